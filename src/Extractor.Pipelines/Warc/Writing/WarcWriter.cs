using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Extractor.Pipelines.Warc.Writing;

/// <summary>Writes records of WARC 1.1 (ISO 28500:2017), each a gzip member of its own where the archive is packed (its annex D).</summary>
/// <param name="output">The archive; it stays open.</param>
/// <param name="isPacked">Whether it is packed.</param>
internal sealed class WarcWriter(Stream output, bool isPacked)
{
    /// <summary>To the tick, so that a record made of it has the same instant; the standard allows up to nine digits.</summary>
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly string Software = "Extractor.Pipelines/" + typeof(WarcWriter).Assembly.GetName().Version!.ToString(3);

    private readonly string infoId = NewId();

    /// <summary>Writes the description of the archive, which stands first.</summary>
    /// <param name="fileName">The name of the archive.</param>
    /// <param name="date">When it was begun.</param>
    /// <param name="userAgent">The User-Agent of its requests; null where there are none.</param>
    internal async ValueTask WriteInfoAsync(string fileName, DateTimeOffset date, string? userAgent)
    {
        var fields = new StringBuilder($"software: {Software}\r\nformat: WARC File Format 1.1\r\n")
            .Append("conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n");
        if (userAgent is not null)
        {
            fields.Append(CultureInfo.InvariantCulture, $"http-header-user-agent: {userAgent}\r\n");
        }

        var header = Header("warcinfo", infoId, date, "application/warc-fields");
        header.Append(CultureInfo.InvariantCulture, $"WARC-Filename: {fileName}\r\n");
        await WriteAsync(header, Encoding.UTF8.GetBytes(fields.ToString()), default).ConfigureAwait(false);
    }

    /// <summary>Writes an answer, then the request that it is to.</summary>
    /// <param name="exchange">Both.</param>
    internal async ValueTask WriteAsync(WarcExchange exchange)
    {
        var id = NewId();
        var response = Header("response", id, exchange.Date, "application/http; msgtype=response", exchange);
        response.Append(CultureInfo.InvariantCulture, $"WARC-Payload-Digest: {Digest(exchange.Body.Span, default)}\r\n");
        if (exchange.Protocol is not null)
        {
            response.Append(CultureInfo.InvariantCulture, $"WARC-Protocol: {exchange.Protocol}\r\n");
        }

        if (exchange.Truncated is not null)
        {
            response.Append(CultureInfo.InvariantCulture, $"WARC-Truncated: {exchange.Truncated}\r\n");
        }

        await WriteAsync(response, exchange.ResponseHead, exchange.Body).ConfigureAwait(false);
        var request = Header("request", NewId(), exchange.Date, "application/http; msgtype=request", exchange);
        request.Append(CultureInfo.InvariantCulture, $"WARC-Concurrent-To: {id}\r\n");
        await WriteAsync(request, exchange.Request, default).ConfigureAwait(false);
    }

    private static string NewId() => $"<urn:uuid:{Guid.NewGuid():D}>";

    private StringBuilder Header(string type, string id, DateTimeOffset date, string contentType, WarcExchange? exchange = null)
    {
        var header = new StringBuilder(512).Append("WARC/1.1\r\n").Append(CultureInfo.InvariantCulture, $"WARC-Type: {type}\r\nWARC-Record-ID: {id}\r\n")
            .Append("WARC-Date: ").Append(date.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture)).Append("\r\n");
        if (exchange is not null)
        {
            header.Append(CultureInfo.InvariantCulture, $"WARC-Target-URI: {exchange.Url}\r\nWARC-Warcinfo-ID: {infoId}\r\n");
        }

        return header.Append(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\n");
    }

    private async ValueTask WriteAsync(StringBuilder header, byte[] head, ReadOnlyMemory<byte> body)
    {
        header.Append(CultureInfo.InvariantCulture, $"WARC-Block-Digest: {Digest(head, body.Span)}\r\n");
        header.Append(CultureInfo.InvariantCulture, $"Content-Length: {head.Length + (long)body.Length}\r\n\r\n");
        if (!isPacked)
        {
            await WriteAsync(output, header.ToString(), head, body).ConfigureAwait(false);
            return;
        }

        var member = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        await using (member.ConfigureAwait(false))
        {
            await WriteAsync(member, header.ToString(), head, body).ConfigureAwait(false);
        }
    }

    private static async ValueTask WriteAsync(Stream record, string header, byte[] head, ReadOnlyMemory<byte> body)
    {
        await record.WriteAsync(Encoding.UTF8.GetBytes(header)).ConfigureAwait(false);
        await record.WriteAsync(head).ConfigureAwait(false);
        await record.WriteAsync(body).ConfigureAwait(false);
        await record.WriteAsync("\r\n\r\n"u8.ToArray()).ConfigureAwait(false);
    }

    /// <summary>SHA-1 in base 32 is what all archives carry: it tells copies and damage, and keeps no secret.</summary>
    private static string Digest(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
#pragma warning disable CA5350 // Weak by today's measure; it is the custom of the format.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(head);
        hash.AppendData(body);
        return "sha1:" + Base32.Encode(hash.GetHashAndReset());
    }
}
