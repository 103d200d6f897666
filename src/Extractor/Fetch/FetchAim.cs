namespace Extractor.Fetch;

/// <summary>What a fetch is after: which bodies, how long at most, and whether only if they changed.</summary>
/// <param name="Kind">What is wanted of the body of a good answer.</param>
/// <param name="Accept">The media types that are asked for.</param>
/// <param name="MaxWireLength">The most bytes off the wire, packed as they come.</param>
/// <param name="MaxLength">The most bytes unpacked.</param>
internal sealed record FetchAim(BodyKind Kind, string Accept, int MaxWireLength, int MaxLength)
{
    private const string PageTypes = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

    private const string RobotsTypes = "text/plain,*/*;q=0.5";

    /// <summary>Packing that gains nothing is odd, and more is endless.</summary>
    private const int RobotsWireLimit = 2 * BodyReader.TextLimit;

    /// <summary>
    /// What the caller of a download knows of the file from before. A client's own store is for pages, whose validators it keeps only once
    /// an article was made of them.
    /// </summary>
    internal PageValidators? Known { get; init; }

    /// <summary>A robots.txt.</summary>
    internal static FetchAim Robots { get; } = new(BodyKind.Text, RobotsTypes, RobotsWireLimit, BodyReader.TextLimit);

    /// <summary>A page, within a client's limits.</summary>
    /// <param name="options">The client's options.</param>
    internal static FetchAim Page(ArticleClientOptions options) =>
        new(BodyKind.Page, PageTypes, options.MaxDownloadLength, options.Extraction.MaxContentLength);

    /// <summary>A file of any type.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="download">What the caller wants.</param>
    internal static FetchAim File(ArticleClientOptions options, DownloadOptions download) => new(
        BodyKind.File,
        download.Accept,
        download.MaxLength ?? options.MaxDownloadLength,
        download.MaxLength ?? options.Extraction.MaxContentLength)
    {
        Known = PageValidators.Of(download.ETag, download.LastModified),
    };
}
