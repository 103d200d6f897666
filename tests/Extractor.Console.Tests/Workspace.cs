using System.IO.Compression;
using System.Text;

namespace Extractor.CommandLine.Tests;

/// <summary>A folder of stored pages that is removed after the test.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"extractor-console-{Guid.NewGuid():N}");

    public static string Html(string title, string charset = "utf-8") => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="{charset}"><title>{title}</title></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
        <article><h1>{title}</h1>
        <p>The town council voted on Monday to keep the old swimming pool open for another year, after a debate that went on until midnight.</p>
        <p>More than two hundred people had come to the hall, and many of them carried towels. The mayor said that she had never seen so many at a meeting about a budget.</p>
        <p>The pool was built in 1962 and loses about four thousand litres of water a day. Repairs are to begin in the spring, once the ice on the roof has melted.</p>
        <p>A second vote, on the price of a ticket, was put off to the next meeting.</p>
        </article><footer>All rights reserved.</footer></body></html>
        """;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Stores a page, packed where its name ends in .gz, and gives its manifest line.</summary>
    public string Page(string id, string title, string? name = null)
    {
        name ??= id + ".html";
        var bytes = Encoding.UTF8.GetBytes(Html(title));
        Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(bytes) : bytes);
        return Line(id, name);
    }

    public string Manifest(params string[] lines) => Write("manifest.jsonl", string.Join('\n', lines) + "\n");

    public static string Line(string id, string path) => $$"""{"id":"{{id}}","url":"https://gazette.example/{{id}}","path":"{{path}}"}""";

    public static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>The names of all files, hidden ones included.</summary>
    public IEnumerable<string?> FileNames() => Directory.EnumerateFiles(Folder).Select(Path.GetFileName);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
