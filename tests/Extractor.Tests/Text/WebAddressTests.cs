using Extractor.Text;

namespace Extractor.Tests.Text;

/// <summary>Addresses of a plain form are what a <see cref="Uri"/> makes of them.</summary>
public sealed class WebAddressTests
{
    private static readonly Uri Page = new("https://www.gazette.example/2026/bridge?a=b");

    [TestCase("/")]
    [TestCase("/a/b-c.html")]
    [TestCase("/a?b=c&d=e#f")]
    [TestCase("/a#b?c")]
    [TestCase("/a//b/")]
    [TestCase("/a:b@c;d,e!f$g*h+i~j_k")]
    [TestCase("https://herald.example/")]
    [TestCase("http://a-1.herald.example/x.y/z?q")]
    public void A_plain_address_is_told(string href) => Assert.That(Write(href, Page), Is.Not.Null.And.EqualTo(Urls.Resolve(Page, href)!.AbsoluteUri));

    [TestCase("a/b")]
    [TestCase("?a")]
    [TestCase("//herald.example/a")]
    [TestCase("/a/../b")]
    [TestCase("/a/./b")]
    [TestCase("/a%20b")]
    [TestCase("/ä")]
    [TestCase("/a b")]
    [TestCase("/a#b#c")]
    [TestCase("/a\\b")]
    [TestCase("HTTPS://herald.example/a")]
    [TestCase("https://Herald.example/a")]
    [TestCase("https://herald.example:443/a")]
    [TestCase("https://me@herald.example/a")]
    [TestCase("https://herald.example")]
    [TestCase("https://127.0.0.1/a")]
    [TestCase("https://0x7f.1/a")]
    [TestCase("https://herald..example/a")]
    [TestCase("https://herald.example./a")]
    [TestCase("https://-herald.example/a")]
    [TestCase("ftp://herald.example/a")]
    [TestCase("mailto:a@herald.example")]
    public void Any_other_is_left_to_a_Uri(string href) => Assert.That(Write(href, Page), Is.Null);

    [TestCase(null)]
    [TestCase("https://user@gazette.example/")]
    [TestCase("https://10.0.0.1/")]
    [TestCase("file:///a")]
    public void Without_a_plain_base_a_path_is_left_to_a_Uri(string? page) => Assert.That(Write("/a", page is null ? null : new Uri(page)), Is.Null);

    [Test]
    public void A_port_of_the_base_is_kept() => Assert.That(Write("/a", new Uri("http://gazette.example:8080/b")), Is.EqualTo("http://gazette.example:8080/a"));

    [Test]
    public void What_is_written_is_what_a_Uri_writes()
    {
        string[] pieces = ["/", "/a", "b", ".", "..", "?", "#", "=", "%41", "ä", ":", "@", "//", "https://", "http://", "www.", "herald.example", "-", "1", "A", ";", "*"];
        var random = new Random(7);
        var told = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var href = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (Write(href, Page) is not { } plain) continue;
            told++;
            var url = Urls.Resolve(Page, href);
            var address = new WebAddress(plain.AsMemory());
            Assert.That(url?.AbsoluteUri, Is.EqualTo(plain), href);
            Assert.That(address.ToUri(), Is.EqualTo(url), href);
            Assert.That(
                (address.Host.ToString(), address.Path.ToString(), address.Query.Length > 1, address.Fragment.Length > 1),
                Is.EqualTo((url!.Host, url.AbsolutePath, url.Query.Length > 1, url.Fragment.Length > 1)), href);
        }
        Assert.That(told, Is.GreaterThan(500));
    }

    [Test]
    public void One_made_of_a_Uri_has_its_parts()
    {
        var address = new WebAddress(new Uri("https://Herald.example/a%20b?c#d"));
        Assert.That(
            (address.Text.ToString(), address.Host.ToString(), address.Path.ToString(), address.Query.ToString(), address.Fragment.ToString()),
            Is.EqualTo(("https://herald.example/a%20b?c#d", "herald.example", "/a%20b", "?c", "#d")));
    }

    private static string? Write(string href, Uri? page)
    {
        Span<char> room = stackalloc char[256];
        return new WebAddress.Base(page).TryWrite(href, room, out var length) ? room[..length].ToString() : null;
    }
}
