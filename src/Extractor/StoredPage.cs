using Extractor.Fetch;

namespace Extractor;

/// <summary>An answer of a site as an archive keeps it: the page, and what the answer told beside it.</summary>
public sealed class StoredPage
{
    private static readonly string DefaultAgent = new ArticleClientOptions().UserAgent;

    /// <summary>The page as it came, decompressed.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The address that answered; null where it is not known.</summary>
    public Uri? Url { get; init; }

    /// <summary>The Content-Type header as it came; null where there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>When the answer came; null where it is not known.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The HTTP status; null for a page that was not got by HTTP. It is told beside a failure.</summary>
    public int? Status { get; init; }

    /// <summary>The values of the answer's X-Robots-Tag headers, one a header; empty by default.</summary>
    public IReadOnlyList<string> RobotsTags { get; init; } = [];

    /// <summary>
    /// The User-Agent that asked, since directives may be for one agent by name; null, the default, for that of a client with the default
    /// options.
    /// </summary>
    public string? UserAgent { get; init; }

    internal IReadOnlyList<string> RobotsDirectives =>
        RobotsTags.Count == 0 ? [] : XRobotsTag.Read(RobotsTags, ProductToken.Of(UserAgent ?? DefaultAgent));

    /// <summary>
    /// Whether an answer is taken for a page, as <see cref="ArticleClient"/> does it: by its type, and where that says nothing by its first
    /// bytes (WHATWG MIME Sniffing standard).
    /// </summary>
    /// <param name="contentType">The Content-Type header; null where there is none.</param>
    /// <param name="beginning">
    /// The first bytes of the page, of which 1,445 are enough; empty to ask whether the type alone speaks against it.
    /// </param>
    /// <returns>False when it is something else than HTML or XHTML.</returns>
    public static bool MayBeHtml(string? contentType, ReadOnlySpan<byte> beginning)
    {
        var type = PageType.Of(contentType);
        return !type.IsOther && type.Contradiction(beginning) is null;
    }
}
