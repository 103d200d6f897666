using System.Diagnostics;
using System.Text;
using Extractor.Tests.Fetch;

namespace Extractor.WebApi.Tests;

/// <summary>The service as a process of its own, ended as an operator ends it.</summary>
[Platform("Unix")]
public sealed class SignalTests
{
    private const int Pages = 4_000;

    [Test]
    public async Task SIGTERM_ends_it_well_and_the_next_start_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("extractor-signal-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "a.warc"), Archive());
            var output = Path.Combine(folder, "out.jsonl");
            var first = await RunAsync(folder, () => File.Exists(output + ".progress") && File.ReadAllText(output + ".progress").Contains("\"results\":", StringComparison.Ordinal) && !File.ReadAllText(output + ".progress").Contains("\"results\":0", StringComparison.Ordinal));
            Assert.That(File.Exists(output), Is.False, "The first run was stopped before its end.");
            var second = await RunAsync(folder, () => File.Exists(output));

            Assert.That((first, second), Is.EqualTo((0, 0)));
            Assert.That(
                File.ReadLines(output).Select(static line => ArticleResult.FromJson(line).Id),
                Is.EqualTo(Enumerable.Range(0, Pages).Select(static number => $"urn:uuid:{number}")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder, Func<bool> isEnough)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            typeof(WebApp).Assembly.Location, "--urls=http://127.0.0.1:0", $"--Pipeline:Archives:0={folder}/a.warc", $"--Pipeline:Output={folder}/out.jsonl",
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var log = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var began = Stopwatch.StartNew();
            while (!isEnough() && !process.HasExited && began.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(5);
            Assert.That(process.HasExited, Is.False, "It ended by itself.");
            using (var kill = Process.Start("kill", $"-TERM {process.Id}")) await kill.WaitForExitAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(40));
            await log;
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static byte[] Archive()
    {
        using var archive = new MemoryStream();
        var answer = Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + TestSite.Page());
        for (var number = 0; number < Pages; number++)
        {
            archive.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant(
                $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-03-10T12:00:00Z\r\nWARC-Target-URI: https://gazette.example/{number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {answer.Length}\r\n\r\n")));
            archive.Write(answer);
            archive.Write("\r\n\r\n"u8);
        }

        return archive.ToArray();
    }
}
