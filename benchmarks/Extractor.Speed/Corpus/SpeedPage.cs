using System.IO.Compression;
using System.Text.Json;
using Extractor.Decode;

namespace Extractor.Speed.Corpus;

/// <summary>A stored page, as bytes for us and as the same characters for the peers.</summary>
internal sealed record SpeedPage(string Id, Uri? Url, byte[] Bytes, string Text)
{
    public static SpeedPage Of(string id, Uri? url, byte[] bytes)
    {
        using var decoded = PageDecoder.Decode(bytes, null);
        return new SpeedPage(id, url, bytes, decoded.Text.ToString());
    }

    /// <summary>Reads the pages of a manifest: JSON lines with id, url and path, the path relative to the manifest.</summary>
    /// <exception cref="UsageException">There is no such manifest, or it lists no page.</exception>
    public static List<SpeedPage> Load(string manifest, int most)
    {
        if (!File.Exists(manifest)) throw new UsageException($"The corpus is not there: {manifest} is missing. Give a manifest with --manifest.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(manifest))!;
        var pages = new List<SpeedPage>();
        foreach (var line in File.ReadLines(manifest))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (pages.Count == most) break;
            var entry = JsonElement.Parse(line);
            var url = entry.TryGetProperty("url", out var address) && Uri.TryCreate(address.GetString(), UriKind.Absolute, out var uri) ? uri : null;
            pages.Add(Of(entry.GetProperty("id").ToString(), url, Read(Path.Combine(folder, entry.GetProperty("path").GetString()!))));
        }
        return pages.Count > 0 ? pages : throw new UsageException($"{manifest} lists no page.");
    }

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            gzip.CopyTo(bytes);
        }
        else
        {
            file.CopyTo(bytes);
        }
        return bytes.ToArray();
    }
}
