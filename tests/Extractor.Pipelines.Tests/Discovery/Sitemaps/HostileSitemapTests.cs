using System.Text;

namespace Extractor.Pipelines.Tests.Discovery.Sitemaps;

/// <summary>Files that are made to exhaust their reader: each ends within its bounds, in one fault.</summary>
[TestFixture]
internal sealed class HostileSitemapTests
{
    private const int MiB = 1024 * 1024;

    private const string Head = "<urlset><url><loc>https://a.example/1</loc></url>";

    [Test]
    public async Task Entities_are_not_expanded()
    {
        var laughs = "<!DOCTYPE lolz [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/hostname'>]><urlset><url><loc>&b;&x;</loc></url></urlset>";
        var fault = (await ReadAsync(Stream(laughs))).Faults.Single();
        Assert.That(fault.Kind, Is.EqualTo(FailureKind.InvalidInput));
        Assert.That(fault.Message, Does.Contain("DTD"));
        var (links, faults) = await ReadAsync(Stream(Head + "<url><loc>&a;</loc></url></urlset>"));
        Assert.That((links, faults.Single().Kind), Is.EqualTo((1, FailureKind.InvalidInput)), "an entity that nobody declared");
    }

    [Test]
    public async Task A_DTD_behind_a_long_comment_is_refused_as_well()
    {
        var (links, faults) = await ReadAsync(Stream("<!--" + new string('x', 5_000) + "--><!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset><url><loc>https://a.example/1</loc></url></urlset>"));
        Assert.That((links, faults.Single().Kind), Is.EqualTo((0, FailureKind.InvalidInput)));
    }

    [Test]
    public async Task A_bomb_is_stopped()
    {
        using var bomb = new MemoryStream(SitemapReaderTests.Gzip([.. Encoding.UTF8.GetBytes(Head), .. new byte[20_000_000].Select(static _ => (byte)' ')]));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (links, faults) = await ReadAsync(bomb);

        Assert.That((links, faults.Single().Kind), Is.EqualTo((1, FailureKind.TooLarge)));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(4 * MiB));
    }

    [Test]
    public async Task Damage_without_end_is_bounded()
    {
        using var endless = new EndlessStream("\u001f\u008b\u0008", "x");
        var (links, faults) = await ReadAsync(endless, new SitemapOptions { MaxFileLength = 4 * 1024 * 1024 });
        Assert.That((links, faults.Count), Is.EqualTo((0, 1)));
    }

    [TestCase("a", TestName = "A text without end")]
    [TestCase("<!-- <-", TestName = "A comment without end")]
    [TestCase("<url>", TestName = "Nesting without end")]
    [TestCase("<url><loc>https://a.example/1</loc></url>", TestName = "Entries without end")]
    [TestCase("<![CDATA[<]]>", TestName = "Sections without end")]
    [TestCase(" <a b='", TestName = "An attribute without end")]
    public async Task What_has_no_end_is_bounded(string pattern)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (links, faults) = await ReadAsync(new EndlessStream(Head, pattern), new SitemapOptions { MaxFileLength = 4 * 1024 * 1024 });
        Assert.That(links, Is.InRange(1, 50_000));
        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(faults[0].Kind, Is.AnyOf(FailureKind.TooLarge, FailureKind.InvalidInput));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(200 * 1024 * 1024));
    }

    [Test]
    public async Task One_line_without_end_is_bounded()
    {
        var (links, faults) = await ReadAsync(new EndlessStream("https://a.example/1\n", "x"), new SitemapOptions { MaxFileLength = 4 * 1024 * 1024 });
        Assert.That(links, Is.EqualTo(1));
        Assert.That(faults[^1].Kind, Is.EqualTo(FailureKind.TooLarge));
    }

    [TestCase("https://a.example/1\n", "x", 1, 51, TestName = "A line of a gigabyte")]
    [TestCase("", "x", 0, 51, TestName = "A line of a gigabyte and nothing else")]
    [TestCase(Head + "<url><loc>https://a.example/", "x", 1, 1, TestName = "An address of a gigabyte")]
    [TestCase(Head + "<url a='", "x", 1, 1, TestName = "An attribute of a gigabyte")]
    public async Task A_gigabyte_is_not_read_to_its_end(string beginning, string pattern, int expected, int most)
    {
        using var stream = new EndlessStream(beginning, pattern, 1L << 30);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (links, faults) = await ReadAsync(stream);

        Assert.That((links, faults[^1].Kind), Is.EqualTo((expected, FailureKind.TooLarge)));
        Assert.That(stream.Given, Is.LessThan(most * (long)MiB));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(4 * MiB));
    }

    [Test]
    public async Task A_million_entries_end_at_the_limit()
    {
        var (links, faults) = await ReadAsync(new EndlessStream("", "https://a.example/1\n"));
        Assert.That((links, faults.Single().Kind), Is.EqualTo((50_000, FailureKind.TooLarge)));
    }

    [Test]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        Assert.That(
            async () =>
            {
                await foreach (var item in SitemapReader.ReadAsync(new EndlessStream(Head, "<url><loc>https://a.example/1</loc></url>"), cancellationToken: source.Token))
                {
                    await source.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<(int Links, List<ArticleFailure> Faults)> ReadAsync(Stream stream, SitemapOptions? options = null)
    {
        var links = 0;
        var faults = new List<ArticleFailure>();
        await foreach (var item in SitemapReader.ReadAsync(stream, null, options))
        {
            links += item.Link is null ? 0 : 1;
            if (item.Fault is { } fault) faults.Add(fault);
        }

        return (links, faults);
    }

    /// <summary>A beginning, then one pattern for ever, or up to a length; it counts what was taken.</summary>
    private sealed class EndlessStream(string head, string pattern, long length = long.MaxValue) : MemoryStream
    {
        private readonly byte[] head = Encoding.Latin1.GetBytes(head);
        private readonly byte[] pattern = Encoding.UTF8.GetBytes(pattern);
        private long at;

        internal long Given => at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, length - at);
            for (var i = 0; i < count; i++, at++)
            {
                buffer.Span[i] = at < head.Length ? head[at] : pattern[(at - head.Length) % pattern.Length];
            }

            return ValueTask.FromResult(count);
        }
    }
}
