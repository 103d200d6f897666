using System.Globalization;

namespace Extractor.CommandLine.Tests.Kills;

/// <summary><c>kill -9</c> at random moments, then <c>--resume</c>: each page is in the output once, in order.</summary>
[NonParallelizable]
public sealed class KillTests
{
    private const int FewKills = 2;

    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    /// <summary>Twice, or as often as EXTRACTOR_KILLS says, by other random numbers each time unless EXTRACTOR_KILLS_SEED gives their seed.</summary>
    [Test]
    public async Task A_run_that_is_killed_at_random_comes_to_hold_each_page_once(
        [Values("batch", "warc")] string command, [Values("jsonl", "csv", "parquet", "markdown-files")] string format)
    {
        var kills = Number("EXTRACTOR_KILLS") ?? FewKills;
        var seed = Number("EXTRACTOR_KILLS_SEED") ?? Random.Shared.Next();
        TestContext.Out.WriteLine($"EXTRACTOR_KILLS_SEED={seed}");

        // Enough to do between two kills, in a Debug build and in a Release build, which many kills are for.
        var (pages, paragraphs) = kills > FewKills ? (300 * (kills + 1), 40) : (100 * (kills + 1), 10);
        var run = new KilledRun(_files, command, format, pages, paragraphs, new Random(seed));

        await run.KillAsync(kills);
        await run.FinishAsync();

        TestContext.Out.WriteLine(
            $"{command} to {format}, {pages} pages: {kills} kills, of them {run.LateKills} when all was extracted, {run.Kills.Count(static at => at == 0)} before the first checkpoint; " +
            $"{run.Finished} runs came to their end. Pages on the disk: {string.Join(' ', run.Kills)}");
        Assert.That(run.Kills, Has.Count.EqualTo(kills));
    }

    [Test]
    public async Task Copies_are_told_as_by_a_run_that_nobody_killed()
    {
        var seed = Number("EXTRACTOR_KILLS_SEED") ?? Random.Shared.Next();
        TestContext.Out.WriteLine($"EXTRACTOR_KILLS_SEED={seed}");
        var whole = new KilledRun(_files, "batch", "jsonl", 300, 10, new Random(seed), "--dedup");
        await whole.FinishAsync();
        var expected = Groups(whole.Output);
        File.Delete(whole.Output);

        var run = new KilledRun(_files, "batch", "jsonl", 300, 10, new Random(seed), "--dedup");
        await run.KillAsync(FewKills);
        Assume.That(run.Kills, Has.Some.Positive, "Both kills came before the first page was on the disk.");
        await run.FinishAsync();

        Assert.That(expected, Has.Some.Not.Null);
        Assert.That(Groups(run.Output), Is.EqualTo(expected));
    }

    private static List<string?> Groups(string output) => [.. File.ReadLines(output).Select(static line => ArticleResult.FromJson(line).Group)];

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
