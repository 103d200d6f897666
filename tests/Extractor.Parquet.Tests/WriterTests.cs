namespace Extractor.Parquet.Tests;

/// <summary>Bounds, misuse, and files that are not completed.</summary>
public sealed class WriterTests
{
    private TableFile table = null!;

    [SetUp]
    public void SetUp() => table = new TableFile();

    [TearDown]
    public void TearDown() => table.Dispose();

    [Test]
    public async Task No_results_make_an_empty_table()
    {
        await table.WriteAsync([]);

        Assert.That(Duck.Ask("select count(*) from FILE", table.Path), Is.EqualTo(new object[] { 0L }));
    }

    [Test]
    public async Task A_group_ends_by_its_length_too()
    {
        // Of 40,000 bytes each, two make a group.
        await table.WriteAsync(Enumerable.Range(0, 10).Select(static i => new ArticleResult { Id = $"{i}", Article = new() { Title = new string('é', 20_000) } }), new() { MaxGroupLength = 64 * 1024 });

        Assert.That(Duck.Ask("select count(distinct row_group_id) from parquet_metadata(FILE)", table.Path), Is.EqualTo(new object[] { 5L }));
        Assert.That(Duck.Ask("select count(distinct id) from FILE", table.Path), Is.EqualTo(new object[] { 10L }));
    }

    [Test]
    public async Task Long_texts_take_no_memory_once_they_are_written_and_stand_in_the_file_once()
    {
        const int Count = 120;
        const int MiB = 1024 * 1024;
        var (early, highest) = (0L, 0L);
        await using (var file = File.Create(table.Path))
        {
            await using var writer = await ParquetResultWriter.CreateAsync(file, new() { MaxGroupLength = 4 * MiB });
            for (var i = 0; i < Count; i++)
            {
                await writer.WriteAsync(new ArticleResult { Id = $"{i}", Article = new() { Title = $"{i:d4}{new string('x', MiB)}" } });
                if (i % 20 != 19) continue;
                var now = GC.GetTotalMemory(forceFullCollection: true);
                if (early == 0) early = now;
                highest = Math.Max(highest, now);
            }

            await writer.CompleteAsync();
            Assert.That(file.Length, Is.LessThan(MiB));
        }

        Assert.That(highest - early, Is.LessThan(2 * MiB));
        Assert.That(Duck.Ask("select length(title) from FILE", table.Path), Is.EqualTo(Enumerable.Repeat(MiB + 4L, Count)));
        Assert.That(Duck.Ask("select count(stats_min_value) from parquet_metadata(FILE) where type = 'BYTE_ARRAY'", table.Path), Is.EqualTo(new object[] { 0L }));
    }

    [Test]
    public async Task Of_a_group_that_is_written_little_stays_in_memory()
    {
        const int Groups = 200;
        await using var file = File.Create(table.Path);
        await using var writer = await ParquetResultWriter.CreateAsync(file, new() { MaxGroupRows = 1 });
        for (var i = 0; i < 20; i++) await writer.WriteAsync(TableFile.Full);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Groups; i++) await writer.WriteAsync(TableFile.Full);

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Groups;
        TestContext.Out.WriteLine($"{each} bytes a group");
        Assert.That(each, Is.LessThan(64 * 1024));
        await writer.CompleteAsync();
    }

    [Test]
    public async Task A_file_that_is_not_completed_is_none()
    {
        await using (var file = File.Create(table.Path))
        {
            await using var writer = await ParquetResultWriter.CreateAsync(file, new() { MaxGroupRows = 1 });
            await writer.WriteAsync(TableFile.Full);
            Assert.That(writer.Count, Is.EqualTo(1));
        }

        Assert.That(() => Duck.Ask("select id from FILE", table.Path), Throws.Exception);
    }

    [Test]
    public async Task Misuse_is_refused()
    {
        Assert.That(async () => await ParquetResultWriter.CreateAsync(null!), Throws.ArgumentNullException);
        Assert.That(async () => await ParquetResultWriter.CreateAsync(new MemoryStream([], writable: false)), Throws.ArgumentException);
        foreach (var bad in new ParquetResultOptions[] { new() { MaxGroupRows = 0 }, new() { MaxGroupRows = 1_000_001 }, new() { MaxGroupLength = 65_535 }, new() { MaxGroupLength = 536_870_913 } })
        {
            Assert.That(async () => await ParquetResultWriter.CreateAsync(new MemoryStream(), bad), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new ParquetConversion(bad), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }

        await using var writer = await ParquetResultWriter.CreateAsync(new MemoryStream());
        Assert.That(async () => await writer.WriteAsync(null!), Throws.ArgumentNullException);
        Assert.That(async () => await writer.WriteAsync(TableFile.Full, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        await writer.WriteAsync(TableFile.Full);
        await writer.CompleteAsync();
        Assert.That(async () => await writer.WriteAsync(TableFile.Full), Throws.InvalidOperationException);
        Assert.That(async () => await writer.CompleteAsync(), Throws.InvalidOperationException);
    }
}
