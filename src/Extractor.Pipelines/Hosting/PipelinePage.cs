namespace Extractor.Pipelines;

/// <summary>
/// What a source gives: an address to fetch, a stored page, or what went wrong with it. Where several are set, the fault goes before the
/// page and the page before the address; one without any of them is a result of the kind <see cref="FailureKind.InvalidInput"/>.
/// </summary>
public sealed class PipelinePage
{
    /// <summary>The source's own name for the page, which becomes <see cref="ArticleResult.Id"/>; null where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The address, which becomes <see cref="ArticleResult.Url"/>, and which is fetched where there is no <see cref="Page"/>.</summary>
    public Uri? Url { get; init; }

    /// <summary>The stored page, which is extracted without a fetch; null for an address.</summary>
    public StoredPage? Page { get; init; }

    /// <summary>Why there is no page, which becomes <see cref="ArticleResult.Error"/>; null where there is one.</summary>
    public ArticleFailure? Fault { get; init; }

    /// <summary>Is called once the sink has the result, or had it from an earlier run; what it throws is a fault of the source.</summary>
    internal Action? Written { get; init; }

    /// <summary>The address under which the result stands, and by which a file that is gone on with knows the page.</summary>
    internal Uri? Address => Url ?? Page?.Url;

    /// <summary>A page to fetch.</summary>
    /// <param name="url">Its address.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    public static PipelinePage Of(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new PipelinePage { Url = url };
    }

    /// <summary>A story to fetch that a feed or a sitemap names; its id is the feed's.</summary>
    /// <param name="link">The link.</param>
    /// <exception cref="ArgumentNullException"><paramref name="link"/> is null.</exception>
    public static PipelinePage Of(StoryLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new PipelinePage { Id = link.Id, Url = link.Url };
    }

    /// <summary>Tells the source that the result is written.</summary>
    /// <returns>What the source has against it; null for nothing.</returns>
    internal Exception? Confirm()
    {
        try
        {
            Written?.Invoke();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>A page of a web archive, or the fault of its record; its id is the record's.</summary>
    /// <param name="page">The page.</param>
    /// <exception cref="ArgumentNullException"><paramref name="page"/> is null.</exception>
    public static PipelinePage Of(WarcPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new PipelinePage { Id = page.RecordId, Url = page.Url, Page = page.Page, Fault = page.Fault };
    }
}
