using Extractor.Text;

namespace Extractor.Walls;

/// <summary>How a page that was just fetched was come to. A stored page has none, and is never refused as a wall.</summary>
/// <param name="Asked">The address that was asked for.</param>
/// <param name="Url">The address that answered, after all redirects.</param>
/// <param name="FetchedAt">When the answer was whole.</param>
/// <param name="Challenge">A header by which the answer calls itself a challenge; null where there is none.</param>
internal sealed record LiveVisit(Uri Asked, Uri Url, DateTimeOffset FetchedAt, string? Challenge = null)
{
    /// <summary>Whether the page that answered is another one than was asked for: by host or path, <c>www.</c> and a closing slash aside.</summary>
    internal bool IsElsewhere => !Urls.SamePage(Asked.AbsoluteUri, Url);
}
