using Microsoft.Extensions.Time.Testing;

namespace Extractor.Pipelines.Tests.Outputs;

/// <summary>What a run leaves, however it ends, and what the next one makes of it.</summary>
public sealed class ResultFileTests
{
    private Results results = null!;

    [SetUp]
    public void SetUp() => results = new Results();

    [TearDown]
    public void TearDown() => results.Dispose();

    [TestCase(ResultFormat.JsonLines)]
    [TestCase(ResultFormat.Csv)]
    [TestCase(ResultFormat.MarkdownFiles)]
    public void A_run_that_breaks_off_anywhere_is_gone_on_with_to_the_same_output(ResultFormat format)
    {
        const int Last = 12;
        using (var whole = results.Open("whole", format))
        {
            Results.Run(whole, Last);
            Assert.That(File.Exists(results.PathOf("whole")) || Directory.Exists(results.PathOf("whole")), Is.False);
            whole.Complete();
            Assert.That((whole.Count, whole.Failures, whole.IsComplete), Is.EqualTo((12L, 2L, true)));
        }

        for (var broken = 0; broken <= Last; broken++)
        {
            var name = $"out-{broken}";
            using (var first = results.Open(name, format)) Results.Run(first, broken);
            using var second = results.Open(name, format, resume: true);
            Assert.That(second.Count, Is.EqualTo(broken));
            Results.Run(second, Last);
            second.Complete();

            Assert.That(Content(name), Is.EqualTo(Content("whole")), $"broken off after {broken}");
        }

        Assert.That(results.Names().Where(static name => name!.Contains('.', StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase(ResultFormat.JsonLines)]
    [TestCase(ResultFormat.Csv)]
    [TestCase(ResultFormat.MarkdownFiles)]
    public void What_came_after_the_last_checkpoint_is_made_again(ResultFormat format)
    {
        var clock = new FakeTimeProvider();
        using var killed = results.Open("out", format, clock: clock, interval: 1);
        Results.Run(killed, 4);
        clock.Advance(TimeSpan.FromSeconds(1));
        Results.Run(killed, 7, first: 5);
        // As a killed process leaves it: what is on the disk by now, of which the checkpoint knows five.
        var copy = Copy("out", "killed");
        if (format != ResultFormat.MarkdownFiles) File.AppendAllText(results.PathOf("killed.part"), "{\"half a line");
        else File.WriteAllText(Path.Combine(results.PathOf("killed.part"), "00000008-half.md"), "hal");

        using var second = results.Open("killed", format, resume: true);
        Assert.That((copy, second.Count), Is.EqualTo((true, 5L)));
        Results.Run(second, 9);
        second.Complete();
        using var whole = results.Open("whole", format);
        Results.Run(whole, 9);
        whole.Complete();

        Assert.That(Content("killed"), Is.EqualTo(Content("whole")));
    }

    [Test]
    public void A_run_that_is_complete_is_not_done_again()
    {
        using (var first = results.Open("out.jsonl", ResultFormat.JsonLines))
        {
            Results.Run(first, 3);
            first.Complete();
        }

        using var second = results.Open("out.jsonl", ResultFormat.JsonLines, resume: true);
        second.Complete();

        Assert.That(second.IsComplete, Is.True);
        Assert.That(() => second.Write(Results.Of(4)), Throws.InvalidOperationException);
        Assert.That(File.ReadAllLines(results.PathOf("out.jsonl")), Has.Length.EqualTo(3));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_run_that_was_killed_while_it_got_its_name_gets_it(bool isNamed)
    {
        using (var file = results.Open("out.jsonl", ResultFormat.JsonLines))
        {
            Results.Run(file, 5);
            file.Complete();
        }

        const string Progress = """{"version":1,"format":"json-lines","settings":"","results":5,"failures":1,"length":1,"digest":"","complete":true}""";
        File.WriteAllText(results.PathOf("out.jsonl.progress"), Progress);
        if (!isNamed) File.Move(results.PathOf("out.jsonl"), results.PathOf("out.jsonl.part"));

        using var second = results.Open("out.jsonl", ResultFormat.JsonLines, resume: true);

        Assert.That((second.IsComplete, second.Count, second.Failures), Is.EqualTo((true, 5L, 1L)));
        Assert.That(results.Names(), Is.EqualTo(new[] { "out.jsonl" }));
        Assert.That(File.ReadAllLines(results.PathOf("out.jsonl")), Has.Length.EqualTo(5));
    }

    [Test]
    public void Without_resume_a_run_begins_anew_and_the_older_file_stays_until_its_end()
    {
        File.WriteAllText(results.PathOf("out.jsonl"), "old");
        using (var first = results.Open("out.jsonl", ResultFormat.JsonLines)) Results.Run(first, 3);
        Assert.That(results.Names(), Is.EqualTo(new[] { "out.jsonl", "out.jsonl.part", "out.jsonl.progress" }));

        using var second = results.Open("out.jsonl", ResultFormat.JsonLines);
        Assert.That(second.Count, Is.Zero);
        Results.Run(second, 2);
        Assert.That(File.ReadAllText(results.PathOf("out.jsonl")), Is.EqualTo("old"));
        second.Complete();

        Assert.That(File.ReadAllLines(results.PathOf("out.jsonl")).Select(static line => ArticleResult.FromJson(line).Id), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(results.Names(), Is.EqualTo(new[] { "out.jsonl" }));
    }

    [Test]
    public void A_run_that_wrote_nothing_leaves_nothing()
    {
        results.Open("out.jsonl", ResultFormat.JsonLines).Dispose();
        results.Open("stories", ResultFormat.MarkdownFiles).Dispose();

        Assert.That(results.Names(), Is.Empty);
    }

    [Test]
    public void Only_the_same_run_is_gone_on_with()
    {
        using (var first = results.Open("out.jsonl", ResultFormat.JsonLines, settings: "strict")) Results.Run(first, 3);

        Assert.That(() => results.Open("out.jsonl", ResultFormat.Csv, resume: true, settings: "strict"), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("json-lines"));
        Assert.That(() => results.Open("out.jsonl", ResultFormat.JsonLines, resume: true), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("strict"));
        using (var other = results.Open("out.jsonl", ResultFormat.JsonLines, resume: true, settings: "strict"))
        {
            Assert.That(() => Results.Run(other, 5, first: 2), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("another order"));
        }

        using (var shorter = results.Open("out.jsonl", ResultFormat.JsonLines, resume: true, settings: "strict"))
        {
            Results.Run(shorter, 2);
            Assert.That(() => shorter.Write(Results.Of(3)), Throws.InvalidOperationException);
            Assert.That(shorter.Complete, Throws.InstanceOf<InvalidDataException>().With.Message.Contains("shorter"));
        }

        using var same = results.Open("out.jsonl", ResultFormat.JsonLines, resume: true, settings: "strict");
        Assert.That(same.Count, Is.EqualTo(3), "a refusal changes nothing");
        Results.Run(same, 4);
        same.Complete();
        Assert.That(File.ReadAllLines(results.PathOf("out.jsonl")), Has.Length.EqualTo(4));
    }

    [Test]
    public void Files_that_were_changed_are_not_gone_on_with()
    {
        using (var first = results.Open("out.jsonl", ResultFormat.JsonLines)) Results.Run(first, 3);
        var part = results.PathOf("out.jsonl.part");
        var progress = results.PathOf("out.jsonl.progress");
        var (lines, said) = (File.ReadAllText(part), File.ReadAllText(progress));

        File.WriteAllText(part, lines[..^1]);
        Assert.That(Resume, Throws.InstanceOf<InvalidDataException>().With.Message.Contains("shorter"));
        File.Delete(part);
        Assert.That(Resume, Throws.InstanceOf<InvalidDataException>().With.Message.Contains("missing"));
        foreach (var bad in new[] { "", "[]", "{}", "7", said[..^1], said.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal), said.Replace("\"results\":3", "\"results\":-3", StringComparison.Ordinal) })
        {
            File.WriteAllText(progress, bad);
            Assert.That(Resume, Throws.InstanceOf<InvalidDataException>().With.Message.Contains("another version"), bad);
        }

        ResultFile Resume() => results.Open("out.jsonl", ResultFormat.JsonLines, resume: true);
    }

    [Test]
    public void A_second_run_on_the_same_file_and_a_folder_with_something_in_it_are_refused()
    {
        using var first = results.Open("out.jsonl", ResultFormat.JsonLines);
        using var stories = results.Open("stories", ResultFormat.MarkdownFiles);
        Directory.CreateDirectory(results.PathOf("full"));
        File.WriteAllText(results.PathOf("full/letter.txt"), "dear");

        Assert.That(() => results.Open("out.jsonl", ResultFormat.JsonLines), Throws.InstanceOf<IOException>());
        Assert.That(() => results.Open("stories", ResultFormat.MarkdownFiles), Throws.InstanceOf<IOException>());
        Assert.That(() => results.Open("full", ResultFormat.MarkdownFiles), Throws.InstanceOf<IOException>());
        Assert.That(() => results.Open("full", ResultFormat.Csv), Throws.InstanceOf<IOException>());
        Assert.That(() => results.Open("none/out.csv", ResultFormat.Csv), Throws.InstanceOf<IOException>());
        Assert.That(() => results.Open("none/out", ResultFormat.MarkdownFiles), Throws.InstanceOf<IOException>());
        Results.Run(first, 1);
        first.Complete();
        Assert.That(File.ReadAllText(results.PathOf("full/letter.txt")), Is.EqualTo("dear"));
    }

    [TestCase(ResultFormat.JsonLines, false)]
    [TestCase(ResultFormat.JsonLines, true)]
    [TestCase(ResultFormat.MarkdownFiles, false)]
    [TestCase(ResultFormat.MarkdownFiles, true)]
    public void A_second_run_that_is_refused_takes_nothing_from_the_first(ResultFormat format, bool resume)
    {
        using (var first = results.Open("out", format))
        {
            Results.Run(first, 4);
            var said = File.ReadAllText(results.PathOf("out.progress"));

            Assert.That(() => results.Open("out", format, resume), Throws.InstanceOf<IOException>());
            Assert.That(File.ReadAllText(results.PathOf("out.progress")), Is.EqualTo(said));
            // The first is killed here.
            Assert.That(Copy("out", "killed"), Is.True);
        }

        using var third = results.Open("killed", format, resume: true);
        Assert.That(third.Count, Is.EqualTo(4));
        Results.Run(third, 6);
        third.Complete();
        using var whole = results.Open("whole", format);
        Results.Run(whole, 6);
        whole.Complete();

        Assert.That(Content("killed"), Is.EqualTo(Content("whole")));
    }

    [Test]
    public void Options_outside_their_range_are_refused()
    {
        Assert.That(() => results.Open("out", (ResultFormat)3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => results.Open("out", ResultFormat.Csv, interval: -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => results.Open("out", ResultFormat.Csv, interval: 3601), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ResultFile.Open("", ResultFormat.Csv), Throws.ArgumentException);
        Assert.That(results.Names(), Is.Empty);
    }

    private bool Copy(string from, string to)
    {
        File.Copy(results.PathOf(from + ".progress"), results.PathOf(to + ".progress"));
        var (source, target) = (results.PathOf(from + ".part"), results.PathOf(to + ".part"));
        if (Directory.Exists(source))
        {
            Directory.CreateDirectory(target);
            foreach (var file in Directory.EnumerateFiles(source, "*.md")) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            return true;
        }

        // Read as another process may, which heeds no lock.
        using var reading = System.Diagnostics.Process.Start("cp", [source, target]);
        reading.WaitForExit();
        return reading.ExitCode == 0;
    }

    private string Content(string name) => Directory.Exists(results.PathOf(name))
        ? string.Join('\n', Directory.EnumerateFiles(results.PathOf(name)).Order(StringComparer.Ordinal).Select(static file => $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}"))
        : File.ReadAllText(results.PathOf(name));
}
