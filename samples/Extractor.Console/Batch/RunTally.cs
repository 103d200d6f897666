using System.Diagnostics;
using System.Globalization;

namespace Extractor.CommandLine.Batch;

/// <summary>Counts the results of a run, and sums them up in one line at its end.</summary>
internal sealed class RunTally
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public int Pages { get; private set; }

    public int Failures { get; private set; }

    public void Add(ArticleResult result)
    {
        Pages++;
        if (!result.Success) Failures++;
    }

    /// <summary>Writes the line and gives the exit code.</summary>
    public int Finish(ConsoleStreams streams)
    {
        var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        streams.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Pages} pages, {Failures} failures, {Pages / Math.Max(seconds, 0.001):0.0} pages/s"));
        return ExitCode.For(Failures == 0);
    }
}
