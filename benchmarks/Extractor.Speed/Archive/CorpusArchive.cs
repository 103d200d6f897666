using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Extractor.Speed.Archive;

/// <summary>A web archive made of the pages of the corpus, over and over, a gzip member for each record.</summary>
internal static class CorpusArchive
{
    /// <summary>Writes the archive, one page in memory at a time.</summary>
    /// <exception cref="UsageException">There is no corpus.</exception>
    public static void Write(string corpus, int records, string path, CancellationToken token)
    {
        var pages = Pages(corpus);
        using var file = File.Create(path);
        for (var i = 0; i < records; i++)
        {
            token.ThrowIfCancellationRequested();
            var (url, page) = pages[i % pages.Count];
            var body = Read(page);
            var http = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n");
            var length = (http.Length + body.Length).ToString(CultureInfo.InvariantCulture);
            using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(Encoding.UTF8.GetBytes(
                $"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <{Id(i)}>\r\nWARC-Date: 2025-03-10T12:00:00Z\r\nWARC-Target-URI: {url}\r\n"
                + $"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"));
            gzip.Write(http);
            gzip.Write(body);
            gzip.Write("\r\n\r\n"u8);
        }
    }

    /// <summary>The id of a record.</summary>
    public static string Id(int record) => string.Create(CultureInfo.InvariantCulture, $"urn:uuid:00000000-0000-4000-8000-{record:x12}");

    private static List<(string Url, string Path)> Pages(string corpus)
    {
        var pages = new List<(string, string)>();
        string[] manifests = Directory.Exists(corpus) ? Directory.GetFiles(corpus, "manifest.jsonl", SearchOption.AllDirectories) : [];
        foreach (var manifest in manifests.Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(manifest).Where(static line => !string.IsNullOrWhiteSpace(line)))
            {
                var entry = JsonElement.Parse(line);
                var url = entry.TryGetProperty("url", out var address) && Uri.TryCreate(address.GetString(), UriKind.Absolute, out var uri) ? uri.AbsoluteUri : "https://corpus.example/";
                pages.Add((url, Path.Combine(Path.GetDirectoryName(manifest)!, entry.GetProperty("path").GetString()!)));
            }
        }

        return pages.Count > 0 ? pages : throw new UsageException($"The corpus is not there: {corpus} holds no manifest.jsonl. Give a folder with --corpus.");
    }

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        using var content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
