using System.Diagnostics;
using System.Text;

namespace Extractor.CommandLine.Tests;

/// <summary>The console as a process of its own.</summary>
internal static class ConsoleProcess
{
    /// <summary>Starts the console with its standard streams in the hand of the test.</summary>
    internal static Process Start(string[] args, Action<IDictionary<string, string?>>? configure = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(typeof(ConsoleApp).Assembly.Location);
        foreach (var arg in args) start.ArgumentList.Add(arg);
        configure?.Invoke(start.Environment);
        return Process.Start(start)!;
    }
}
