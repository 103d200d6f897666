using static Extractor.Pipelines.Tests.Warc.Records;

namespace Extractor.Pipelines.Tests.Warc;

/// <summary>Archives that are not as ISO 28500 has it: what is wrong is told of its record, and the others are there.</summary>
public sealed class FaultTests
{
    private static IEnumerable<TestCaseData> Faults()
    {
        var http = Http(Bytes(Page("Story 2")));
        yield return Fault("too short a length", Response("2", http, length: http.Length - 20), "2 InvalidInput");
        yield return Fault("no length", Bytes("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:2>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>\r\n\r\n"), "2 InvalidInput");
        yield return Fault("a length that is no number", Bytes("WARC/1.0\r\nWARC-Record-ID: <urn:uuid:2>\r\nContent-Length: -5\r\n\r\n\r\n\r\n"), "2 InvalidInput");
        yield return Fault("two lengths", Bytes("WARC/1.0\r\nWARC-Record-ID: <urn:uuid:2>\r\nContent-Length: 0\r\nContent-Length: 4\r\n\r\n\r\n\r\n"), "2 InvalidInput");
        yield return Fault("another version", Bytes("WARC/2.0\r\nWARC-Record-ID: <urn:uuid:2>\r\nContent-Length: 0\r\n\r\n\r\n\r\n"), "2 InvalidInput");
        yield return Fault("something between the records", Bytes("who wrote this?\r\n"), "record-1 InvalidInput");
        yield return Fault("no address", Record("response", "2", http, "Content-Type: application/http\r\n"), "2 InvalidInput");
        yield return Fault("a relative address", Record("response", "2", http, "WARC-Target-URI: /story\r\nContent-Type: application/http\r\n"), "2 InvalidInput");
        yield return Fault("no HTTP", Response("2", Bytes("<html>")), "2 InvalidInput");
        yield return Fault("a segment", Response("2", http, "WARC-Segment-Number: 1\r\n"), "2 Unreadable");
        yield return Fault("bad gzip", Response("2", Http([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 255, 255, 255], "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")), "2 Unreadable");
        yield return Fault("a packed body that is cut", Response("2", Http(CutGzip(), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")), "2 Story 2");
        yield return Fault("bad Brotli", Response("2", Http([255, 255, 255, 255, 255, 255], "Content-Type: text/html\r\nContent-Encoding: br\r\n")), "2 Unreadable");
        yield return Fault("a packing that is not known", Response("2", Http([0x28, 0xB5, 0x2F, 0xFD, 1], "Content-Type: text/html\r\nContent-Encoding: zstd\r\n")), "2 Unreadable");
        yield return Fault("three layers", Response("2", Http(Gzip(Gzip(Gzip(Bytes("<p>")))), "Content-Type: text/html\r\nContent-Encoding: gzip, gzip, gzip\r\n")), "2 Unreadable");
        yield return Fault("a chunk that is longer than it says", Response("2", Http(Bytes("3\r\n<p>x\r\n0\r\n\r\n"), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")), "2 Unreadable");
        yield return Fault("a chunk without a length", Response("2", Http(Bytes("3\r\n<p>\r\nzz\r\n"), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")), "2 Unreadable");
        yield return Fault("no line ends behind", Response("2", http, end: ""), "2 Story 2");
        yield return Fault("too many line ends behind", Response("2", http, end: "\r\n\r\n\r\n\n\n"), "2 Story 2");
        yield return Fault("line ends of Unix", UnixRecord(), "2 Story 2");
        yield return Fault("a line without a colon", Response("2", http, "this is no field\r\n"), "2 Story 2");

        static TestCaseData Fault(string name, byte[] record, string told) => new TestCaseData(record, told).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_costs_its_record_and_no_other(byte[] record, string told)
    {
        var (first, last) = (PageRecord("1"), PageRecord("3"));
        using (Assert.EnterMultipleScope())
        {
            string[] expected = ["1 Story 1", told, "3 Story 3"];
            Assert.That(Told(await ReadAsync(Join(first, record, last))).Select(Numbered), Is.EqualTo(expected.Select(Numbered)), "plain");
            Assert.That(Told(await ReadAsync(Gzip(first, record, last))).Select(Numbered), Is.EqualTo(expected.Select(Numbered)), "one member");
            Assert.That(Told(await ReadAsync(Join(Gzip(first), Gzip(record), Gzip(last)))).Select(Numbered), Is.EqualTo(expected.Select(Numbered)), "members");
        }

        // Told before a record is known.
        static string Numbered(string text) => text.StartsWith("record-", StringComparison.Ordinal) ? "record " + text.Split(' ')[1] : text;
    }

    [Test]
    public async Task Too_great_a_length_costs_the_records_that_it_covers_but_not_those_in_members_of_their_own()
    {
        var http = Http(Bytes(Page("Story 2")));
        var (first, long_, third, last) = (PageRecord("1"), Response("2", http, length: http.Length + 100), PageRecord("3"), PageRecord("4"));

        Assert.That(Told(await ReadAsync(Join(first, long_, third, last))), Is.EqualTo(new[] { "1 Story 1", "2 InvalidInput", "4 Story 4" }));
        Assert.That(Told(await ReadAsync(Join(Gzip(first), Gzip(long_), Gzip(third), Gzip(last)))), Is.EqualTo(new[] { "1 Story 1", "2 InvalidInput", "3 Story 3", "4 Story 4" }));
    }

    [Test]
    public async Task A_file_that_is_no_archive_is_one_fault_and_an_empty_one_is_none()
    {
        Assert.That((await ReadAsync(Bytes(Page("x")))).Select(static page => page.Fault?.Kind), Is.EqualTo(new FailureKind?[] { FailureKind.InvalidInput }));
        Assert.That((await ReadAsync(Gzip(Bytes(Page("x"))))).Select(static page => page.Fault?.Kind), Is.EqualTo(new FailureKind?[] { FailureKind.InvalidInput }));
        Assert.That((await ReadAsync([0x1F, 0x8B])).Select(static page => page.Fault?.Kind), Is.EqualTo(new FailureKind?[] { FailureKind.InvalidInput }));
        Assert.That(await ReadAsync([]), Is.Empty);
        Assert.That(await ReadAsync(Gzip()), Is.Empty);
    }

    [Test]
    public async Task An_archive_that_is_cut_at_any_byte_has_all_records_before_the_cut()
    {
        byte[][] records = [PageRecord("1"), Response("2", Http(Chunked(Gzip(Bytes(Page("Story 2"))), 40), "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")), PageRecord("3")];
        byte[][] members = [.. records.Select(static record => Gzip(record))];
        await CutAsync(records, isPacked: false);
        await CutAsync(members, isPacked: true);

        var one = Gzip(records);
        for (var length = 0; length < one.Length; length++)
        {
            var told = Told(await ReadAsync(one[..length])).ToList();
            Assert.That(told.Count(static text => !text.Contains("Story", StringComparison.Ordinal)), Is.LessThanOrEqualTo(1), $"one member, {length} bytes");
        }

        static async Task CutAsync(byte[][] parts, bool isPacked)
        {
            var archive = Join(parts);
            for (var length = 0; length <= archive.Length; length++)
            {
                var whole = 0;
                for (var end = 0; whole < parts.Length && (end += parts[whole].Length) <= length; whole++)
                {
                }

                var told = Told(await ReadAsync(archive[..length])).ToList();
                var expected = Enumerable.Range(1, whole).Select(static i => $"{i} Story {i}").ToList();
                var rest = told.Skip(whole).ToList();
                Assert.That(told.Take(whole), Is.EqualTo(expected), $"packed: {isPacked}, {length} bytes");
                // What is left is one fault; the line ends behind a record are not missed.
                Assert.That(rest, Has.Count.LessThanOrEqualTo(1));
                var isAllButLineEnds = !isPacked && whole < parts.Length && length >= parts.Take(whole + 1).Sum(static part => part.Length) - 4;
                Assert.That(rest, Is.All.EndsWith(isAllButLineEnds ? $" Story {whole + 1}" : " InvalidInput"), $"packed: {isPacked}, {length} bytes");
            }
        }
    }

    [Test]
    public async Task A_byte_that_is_wrong_anywhere_costs_its_member_and_no_other()
    {
        byte[][] members = [Gzip(PageRecord("1")), Gzip(PageRecord("2")), Gzip(PageRecord("3"))];
        for (var place = 0; place < members[1].Length; place++)
        {
            var damaged = members[1].ToArray();
            damaged[place] ^= 0x5A;
            var told = Told(await ReadAsync(Join(members[0], damaged, members[2]))).ToList();
            // Time, flags and system of a member's header are nobody's business.
            Assert.That(told[0], Is.EqualTo("1 Story 1"), $"byte {place}");
            Assert.That(told[^1], Is.EqualTo("3 Story 3"), $"byte {place}");
            Assert.That(told, Has.Count.EqualTo(3), $"byte {place}: {string.Join(", ", told)}");
            if (place >= 10) Assert.That(told[1], Does.Not.Contain("Story"), $"byte {place}");
        }
    }

    /// <summary>A page behind whose title something is missing.</summary>
    private static byte[] CutGzip()
    {
        var noise = new byte[20_000];
        new Random(1).NextBytes(noise);
        var packed = Gzip(Bytes(Page("Story 2") + Convert.ToHexString(noise)));
        return packed[..(packed.Length / 2)];
    }

    private static byte[] UnixRecord()
    {
        var http = Bytes($"HTTP/1.1 200 OK\nContent-Type: text/html\n\n{Page("Story 2")}");
        var record = Response("2", http, end: "");
        var header = System.Text.Encoding.UTF8.GetString(record.AsSpan(0, record.Length - http.Length)).Replace("\r\n", "\n", StringComparison.Ordinal);
        return Join(Bytes(header), http, Bytes("\n\n"));
    }
}
