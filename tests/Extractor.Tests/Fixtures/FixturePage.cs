using System.Text.Json;

using Extractor.Tests.Support;

namespace Extractor.Tests.Fixtures;

/// <summary>An invented page and the record that a careful editor would want of it.</summary>
internal sealed class FixturePage
{
    private const string PageEnding = ".html";
    private const string RecordEnding = ".expected.json";

    private FixturePage(string name)
    {
        Name = name;
        Content = File.ReadAllBytes(Path.Combine(Folder, name + PageEnding));
        Expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + RecordEnding))).RootElement;
    }

    public static string Folder => Repository.PathOf("tests", "Extractor.Tests", "Fixtures", "Pages");

    /// <summary>The names of all pages and of all records: one that lacks its other half fails when it is loaded.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder).Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public string Name { get; }

    public byte[] Content { get; }

    public JsonElement Expected { get; }

    public Uri Url => new(Expected.GetProperty("url").GetString()!);

    public static FixturePage Load(string name) => new(name);

    public Article Extract()
    {
        var result = new ArticleExtractor().Extract(Content, Url);
        Assert.That(result.Article, Is.Not.Null, () => $"{Name}: {result.Error?.Kind}: {result.Error?.Message}");
        return result.Article!;
    }

    private static string NameOf(string path)
    {
        var file = Path.GetFileName(path);
        foreach (var ending in (ReadOnlySpan<string>)[PageEnding, RecordEnding])
        {
            if (file.EndsWith(ending, StringComparison.Ordinal)) return file[..^ending.Length];
        }

        return file;
    }
}
