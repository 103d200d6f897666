namespace Extractor.Fetch;

/// <summary>Asks the site's robots.txt before each address, and keeps the pace that it wants.</summary>
internal sealed class RobotsCheck(RobotsStore store, RobotsReader reader, HostPauses pauses, HostGates gates, ArticleClientOptions options)
{
    /// <summary>Looks at the last answer of a fetch: where it is a download of a robots.txt, the site need not be asked for it again.</summary>
    /// <param name="run">The fetch.</param>
    /// <param name="response">The answer.</param>
    internal void Note(FetchRun run, HttpResponseMessage response)
    {
        if (options.RespectRobots
            && run.Context.Aim.Kind == BodyKind.File
            && RobotsFile.Is(run.Start)
            && run.Redirects.Count <= RobotsReader.MostRedirects
            && reader.JudgeDownload(run.Context, response, run.Current) is { } answer)
        {
            store.Note(run.Start, answer);
        }
    }

    /// <summary>Says why an address may not be fetched.</summary>
    /// <param name="run">The fetch, which stands at the address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The failure; null when the address may be fetched.</returns>
    /// <exception cref="OperationCanceledException">The caller ended the fetch.</exception>
    internal async ValueTask<ArticleFailure?> RefuseAsync(FetchRun run, CancellationToken cancellationToken)
    {
        var url = run.Current;
        if (!options.RespectRobots || RobotsFile.Is(url))
        {
            return null;
        }

        var answer = await store.GetAsync(run, cancellationToken).ConfigureAwait(false);
        if (answer.File is { } file)
        {
            gates.Slow(url, file.CrawlDelay < options.MaxCrawlDelay ? file.CrawlDelay : options.MaxCrawlDelay);
            return file.Allows(url) ? null : FetchFaults.Fail(FailureKind.DisallowedByRobots, url, "The site's robots.txt disallows the page.");
        }

        if (pauses.Of(url) is { } pause)
        {
            // Asking for robots.txt had the site ask for the pause.
            return FetchFaults.Describe(pause, url);
        }

        return answer.Fault is { } fault
            ? fault with { Url = url }
            : new ArticleFailure
            {
                Kind = FailureKind.DisallowedByRobots,
                Message = $"The site's robots.txt could not be read, so nothing may be fetched for now: {answer.Reason}",
                Url = url,
                RetryAt = answer.FreshUntil,
            };
    }
}
