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
        await table.WriteAsync(Enumerable.Range(0, 10).Select(static i => new ArticleResult { Id = $"{i}", Article = new() { Title = new string('x', 20_000) } }), new() { MaxGroupLength = 64 * 1024 });

        Assert.That(Duck.Ask("select count(distinct row_group_id) from parquet_metadata(FILE)", table.Path), Is.EqualTo(new object[] { 5L }));
        Assert.That(Duck.Ask("select count(distinct id) from FILE", table.Path), Is.EqualTo(new object[] { 10L }));
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
