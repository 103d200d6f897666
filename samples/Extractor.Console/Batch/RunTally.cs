using System.Diagnostics;
using System.Globalization;
using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

/// <summary>Counts the results of a run, and sums them up in one line at its end.</summary>
internal sealed class RunTally(RunOutput output)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly long _earlier = output.Earlier;

    /// <summary>All pages so far, those of the interrupted run that this one goes on with among them.</summary>
    public long Pages { get; private set; } = output.Earlier;

    public long Failures { get; private set; } = output.EarlierFailures;

    public void Add(ArticleResult result)
    {
        Pages++;
        if (!result.Success) Failures++;
    }

    /// <summary>Writes the line and gives the exit code.</summary>
    /// <param name="streams">The standard streams.</param>
    /// <param name="more">What else the line says.</param>
    public int Finish(ConsoleStreams streams, string more = "")
    {
        var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        var earlier = _earlier == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({_earlier} of them before)");
        streams.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Pages} pages{earlier}, {Failures} failures{more}, {(Pages - _earlier) / Math.Max(seconds, 0.001):0.0} pages/s"));
        return ExitCode.For(Failures == 0);
    }
}
