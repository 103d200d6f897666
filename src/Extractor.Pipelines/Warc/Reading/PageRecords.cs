using System.Globalization;
using System.Text;
using Extractor.Pipelines.Warc.Payload;

namespace Extractor.Pipelines.Warc.Reading;

/// <summary>Reads the pages out of the records that hold one, and passes over all others.</summary>
internal sealed class PageRecords(WarcOptions options)
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    private readonly HeaderReader headers = new(options.MaxHeaderLength);
    private readonly PageBody bodies = new(options);

    /// <summary>Who made the archive, as its <c>warcinfo</c> says; null where it does not.</summary>
    private string? userAgent;

    /// <summary>The id of a record; null where it has none.</summary>
    /// <param name="header">The record's header.</param>
    internal static string? Id(HeaderBlock header) => header.First("WARC-Record-ID") is { } id && Unbracketed(id) is { Length: > 0 } bare ? bare : null;

    /// <summary>The address of a record; null where it has none that is absolute.</summary>
    /// <param name="header">The record's header.</param>
    internal static Uri? Address(HeaderBlock header) =>
        // In angle brackets against the standard, as some versions of Wget write it. A path is none, although some systems take it for a file's.
        header.First("WARC-Target-URI") is { } text && Uri.TryCreate(Unbracketed(text), UriKind.Absolute, out var url) &&
        (!url.IsFile || Unbracketed(text).StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            ? url
            : null;

    /// <summary>Reads a record.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="header">The record's header.</param>
    /// <param name="block">The record's block, of which as much is read as is needed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The page, or the fault; null for a record without a page.</returns>
    internal async ValueTask<WarcPage?> ReadAsync(string id, HeaderBlock header, BlockSource block, CancellationToken cancellationToken)
    {
        var type = header.First("WARC-Type") ?? "";
        var contentType = header.First("Content-Type");
        if (type.Equals("warcinfo", StringComparison.OrdinalIgnoreCase))
        {
            await ReadInfoAsync(block, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (type.Equals("resource", StringComparison.OrdinalIgnoreCase))
        {
            return IsType(contentType, "text/html") || IsType(contentType, "application/xhtml+xml")
                ? await PageAsync(id, header, new StoredAnswer(null, null, contentType), block, cancellationToken).ConfigureAwait(false)
                : null;
        }

        // Answers of other protocols, such as dns, are responses as well.
        return type.Equals("response", StringComparison.OrdinalIgnoreCase) && (contentType is null || IsType(contentType, "application/http"))
            ? await ReadResponseAsync(id, header, block, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async ValueTask<WarcPage?> ReadResponseAsync(string id, HeaderBlock header, BlockSource block, CancellationToken cancellationToken)
    {
        switch (await headers.ReadAsync(block, cancellationToken).ConfigureAwait(false))
        {
            case HeaderEnd.TooLong:
                return Fault(id, header, Damage.TooLarge(string.Create(
                    CultureInfo.InvariantCulture, $"The HTTP header is longer than {options.MaxHeaderLength:N0} bytes.")));
            case HeaderEnd.Cut when block.Remaining > 0:
                // Told of the record as a whole.
                return null;
        }

        var http = HeaderBlock.Parse(headers.Bytes, Encoding.Latin1);
        if (StoredAnswer.Status(http.FirstLine) is not { } status)
        {
            return Fault(id, header, Damage.Invalid("The record holds no HTTP answer."));
        }

        var answer = new StoredAnswer(status, http, http.All("Content-Type").LastOrDefault());
        return answer.IsPage ? await PageAsync(id, header, answer, block, cancellationToken).ConfigureAwait(false) : null;
    }

    private async ValueTask<WarcPage?> PageAsync(
        string id, HeaderBlock header, StoredAnswer answer, BlockSource block, CancellationToken cancellationToken)
    {
        var url = Address(header);
        if (url?.AbsolutePath == "/robots.txt" || !StoredPage.MayBeHtml(answer.ContentType, []))
        {
            return null;
        }

        if (url is null)
        {
            return Fault(id, header, Damage.Invalid("The record has no absolute address."));
        }

        if (header.First("WARC-Segment-Number") is not null)
        {
            return Fault(id, header, Damage.Unreadable("The page is spread over several records."));
        }

        var body = await bodies.ReadAsync(new SourceStream(block), answer, cancellationToken).ConfigureAwait(false);
        if (body.IsOther)
        {
            return null;
        }

        var truncated = header.First("WARC-Truncated") ?? (body.IsCut ? "unspecified" : null);
        var damage = truncated is not null && !options.AcceptTruncated
            ? Damage.Unreadable($"The page is not whole: it was cut when it was stored ({truncated}).")
            : body.Damage;
        return damage is not null
            ? Fault(id, header, damage)
            : new WarcPage
            {
                RecordId = id,
                Url = url,
                Truncated = truncated,
                Page = new StoredPage
                {
                    Content = body.Content,
                    Url = url,
                    ContentType = string.IsNullOrEmpty(answer.ContentType) ? null : answer.ContentType,
                    FetchedAt = Date(header),
                    Status = answer.Code,
                    RobotsTags = answer.Http is { } http ? [.. http.All("X-Robots-Tag")] : [],
                    UserAgent = userAgent,
                },
            };
    }

    /// <summary>A field of the archive's description (ISO 28500, section 6.2) tells who asked.</summary>
    private async ValueTask ReadInfoAsync(BlockSource block, CancellationToken cancellationToken)
    {
        if (await headers.ReadAsync(block, cancellationToken).ConfigureAwait(false) != HeaderEnd.TooLong)
        {
            userAgent = HeaderBlock.Parse(headers.Bytes, Encoding.UTF8, hasFirstLine: false).First("http-header-user-agent");
        }
    }

    /// <summary>When the answer came: an instant of at least a second's precision; null for less, of which WARC 1.1 allows any.</summary>
    private static DateTimeOffset? Date(HeaderBlock header)
    {
        const int TickDigits = 7;
        if (header.First("WARC-Date") is not { } text)
        {
            return null;
        }

        // Up to nine digits of a second are allowed; the last two are shorter than a tick.
        var point = text.IndexOf('.');
        var last = point < 0 ? -1 : point + 1;
        while (last >= 0 && last < text.Length && char.IsAsciiDigit(text[last]))
        {
            last++;
        }

        if (point >= 0 && last - point - 1 > TickDigits)
        {
            text = text.Remove(point + 1 + TickDigits, last - point - 1 - TickDigits);
        }

        return DateTimeOffset.TryParseExact(
            text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;
    }

    private static WarcPage Fault(string id, HeaderBlock header, Damage damage)
    {
        var url = Address(header);
        return new WarcPage { RecordId = id, Url = url, Fault = new ArticleFailure { Kind = damage.Kind, Message = damage.Message, Url = url } };
    }

    private static bool IsType(string? contentType, string name)
    {
        var end = contentType.AsSpan().IndexOf(';');
        return (end < 0 ? contentType.AsSpan() : contentType.AsSpan(0, end)).Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static string Unbracketed(string text) => text is ['<', .., '>'] ? text[1..^1].Trim() : text;
}
