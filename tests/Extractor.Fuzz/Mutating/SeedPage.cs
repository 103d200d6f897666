using System.IO.Compression;
using System.Text.Json;
using Extractor.Decode;

namespace Extractor.Fuzz.Mutating;

/// <summary>A whole page to start from.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Html">Its characters.</param>
/// <param name="IsFixture">Whether it is one of the repository's invented pages.</param>
internal sealed record SeedPage(string Name, string Html, bool IsFixture)
{
    private const int MostCharacters = 400_000;

    /// <summary>Reads pages.</summary>
    /// <param name="places">Folders, which are searched through, manifests (JSON lines with a path) and pages; none for the repository's own and the corpus beside it.</param>
    public static IReadOnlyList<SeedPage> Load(IReadOnlyList<string> places)
    {
        var fixtures = FixtureFolder();
        if (places.Count == 0)
        {
            var corpus = fixtures is null ? null : Path.GetFullPath(Path.Combine(fixtures, "../../../../../shared/corpus/news/pages"));
            places = [.. new[] { fixtures, corpus }.Where(Directory.Exists).Select(folder => folder!)];
        }

        var pages = new List<SeedPage>();
        foreach (var file in places.SelectMany(Files).Order(StringComparer.Ordinal))
        {
            using var page = PageDecoder.Decode(Read(file), null);
            if (page.Text.Length <= MostCharacters)
                pages.Add(new(Path.GetFileName(file), page.Text.ToString(), fixtures is not null && Path.GetFullPath(file).StartsWith(fixtures, StringComparison.Ordinal)));
        }

        return pages.Count > 0 ? pages : throw new UsageException("There is no page to start from; name folders, manifests or pages with --pages.");
    }

    /// <summary>The bytes of a page, unpacked.</summary>
    public static byte[] Read(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(file);
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var page = new MemoryStream();
        packed.CopyTo(page);
        return page.ToArray();
    }

    /// <summary>The repository's invented pages; null outside a checkout.</summary>
    public static string? FixtureFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var pages = Path.Combine(folder.FullName, "tests", "Extractor.Tests", "Fixtures", "Pages");
            if (Directory.Exists(pages)) return pages;
        }

        return null;
    }

    private static IEnumerable<string> Files(string place)
    {
        if (Directory.Exists(place)) return Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Where(IsPage);
        if (!File.Exists(place)) throw new UsageException($"There is no '{place}'.");
        if (!place.EndsWith(".jsonl", StringComparison.Ordinal)) return [place];
        var folder = Path.GetDirectoryName(Path.GetFullPath(place))!;
        return File.ReadLines(place).Where(line => line.Length > 0).Select(line =>
        {
            using var entry = JsonDocument.Parse(line);
            return Path.Combine(folder, entry.RootElement.GetProperty("path").GetString()!);
        });
    }

    private static bool IsPage(string file) =>
        file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".htm", StringComparison.Ordinal) || file.EndsWith(".html.gz", StringComparison.Ordinal);
}
