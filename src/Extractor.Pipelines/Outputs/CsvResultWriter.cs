using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Extractor.Pipelines;

/// <summary>
/// Writes results as a table (RFC 4180, but for line ends: LF alone), one row a page, failures included. Lists stand in one field, their
/// items parted by <c>; </c>, captions and links by line ends. What a spreadsheet would run as a formula, since it begins with one of
/// <c>= + - @</c>, a tab or CR, gets a <c>'</c> before it: pages are not to be trusted.
/// </summary>
/// <remarks>For all that a record holds see <see cref="ArticleResult.ToJson"/>; a table leaves out markup, roles and sources.</remarks>
public sealed class CsvResultWriter : IDisposable
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n", Injection = CsvInjection.Escape };

    private static readonly string[] Columns =
    [
        "id", "url", "article_url", "canonical_url", "fetched", "site", "section", "language", "kicker", "title", "standfirst", "byline", "authors",
        "published", "modified", "dateline", "body", "captions", "related_links", "topics", "lead_image", "end_credit", "free", "robots", "doubts",
        "error", "error_status", "error_message", "group", "seconds",
    ];

    private readonly CsvWriter csv;

    /// <summary>Begins a table.</summary>
    /// <param name="output">Where it goes; it stays open.</param>
    /// <param name="hasHeader">Whether the names of the columns come first; false to go on with a table.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public CsvResultWriter(TextWriter output, bool hasHeader = true)
    {
        ArgumentNullException.ThrowIfNull(output);
        csv = CsvWriter.Create(output, Options, leaveOpen: true);
        if (hasHeader)
        {
            csv.WriteRecord(Columns);
            csv.Flush();
        }
    }

    /// <summary>Writes one row.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    public void Write(ArticleResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        csv.WriteRecord(Row(result));

        // Nothing stays behind: whoever flushes the output has all rows.
        csv.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => csv.Dispose();

    private static string?[] Row(ArticleResult result)
    {
        var article = result.Article;
        return
        [
            result.Id,
            result.Url?.OriginalString,
            article?.Url?.AbsoluteUri,
            article?.CanonicalUrl?.AbsoluteUri,
            article?.FetchedAt?.ToString("O", CultureInfo.InvariantCulture),
            article?.SiteName,
            article?.Section,
            article?.Language,
            article?.Kicker,
            article?.Title,
            article?.Standfirst,
            article?.Byline?.Text,
            List(article?.Byline?.Authors.Select(static author => author.Name)),
            article?.Published?.ToString(),
            article?.Modified?.ToString(),
            article?.Dateline?.Text,
            article?.Text,
            List(article?.Captions.Select(static caption => caption.Credit is { } credit ? $"{caption.Text} ({credit})" : caption.Text), "\n"),
            List(article?.RelatedLinks.Select(static link => link.Url.AbsoluteUri), "\n"),
            List(article?.Topics),
            article?.LeadImage?.AbsoluteUri,
            article?.EndCredit,
            article?.Access.Free is { } free ? (free ? "true" : "false") : null,
            List(article?.Access.Robots),
            List(result.Doubts.Select(static doubt => JsonNamingPolicy.CamelCase.ConvertName(doubt.ToString()))),
            result.Error?.Kind.ToString(),
            result.Error?.Status?.ToString(CultureInfo.InvariantCulture),
            result.Error?.Message,
            result.Group,
            result.Seconds?.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string? List(IEnumerable<string>? items, string separator = "; ") =>
        items is null ? null : string.Join(separator, items);
}
