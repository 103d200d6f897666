using Extractor.Telemetry;

namespace Extractor.Fetch;

/// <summary>Takes hosts' turns for fetches, whose time and place among the pages of a run do not count while they wait.</summary>
internal sealed class HostTurns(HostGates gates, HostPauses pauses, TimeProvider timeProvider)
{
    /// <summary>Waits for a host's turn, then for a place among the pages of the run.</summary>
    /// <param name="run">The fetch.</param>
    /// <param name="url">An address of the host.</param>
    /// <param name="isPaced">False for a request that need not keep the host's interval.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn, to be disposed of when the answer was read; or the pause for which the host is left alone.</returns>
    internal async ValueTask<(HostTurn? Turn, HostPause? Pause)> TakeAsync(FetchRun run, Uri url, bool isPaced, CancellationToken cancellationToken)
    {
        HostTurn? turn = null;
        HostPause? pause = null;
        var asked = timeProvider.GetTimestamp();
        run.LeavePages();
        run.Context.StopClock();
        try
        {
            turn = await gates.EnterAsync(url, () => (pause = pauses.Of(url)) is not null, isPaced, cancellationToken).ConfigureAwait(false);
            await run.EnterPagesAsync(cancellationToken).ConfigureAwait(false);
            return (turn, pause);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
        finally
        {
            run.Context.StartClock();
            Instruments.RecordHostWait(timeProvider.GetElapsedTime(asked).TotalSeconds);
        }
    }
}
