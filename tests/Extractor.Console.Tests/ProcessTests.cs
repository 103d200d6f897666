using System.Diagnostics;
using System.Text;

namespace Extractor.CommandLine.Tests;

/// <summary>The console as a process of its own: what only the real standard streams and signals can show.</summary>
public sealed class ProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Output_is_utf8_without_a_byte_order_mark_under_any_locale()
    {
        using var files = new Workspace();
        var page = files.Write("page.html", Workspace.Html("Bürgerpark – 灯台 – مرسى"));
        using var process = ConsoleProcess.Start(["extract", page, "--format", "jsonl"], environment => environment["LC_ALL"] = "C");
        process.StandardInput.Close();

        var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes);
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

        Assert.That(process.ExitCode, Is.Zero);
        Assert.That(ConsoleRun.ParseLines(Encoding.UTF8.GetString(bytes.ToArray())).Single().Title(), Is.EqualTo("Bürgerpark – 灯台 – مرسى"));
        Assert.That(bytes.ToArray()[0], Is.EqualTo((byte)'{'));
    }

    [Test]
    public async Task Ctrl_c_ends_even_the_wait_for_standard_input_and_keeps_what_was_written()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("A process cannot be sent Ctrl-C alone on Windows.");
        using var process = ConsoleProcess.Start(["get", "-", "--format", "jsonl"]);
        await process.StandardInput.WriteLineAsync("not an address");
        await process.StandardInput.FlushAsync();
        var line = await process.StandardOutput.ReadLineAsync(new CancellationTokenSource(Patience).Token);

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync();
        var rest = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(ConsoleRun.ParseLines(line + await rest).Single().ErrorKind(), Is.EqualTo("InvalidInput"));
        Assert.That(await error, Is.EqualTo("Stopped.\n"));
    }

    [Test]
    public async Task Wrong_usage_exits_with_2()
    {
        using var process = ConsoleProcess.Start(["batch"]);
        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

        Assert.That(process.ExitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("--manifest"));
    }
}
