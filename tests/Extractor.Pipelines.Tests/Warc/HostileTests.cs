using System.IO.Compression;
using static Extractor.Pipelines.Tests.Warc.Records;

namespace Extractor.Pipelines.Tests.Warc;

/// <summary>Archives that are meant to do harm. What is large here is made as it is read.</summary>
[NonParallelizable]
public sealed class HostileTests
{
    private const int MiB = 1024 * 1024;

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("gzip, gzip")]
    [TestCase("gzip, br")]
    public async Task A_page_that_is_a_bomb_is_too_large_and_the_next_one_is_there(string encoding)
    {
        var bomb = encoding == "br" ? Brotli(new byte[32 * MiB]) : Packed(32);
        if (encoding == "gzip, gzip") bomb = Gzip(bomb);
        if (encoding == "gzip, br") bomb = Brotli(bomb);
        var archive = Join(Response("1", Http(bomb, $"Content-Type: text/html\r\nContent-Encoding: {encoding}\r\n")), PageRecord("2"));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var told = Told(await ReadAsync(archive)).ToList();

        Assert.That(told, Is.EqualTo(new[] { "1 TooLarge", "2 Story 2" }));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(32 * MiB));
    }

    [Test]
    public async Task A_member_that_is_a_bomb_ends_early_wherever_its_zeros_stand()
    {
        var inRecord = Response("1", Http([]), length: 300L * MiB, end: "");
        var archive = Join(Bomb(inRecord), Gzip(PageRecord("2")), Bomb(PageRecord("3")), Gzip(PageRecord("4")), Bomb([]), Gzip(PageRecord("5")), Bomb(Bytes("WARC/1.0\r\nWARC-Type: ")), Gzip(PageRecord("6")));

        var told = Told(await ReadAsync(archive)).ToList();

        Assert.That(told.Where(static text => text.Contains("Story", StringComparison.Ordinal)), Is.EqualTo(new[] { "2 Story 2", "3 Story 3", "4 Story 4", "5 Story 5", "6 Story 6" }));
        Assert.That(told[0], Is.EqualTo("1 TooLarge"));
        Assert.That(told, Has.Count.EqualTo(9), string.Join(", ", told));

        // A member that begins with something and goes on with 80 MiB of zeros.
        static byte[] Bomb(byte[] beginning)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                gzip.Write(beginning);
                var zeros = new byte[MiB];
                for (var i = 0; i < 80; i++) gzip.Write(zeros);
            }

            return packed.ToArray();
        }
    }

    [Test]
    public async Task An_endless_record_is_told_before_it_is_read()
    {
        var endless = Response("1", Http(Bytes(Page("x"))), length: long.MaxValue, end: "");
        using var plain = new MadeStream(new[] { PageRecord("0"), endless }.Concat(Zeros(long.MaxValue)));

        var pages = await ReadAsync(plain);
        var packed = await ReadAsync(Join(Gzip(PageRecord("0")), Gzip(endless), Gzip(PageRecord("2"))));

        Assert.That(Told(pages), Is.EqualTo(new[] { "0 Story 0", "1 TooLarge" }));
        Assert.That(pages[1].Fault!.Message, Does.Contain("not read on"));
        Assert.That(plain.Count, Is.LessThan(MiB));
        Assert.That(Told(packed), Is.EqualTo(new[] { "0 Story 0", "1 TooLarge", "2 Story 2" }));
    }

    [Test]
    public async Task Endless_rubbish_is_given_up_on()
    {
        using var archive = new MadeStream(Zeros(long.MaxValue));

        var pages = await ReadAsync(archive, new WarcOptions { MaxRecordLength = 16 * MiB });

        Assert.That(pages.Select(static page => page.Fault?.Kind), Is.EqualTo(new FailureKind?[] { FailureKind.InvalidInput }));
        Assert.That(archive.Count, Is.LessThan(17 * MiB));
    }

    [TestCase("WARC/1.0\r\nWARC-Type: ")]
    [TestCase("WARC/1.0\r\nA: b\r\n ")]
    [TestCase("WARC/1.0")]
    public async Task A_header_line_of_a_gigabyte_costs_its_record_and_no_memory(string beginning)
    {
        const long Length = 1L << 30;
        using var archive = new MadeStream(new[] { PageRecord("1"), Bytes(beginning) }.Concat(Zeros(Length)).Append(Bytes("\r\n\r\n")).Append(PageRecord("2")));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var told = Told(await ReadAsync(archive)).ToList();

        Assert.That(told, Is.EqualTo(new[] { "1 Story 1", "record-2 TooLarge", "2 Story 2" }));
        Assert.That(archive.Count, Is.GreaterThan(Length));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(8 * MiB));
    }

    [TestCase("HTTP/1.1 200 ", "1 TooLarge")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: ", "1 TooLarge")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", "1 TooLarge")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3;", "1 Unreadable")]
    public async Task A_line_of_a_gigabyte_in_an_answer_costs_its_record_and_no_memory(string beginning, string expected)
    {
        const long Length = 1L << 30;
        var record = Response("1", Bytes(beginning), length: beginning.Length + Length, end: "");
        using var archive = new MadeStream(new[] { record }.Concat(Zeros(Length)).Append(Bytes("\r\n\r\n")).Append(PageRecord("2")));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var told = Told(await ReadAsync(archive)).ToList();

        Assert.That(told, Is.EqualTo(new[] { expected, "2 Story 2" }));
        Assert.That(archive.Count, Is.GreaterThan(Length));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(64 * MiB));
    }

    [Test]
    public async Task A_long_HTTP_header_or_line_of_a_chunk_costs_its_record()
    {
        var archive = Join(
            Response("1", Http(Bytes("<p>"), $"Content-Type: text/html\r\nX: {new string('x', MiB)}\r\n")),
            Response("2", Http(Bytes($"3;{new string('x', MiB)}\r\n<p>\r\n"), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")),
            Response("3", Http(Bytes(Page(new string('x', 11 * MiB))))),
            PageRecord("4"));

        Assert.That(Told(await ReadAsync(archive)), Is.EqualTo(new[] { "1 TooLarge", "2 Unreadable", "3 TooLarge", "4 Story 4" }));
    }

    [Test]
    public async Task A_million_tiny_records_are_passed_over()
    {
        var record = Record("metadata", "1", Bytes("a: b"));
        using var archive = new MadeStream(Enumerable.Repeat(record, 1_000_000).Append(PageRecord("2")));

        Assert.That(Told(await ReadAsync(archive)), Is.EqualTo(new[] { "2 Story 2" }));
    }

    [Test]
    public async Task The_name_of_a_member_may_not_be_endless()
    {
        byte[] endless = [0x1F, 0x8B, 8, 0x08, 0, 0, 0, 0, 0, 3, .. Enumerable.Repeat((byte)'n', 5 * MiB)];

        var told = Told(await ReadAsync(Join(Gzip(PageRecord("1")), endless, Gzip(PageRecord("2"))))).ToList();

        Assert.That(told, Is.EqualTo(new[] { "1 Story 1", "record-1 InvalidInput", "2 Story 2" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Memory_does_not_grow_with_the_archive(bool isPacked)
    {
        const int Count = 20_000;
        var record = isPacked ? Gzip(PageRecord("1")) : PageRecord("1");
        using var archive = new MadeStream(Enumerable.Repeat(record, Count));
        var (pages, early, highest) = (0, 0L, 0L);
        await foreach (var page in WarcReader.ReadAsync(archive))
        {
            Assert.That(page.Fault, Is.Null);
            if (++pages % 1_000 != 0) continue;
            var now = GC.GetTotalMemory(forceFullCollection: true);
            if (pages == 1_000) early = now;
            highest = Math.Max(highest, now);
        }

        TestContext.Out.WriteLine($"{pages} pages, {archive.Count / 1024} KiB; memory after 1,000: {early / 1024} KiB, highest: {highest / 1024} KiB");
        Assert.That(pages, Is.EqualTo(Count));
        Assert.That(highest - early, Is.LessThan(MiB));
    }

    private static byte[] Packed(int mebibytes) => Gzip(new byte[mebibytes * MiB]);

    private static IEnumerable<byte[]> Zeros(long length)
    {
        var zeros = new byte[64 * 1024];
        for (var given = 0L; given < length; given += zeros.Length) yield return zeros;
    }
}
