using System.Diagnostics;
using System.Text.Json;

namespace Extractor.CommandLine.Tests.Kills;

/// <summary>A run that is killed at random moments and gone on with, time and again.</summary>
internal sealed class KilledRun(Workspace files, string command, string format, int pages, int paragraphs, Random random, params string[] options)
{
    private const int Killed = 128 + 9;
    private const int MostDelay = 300;

    private readonly string[] _input = ManyPages.Store(files, command, pages, paragraphs);
    private readonly string _output = files.PathOf($"out.{format}");

    /// <summary>The output.</summary>
    public string Output => _output;

    /// <summary>How many pages were safely on the disk at each kill.</summary>
    public List<int> Kills { get; } = [];

    /// <summary>How many kills came when all was extracted: while the table was written, or the output got its name.</summary>
    public int LateKills { get; private set; }

    /// <summary>How often a run came to its end before it was killed, and another one was begun.</summary>
    public int Finished { get; private set; }

    /// <summary>Starts the run and kills it, until it was killed so many times.</summary>
    public async Task KillAsync(int kills)
    {
        // Of the runs that end in a table, half are killed while it is made.
        var early = format == "parquet" ? (kills + 1) / 2 : kills;
        while (Kills.Count < kills)
        {
            var (before, left) = (Progress().Pages, early - Kills.Count);
            var goal = before + random.Next((2 * (pages - before) / (Math.Max(left, 0) + 1)) + 1);
            using var process = Start();
            await ReachAsync(process, left > 0 ? () => Progress().Pages >= goal : () => File.Exists(_output + ".converting"));
            await Task.Delay(random.Next(MostDelay));
            process.Kill();
            await process.WaitForExitAsync();
            if (process.ExitCode == Killed)
            {
                var (reached, isComplete) = Progress();
                Kills.Add(reached);
                LateKills += isComplete ? 1 : 0;
            }
            else
            {
                Assert.That(process.ExitCode, Is.Zero, await process.StandardError.ReadToEndAsync());
                Assert.That(++Finished, Is.LessThan(10 * kills), "The runs are too short to be killed.");
            }

            // Whole or not there.
            if (!Path.Exists(_output)) continue;
            await RequireWholeAsync();
            if (process.ExitCode == Killed) continue;
            if (Directory.Exists(_output)) Directory.Delete(_output, recursive: true);
            File.Delete(_output);
        }
    }

    /// <summary>Goes on to the end, and looks at what there is.</summary>
    public async Task FinishAsync()
    {
        using var process = Start();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await error);
        await RequireWholeAsync();
        Assert.That(Directory.EnumerateFileSystemEntries(files.Folder, "out.*").Select(Path.GetFileName), Is.EqualTo(new[] { Path.GetFileName(_output) }));
    }

    private async Task RequireWholeAsync() => Assert.That(
        await WrittenPages.ReadAsync(_output, format),
        Is.EqualTo(Enumerable.Range(0, pages).Select(page => ((string?)ManyPages.Id(command, page), (string?)ManyPages.Title(page)))));

    private Process Start() => ConsoleProcess.Start([.. _input, "--format", format, "--parallel", "2", "--output", _output, "--resume", .. options]);

    private static async Task ReachAsync(Process process, Func<bool> isReached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!process.HasExited && !isReached()) await Task.Delay(2, patience.Token);
    }

    private (int Pages, bool IsComplete) Progress()
    {
        try
        {
            using var progress = JsonDocument.Parse(File.ReadAllBytes(_output + ".progress"));
            return (progress.RootElement.GetProperty("results").GetInt32(), progress.RootElement.GetProperty("complete").GetBoolean());
        }
        catch (FileNotFoundException)
        {
            return (0, false);
        }
    }
}
