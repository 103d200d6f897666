using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Extractor.Speed.Measure;

/// <summary>
/// How long the console takes for one page, from the start of the process to its end: as it is built, compiled ahead of time beside the
/// runtime (ReadyToRun) and as native code (NativeAOT), in turns.
/// </summary>
internal sealed class ColdStart(string folder)
{
    private const string Project = "samples/Extractor.Console";
    private static readonly TimeSpan LongestPublish = TimeSpan.FromMinutes(20);

    private static readonly (string Name, string[] Options)[] Builds =
    [
        ("as built", []),
        ("ReadyToRun", ["-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true"]),
        ("NativeAOT", ["-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true"]),
    ];

    /// <summary>Builds all three, then runs them.</summary>
    /// <param name="page">The page, a file.</param>
    /// <param name="rounds">How often each is run.</param>
    /// <param name="progress">Told of each build.</param>
    /// <param name="token">Stops the builds and the runs.</param>
    /// <returns>For each build the median and the least seconds of the page, and the median of <c>--version</c>, which reads none.</returns>
    public async Task<List<(string Build, double Median, double Least, double NoPage)>> RunAsync(string page, int rounds, Action<string> progress, CancellationToken token)
    {
        if (!Directory.Exists(Project)) throw new UsageException($"'{Project}' is missing. Run this from the root of the repository.");
        var programs = new List<(string Build, string Program)>();
        foreach (var (name, options) in Builds)
        {
            progress(name);
            programs.Add((name, await PublishAsync(name, options, token)));
        }

        var pages = programs.ConvertAll(_ => new List<double>());
        var bare = programs.ConvertAll(_ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < programs.Count; i++)
            {
                pages[i].Add(await TimeAsync(programs[i].Program, ["extract", page], token));
                bare[i].Add(await TimeAsync(programs[i].Program, ["--version"], token));
            }
        }

        return [.. programs.Select((program, i) => (program.Build, Clock.Median(pages[i]), pages[i].Min(), Clock.Median(bare[i])))];
    }

    private async Task<string> PublishAsync(string name, string[] options, CancellationToken token)
    {
        var own = Path.Combine(folder, name.Replace(' ', '-'));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(LongestPublish);
        int code;
        string said;
        try
        {
            // A folder of its own for what the build makes: the builds of the working copy stay as they are.
            (code, said) = await RunAsync("dotnet", ["publish", Project, "-c", "Release", "--artifacts-path", own, "-o", Path.Combine(own, "published"), .. options], limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new InvalidDataException($"The console does not build {name} within {LongestPublish.TotalMinutes} minutes.");
        }

        if (code != 0) throw new InvalidDataException($"The console does not build {name}: {said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? said}");
        return Path.Combine(own, "published", OperatingSystem.IsWindows() ? "Extractor.Console.exe" : "Extractor.Console");
    }

    private static async Task<double> TimeAsync(string program, string[] arguments, CancellationToken token)
    {
        var start = Stopwatch.GetTimestamp();
        var (code, said) = await RunAsync(program, arguments, token);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return code == 0 ? seconds : throw new InvalidDataException($"'{program} {string.Join(' ', arguments)}' ends with {code}: {said}");
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, CancellationToken token)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new IOException($"'{program}' does not start: {e.Message}", e);
        }

        try
        {
            var error = process.StandardError.ReadToEndAsync(token);
            var output = await process.StandardOutput.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            return (process.ExitCode, output + await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
