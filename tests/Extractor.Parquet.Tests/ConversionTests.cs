using Extractor.Pipelines;

namespace Extractor.Parquet.Tests;

/// <summary>Runs that end as Parquet, and what they leave when they are interrupted.</summary>
public sealed class ConversionTests
{
    private const int Pages = 12;

    private TableFile table = null!;

    [SetUp]
    public void SetUp() => table = new TableFile();

    [TearDown]
    public void TearDown() => table.Dispose();

    [Test]
    public async Task A_run_that_breaks_off_anywhere_is_gone_on_with([Range(0, Pages)] int broken)
    {
        using (var first = Open()) Run(first, broken);
        using var second = Open();
        Assert.That(second.Count, Is.EqualTo(broken));
        Run(second, Pages);
        await second.CompleteAsync();

        RequireWhole();
    }

    [TestCase("at once")]
    [TestCase("half converted")]
    [TestCase("named")]
    [TestCase("tidied up")]
    public async Task A_run_that_is_killed_while_it_is_converted_is_converted_again(string when)
    {
        // What a killed process leaves, step by step.
        using (var first = Open(new BrokenConversion()))
        {
            Run(first, Pages);
            Assert.That(async () => await first.CompleteAsync(), Throws.InstanceOf<IOException>());
        }

        Assert.That(table.Names(), Is.EqualTo(new[] { "out.parquet.part", "out.parquet.progress" }));
        if (when == "half converted") File.WriteAllText(table.PathOf("out.parquet.converting"), "PAR1");
        if (when is "named" or "tidied up") await table.WriteAsync(Enumerable.Range(1, Pages).Select(Of));
        if (when == "tidied up") File.Delete(table.PathOf("out.parquet.part"));

        using var second = Open();
        Assert.That((second.IsAllWritten, second.IsComplete), Is.EqualTo((when != "tidied up", when == "tidied up")));
        Assert.That((second.Count, second.Failures), Is.EqualTo((12L, 2L)));
        Assert.That(() => second.Write(Of(13)), Throws.InvalidOperationException);
        if (second.IsAllWritten) Run(second, Pages + 1);
        await second.CompleteAsync();

        RequireWhole();
    }

    [Test]
    public async Task A_conversion_can_be_stopped_and_called_again_and_tells_how_far_it_is()
    {
        using var stop = new CancellationTokenSource();
        using var file = Open();
        Run(file, Pages);
        var steps = new Steps(step =>
        {
            if (step == 5) stop.Cancel();
        });

        Assert.That(async () => await file.CompleteAsync(steps, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(table.Names(), Is.EqualTo(new[] { "out.parquet.part", "out.parquet.progress" }));
        Assert.That(() => Open().Dispose(), Throws.InstanceOf<IOException>(), "another run");
        var seen = new List<long>();
        await file.CompleteAsync(new Steps(seen.Add));

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, Pages)));
        RequireWhole();
    }

    [Test]
    public async Task An_older_file_stays_until_the_end_and_a_complete_run_is_not_done_again()
    {
        await table.WriteAsync([TableFile.Full]);
        using (var first = ResultFile.Open(table.Path, ResultFormat.JsonLines, new() { Conversion = new ParquetConversion() }))
        {
            Run(first, Pages);
            Assert.That(first.Complete, Throws.InvalidOperationException.With.Message.Contains("CompleteAsync"));
            Assert.That(Duck.Ask("select id from FILE", table.Path), Is.EqualTo(new object[] { "full" }));
            await first.CompleteAsync();
        }

        using var again = Open();
        await again.CompleteAsync();

        Assert.That(again.IsComplete, Is.True);
        RequireWhole();
    }

    [Test]
    public void Only_the_same_form_is_gone_on_with()
    {
        using (var first = Open()) Run(first, 3);

        Assert.That(() => ResultFile.Open(table.Path, ResultFormat.JsonLines, new() { Resume = true }), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("parquet, not json-lines"));
        Assert.That(() => ResultFile.Open(table.Path, ResultFormat.Csv, new() { Conversion = new ParquetConversion() }), Throws.ArgumentException);
        Assert.That(table.Names(), Is.EqualTo(new[] { "out.parquet.part", "out.parquet.progress" }));
    }

    [Test]
    public void What_was_begun_as_JSON_Lines_does_not_end_as_Parquet()
    {
        using (var first = ResultFile.Open(table.Path, ResultFormat.JsonLines, new() { Resume = true })) Run(first, 3);

        Assert.That(() => Open(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("json-lines, not parquet"));
        Assert.That(table.Names(), Is.EqualTo(new[] { "out.parquet.part", "out.parquet.progress" }));
        using var same = ResultFile.Open(table.Path, ResultFormat.JsonLines, new() { Resume = true });
        Assert.That(same.Count, Is.EqualTo(3), "a refusal changes nothing");
    }

    [TestCase("no result", "line 13")]
    [TestCase("{\"error\":null,\"article\":{}}", "it holds 13 results, not 12")]
    public void A_part_that_was_changed_is_not_converted(string line, string message)
    {
        using (var first = Open(new BrokenConversion()))
        {
            Run(first, Pages);
            Assert.That(async () => await first.CompleteAsync(), Throws.InstanceOf<IOException>());
        }

        var progress = table.PathOf("out.parquet.progress");
        var before = new FileInfo(table.PathOf("out.parquet.part")).Length;
        File.AppendAllText(table.PathOf("out.parquet.part"), line + "\n");
        var length = new FileInfo(table.PathOf("out.parquet.part")).Length;
        File.WriteAllText(progress, File.ReadAllText(progress).Replace($"\"length\":{before}", $"\"length\":{length}", StringComparison.Ordinal));

        using var second = Open();
        Assert.That(async () => await second.CompleteAsync(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(message));
        Assert.That(File.Exists(table.Path), Is.False);
    }

    private static Uri Url(int number) => new($"https://gazette.example/{number}");

    private static ArticleResult Of(int number) =>
        (number % 5 == 0 ? TableFile.Failure : TableFile.Full) with { Id = $"{number}", Url = Url(number) };

    private static void Run(ResultFile file, int last)
    {
        for (var number = 1; number <= last; number++)
        {
            if (!file.IsWritten($"{number}", Url(number))) file.Write(Of(number));
        }
    }

    private ResultFile Open(IResultConversion? conversion = null) => ResultFile.Open(
        table.Path, ResultFormat.JsonLines, new() { Resume = true, CheckpointInterval = TimeSpan.Zero, Conversion = conversion ?? new ParquetConversion(new() { MaxGroupRows = 5 }) });

    private void RequireWhole()
    {
        Assert.That(table.Names(), Is.EqualTo(new[] { "out.parquet" }));
        Assert.That(Duck.Ask("select id from FILE", table.Path), Is.EqualTo(Enumerable.Range(1, Pages).Select(static number => $"{number}")));
    }

    private sealed class Steps(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }

    private sealed class BrokenConversion : IResultConversion
    {
        public string Name => "parquet";

        public async Task ConvertAsync(IAsyncEnumerable<ArticleResult> results, Stream target, CancellationToken cancellationToken)
        {
            await foreach (var result in results.WithCancellation(cancellationToken))
            {
                target.WriteByte(1);
                if (result.Id == "4") throw new IOException("The disk is full.");
            }
        }
    }
}
