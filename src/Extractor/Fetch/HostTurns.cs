using Extractor.Telemetry;

namespace Extractor.Fetch;

/// <summary>Takes hosts' turns for fetches, whose time and place among the pages of a run do not count while they wait.</summary>
internal sealed class HostTurns(HostGates gates, HostPauses pauses, TimeProvider timeProvider)
{
    /// <summary>
    /// Waits for the host and for a place among the pages of the run, and holds neither while it waits for the other. A turn kept
    /// while the places are taken would shut the host for everybody, the reader of the run included, for as long as that reader stops.
    /// </summary>
    /// <param name="run">The fetch.</param>
    /// <param name="url">An address of the host.</param>
    /// <param name="isPaced">False for a request that need not keep the host's interval.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn, to be disposed of when the answer was read; or the pause for which the host is left alone.</returns>
    internal async ValueTask<(HostTurn? Turn, HostPause? Pause)> TakeAsync(FetchRun run, Uri url, bool isPaced, CancellationToken cancellationToken)
    {
        HostPause? pause = null;
        var asked = timeProvider.GetTimestamp();
        run.LeavePages();
        run.Context.StopClock();
        try
        {
            while (true)
            {
                var turn = await gates.EnterAsync(url, IsClosed, isPaced, cancellationToken, run.TryEnterPages).ConfigureAwait(false);
                if (turn is not null)
                {
                    return (turn, null);
                }

                await run.EnterPagesAsync(cancellationToken).ConfigureAwait(false);
                if (pause is not null)
                {
                    return (null, pause);
                }

                if (gates.TryEnter(url, IsClosed, isPaced) is { } free)
                {
                    return (free, null);
                }

                run.LeavePages();
            }
        }
        finally
        {
            run.Context.StartClock();
            Instruments.RecordHostWait(timeProvider.GetElapsedTime(asked).TotalSeconds);
        }

        bool IsClosed() => (pause = pauses.Of(url)) is not null;
    }

    /// <summary>
    /// Waits for the host alone, and for no interval: for a robots.txt, for which others may be waiting. A place among the pages of the run
    /// would be one that a reader of the run can keep from them all by stopping.
    /// </summary>
    /// <param name="run">The fetch that needs the file.</param>
    /// <param name="url">An address of the host.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn, to be disposed of when the answer was read; or the pause for which the host is left alone.</returns>
    internal async ValueTask<(HostTurn? Turn, HostPause? Pause)> TakeForRobotsAsync(FetchRun run, Uri url, CancellationToken cancellationToken)
    {
        HostPause? pause = null;
        run.LeavePages();
        run.Context.StopClock();
        try
        {
            return (await gates.EnterAsync(url, () => (pause = pauses.Of(url)) is not null, isPaced: false, cancellationToken).ConfigureAwait(false), pause);
        }
        finally
        {
            run.Context.StartClock();
        }
    }
}
