namespace Extractor.Fetch;

/// <summary>
/// One page's way through the net: where it stands, where it came from, and its share of what a run of many pages allows at once.
/// </summary>
/// <param name="url">The address that was asked for.</param>
/// <param name="context">The fetch's budget and body, disposed of with the run.</param>
/// <param name="pages">Limits how many pages of a run are fetched and extracted at a time; null for a page by itself.</param>
internal sealed class FetchRun(Uri url, FetchContext context, SemaphoreSlim? pages = null) : IDisposable
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<PageRedirect> redirects = [];
    private bool holdsPage;

    /// <summary>The address that was asked for.</summary>
    internal Uri Start { get; } = WithoutUser(url);

    /// <summary>The address of the next hop.</summary>
    internal Uri Current { get; private set; } = WithoutUser(url);

    /// <summary>The fetch's budget and body.</summary>
    internal FetchContext Context { get; } = context;

    /// <summary>The redirects that were followed so far.</summary>
    internal IReadOnlyList<PageRedirect> Redirects => redirects;

    /// <summary>Goes on to where the page leads.</summary>
    /// <param name="target">The next address.</param>
    /// <param name="status">The status of the redirect; null for one that the page's markup asks for.</param>
    internal void Follow(Uri target, int? status)
    {
        var isDowngrade = Current.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp;
        Current = WithoutUser(target);
        redirects.Add(new PageRedirect { Url = Current, Status = status, IsDowngrade = isDowngrade });
    }

    /// <summary>Notes the current address.</summary>
    /// <returns>False when the run has been there.</returns>
    internal bool Visit() => seen.Add(Current.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    /// <summary>
    /// Gives back the place among the pages of the run: whoever waits for a host holds none, so that one slow host does not keep
    /// the others waiting, and no two wait for each other.
    /// </summary>
    internal void LeavePages()
    {
        if (holdsPage)
        {
            holdsPage = false;
            pages!.Release();
        }
    }

    /// <summary>Waits for a place among the pages of the run.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async ValueTask EnterPagesAsync(CancellationToken cancellationToken)
    {
        if (pages is not null && !holdsPage)
        {
            await pages.WaitAsync(cancellationToken).ConfigureAwait(false);
            holdsPage = true;
        }
    }

    /// <summary>Takes a place among the pages of the run if one is free.</summary>
    /// <returns>True when the run has a place, or needs none.</returns>
    internal bool TryEnterPages()
    {
        holdsPage = holdsPage || pages?.Wait(0) == true;
        return holdsPage || pages is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        LeavePages();
        Context.Dispose();
    }

    /// <summary>
    /// Names and passwords in an address are not sent (RFC 9110 section 4.2.4 deprecates them), so they must not live on either: in
    /// the record, or in what the pipelines log of their authority.
    /// </summary>
    /// <param name="url">The address.</param>
    /// <returns>The address without them.</returns>
    internal static Uri WithoutUser(Uri url) =>
        url.UserInfo.Length == 0 ? url : new Uri(url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));
}
