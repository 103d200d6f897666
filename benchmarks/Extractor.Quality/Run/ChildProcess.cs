using System.ComponentModel;
using System.Diagnostics;

namespace Extractor.Quality.Run;

/// <summary>Runs another program to its end; it is ended with us.</summary>
internal static class ChildProcess
{
    /// <summary>Gives what it printed.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="onError">Takes each line of its standard error.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MeasuringException">It could not be started or failed.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, Action<string> onError, CancellationToken cancellationToken)
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        process.StartInfo.Environment["PYTHONIOENCODING"] = "utf-8";
        var lastLine = "";
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is not { Length: > 0 } line) return;
            lastLine = line;
            onError(line);
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new MeasuringException($"{program} cannot be started: {e.Message}");
        }
        process.BeginErrorReadLine();
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output : throw new MeasuringException($"{program} ended with code {process.ExitCode}. {lastLine}".TrimEnd());
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
