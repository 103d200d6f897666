using System.Globalization;
using System.Xml;

namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>Reads one sitemap file: what is wanted of it, then what ended it before its time.</summary>
internal sealed class SitemapFile(Stream stream, Uri? source, SitemapOptions options, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>Of entries that cannot be used so many are told one by one.</summary>
    internal const int MostFaults = 100;

    private BoundedStream? file;
    private SitemapEntries? entries;
    private bool hasDtd;
    private bool isOver;
    private int read;
    private int faults;

    /// <summary>Reads the next item.</summary>
    /// <returns>The item; null at the end.</returns>
    internal async ValueTask<SitemapItem?> NextAsync()
    {
        if (isOver)
        {
            return null;
        }

        try
        {
            file ??= await BoundedStream.OpenAsync(stream, options.MaxFileLength, options.MaxCompressionRatio, cancellationToken).ConfigureAwait(false);
            if (entries is null)
            {
                (entries, hasDtd) = await SitemapText.OpenAsync(file, source, cancellationToken).ConfigureAwait(false);
            }

            while (await entries.NextAsync().ConfigureAwait(false) is { } item)
            {
                if (++read > options.MaxEntries)
                {
                    return End(FailureKind.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The sitemap has more than {options.MaxEntries:N0} entries."));
                }

                if (Wants(item))
                {
                    return item;
                }
            }
        }
        catch (XmlException exception)
        {
            return Bound() ?? End(FailureKind.InvalidInput, Describe(exception));
        }

        if (Bound() is { } bound)
        {
            return bound;
        }

        if (entries.Problem is { } problem)
        {
            return End(FailureKind.InvalidInput, problem);
        }

        isOver = true;
        return faults <= MostFaults ? null : End(
            FailureKind.InvalidInput,
            string.Create(CultureInfo.InvariantCulture, $"{faults - MostFaults:N0} more entries of the sitemap have no http or https address."));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        entries?.Dispose();
        file?.Dispose();
    }

    private bool Wants(SitemapItem item) =>
        item.Fault is not null ? ++faults <= MostFaults
        : item.Link is { } link ? SitemapTimes.Wants(link, options)
        : SitemapTimes.Wants(item.Modified, options);

    private SitemapItem? Bound() => file?.Met switch
    {
        StreamBound.Length => End(FailureKind.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The sitemap is longer than {options.MaxFileLength:N0} bytes.")),
        StreamBound.Ratio => End(
            FailureKind.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The sitemap unpacks to more than {options.MaxCompressionRatio} times its size.")),
        StreamBound.Damage => End(FailureKind.Unreadable, "The sitemap cannot be unpacked."),
        StreamBound.Stretch => End(FailureKind.TooLarge, "A name, an attribute or a text of the sitemap is too long."),
        _ => null,
    };

    private string Describe(XmlException exception) =>
        hasDtd && entries is XmlSitemap { HasRoot: false }
            ? "The file has a DTD, as web pages do and no sitemap needs: it is not read."
            : string.Create(CultureInfo.InvariantCulture, $"The sitemap is no well-formed XML from line {exception.LineNumber} on.");

    private SitemapItem End(FailureKind kind, string message)
    {
        isOver = true;
        return new SitemapItem { Fault = new ArticleFailure { Kind = kind, Message = message, Url = source } };
    }
}
