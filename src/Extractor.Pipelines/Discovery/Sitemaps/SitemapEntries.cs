using System.Diagnostics.CodeAnalysis;

namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>The entries of one sitemap file, in their order.</summary>
internal abstract class SitemapEntries : IDisposable
{
    /// <summary>Longer addresses are none; the client would refuse them. The protocol allows 2,048 characters.</summary>
    internal const int LongestAddress = 8_192;

    private const int LongestQuote = 100;

    /// <summary>What ended the file before its time, in words; null where nothing did.</summary>
    internal string? Problem { get; private protected set; }

    /// <summary>Reads the next entry: a link, another sitemap, or what is wrong with an entry.</summary>
    /// <returns>The entry; null at the end, also where <see cref="Problem"/> made it.</returns>
    internal abstract ValueTask<SitemapItem?> NextAsync();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Reads an address as the protocol wants it: absolute, http or https.</summary>
    /// <param name="text">The text.</param>
    /// <param name="url">The address.</param>
    private protected static bool TryAddress(string text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        return text.Length <= LongestAddress && Uri.TryCreate(text.Trim(), UriKind.Absolute, out url) &&
            (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0;
    }

    /// <summary>An entry that cannot be used.</summary>
    /// <param name="text">What stands for its address.</param>
    /// <param name="source">The file.</param>
    private protected static SitemapItem NoAddress(string text, Uri? source) => new()
    {
        Fault = new ArticleFailure
        {
            Kind = FailureKind.InvalidInput,
            Message = text.Length == 0
                ? "An entry of the sitemap has no address."
                : $"An entry of the sitemap is not an absolute http or https address: {(text.Length > LongestQuote ? text[..LongestQuote] + "…" : text)}",
            Url = source,
        },
    };
}
