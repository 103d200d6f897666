using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Extractor.Pipelines.Tests.Warc;

/// <summary>Archives made by hand, byte for byte.</summary>
internal static class Records
{
    internal const string Date = "2025-03-10T12:00:00Z";

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(static part => part)];

    internal static string Page(string title) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title></head><body><article><h1>{title}</h1><p>The harbour reopened on Monday.</p></article></body></html>";

    /// <summary>One record with whatever header lines and length.</summary>
    internal static byte[] Record(string type, string id, byte[] block, string fields = "", long? length = null, string end = "\r\n\r\n", string version = "1.0") => Join(
        Bytes(string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/{version}\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: {Date}\r\n{fields}Content-Length: {length ?? block.Length}\r\n\r\n")),
        block,
        Bytes(end));

    /// <summary>An HTTP answer.</summary>
    internal static byte[] Http(byte[] body, string fields = "Content-Type: text/html; charset=utf-8\r\n", string status = "200 OK") =>
        Join(Bytes($"HTTP/1.1 {status}\r\n{fields}\r\n"), body);

    /// <summary>A record with an answer; its id is that of its page, its address ends with it.</summary>
    internal static byte[] Response(string id, byte[] http, string fields = "", long? length = null, string end = "\r\n\r\n") => Record(
        "response", id, http, $"WARC-Target-URI: https://gazette.example/{id}\r\nContent-Type: application/http; msgtype=response\r\n{fields}", length, end);

    internal static byte[] PageRecord(string id) => Response(id, Http(Bytes(Page("Story " + id))));

    internal static byte[] Gzip(params byte[][] parts) => Pack(Join(parts), static stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true));

    internal static byte[] Brotli(byte[] content) => Pack(content, static stream => new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true));

    internal static byte[] Zlib(byte[] content) => Pack(content, static stream => new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true));

    internal static byte[] Deflate(byte[] content) => Pack(content, static stream => new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true));

    /// <summary>A body in chunks.</summary>
    internal static byte[] Chunked(byte[] content, int size, string end = "0\r\n\r\n") => Join(
    [
        .. content.Chunk(size).Select(static chunk => Join(
            Bytes(string.Create(CultureInfo.InvariantCulture, $"{chunk.Length:X};note=\"a\"\r\n")), chunk, Bytes("\r\n"))),
        Bytes(end),
    ]);

    internal static async Task<List<WarcPage>> ReadAsync(byte[] archive, WarcOptions? options = null)
    {
        using var stream = new MemoryStream(archive);
        return await ReadAsync(stream, options);
    }

    internal static async Task<List<WarcPage>> ReadAsync(Stream archive, WarcOptions? options = null)
    {
        var pages = new List<WarcPage>();
        await foreach (var page in WarcReader.ReadAsync(archive, options)) pages.Add(page);
        return pages;
    }

    /// <summary>What came of each record, in short: the last part of its id and its title, or the kind of fault.</summary>
    internal static IEnumerable<string> Told(IEnumerable<WarcPage> pages) => pages.Select(static page =>
        $"{page.RecordId.Split(':')[^1]} {page.Fault?.Kind.ToString() ?? Title(page.Page!)}");

    internal static string Title(StoredPage page)
    {
        var html = Encoding.UTF8.GetString(page.Content.Span);
        var start = html.IndexOf("<title>", StringComparison.Ordinal) + "<title>".Length;
        return html.Length == 0 ? "" : html[start..html.IndexOf("</title>", StringComparison.Ordinal)];
    }

    private static byte[] Pack(byte[] content, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed)) stream.Write(content);
        return packed.ToArray();
    }
}

/// <summary>A stream that is made as it is read, and counts what was read of it.</summary>
internal sealed class MadeStream(IEnumerable<byte[]> parts) : Stream
{
    private readonly IEnumerator<byte[]> parts = parts.GetEnumerator();
    private ReadOnlyMemory<byte> part;

    internal long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Count; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            if (part.IsEmpty)
            {
                if (!parts.MoveNext()) break;
                part = parts.Current;
            }

            var count = Math.Min(buffer.Length - total, part.Length);
            part.Span[..count].CopyTo(buffer[total..]);
            part = part[count..];
            total += count;
        }

        Count += total;
        return total;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) parts.Dispose();
        base.Dispose(disposing);
    }
}
