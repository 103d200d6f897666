namespace Extractor.Tests.Fetch.Faults;

/// <summary>Addresses that must not be reached, and odd ones that may.</summary>
internal static class AddressFaults
{
    internal static readonly IReadOnlyList<Fault> All =
    [
        Refused("127.0.0.1", "http://127.0.0.1/"),
        Refused("127.0.0.1 as one number", "http://2130706433/"),
        Refused("127.0.0.1 in hexadecimal", "http://0x7f.1/"),
        Refused("`[::1]`", "http://[::1]/"),
        Refused("127.0.0.1 mapped into IPv6", "http://[::ffff:127.0.0.1]/"),
        Refused("The metadata service of a cloud", "http://169.254.169.254/latest/meta-data/"),
        Refused("A private network, with a name and a password", "http://user:word@10.0.0.1/"),
        Refused("A private network, by https", "https://192.168.0.1/"),
        Refused("Port 8080", "http://gazette.example:8080/", "`AllowedPorts` has 80 and 443"),
        Refused("ftp", "ftp://gazette.example/"),
        Refused("A file", "file:///etc/hosts"),
        Refused("A `data:` address", "data:text/html,hello"),
        Refused("gopher", "gopher://gazette.example/"),
        Refused("An address of 9,000 characters", "http://gazette.example/" + new string('a', 9_000)),
        Refused("A host whose name has no ASCII form", "http://xn--ä.x/"),
        Refused("A host whose name is too long in ASCII", "http://" + string.Join('.', Enumerable.Repeat(new string('ä', 40), 6)) + ".example/"),
        Inside("127.0.0.1"),
        Inside("10.1.2.3"),
        Inside("fd00::1"),
        Inside("64:ff9b::7f00:1"),
        Inside("2400:cb00::5efe:10.0.0.1"),
        Inside("168.63.129.16"),
        new("A name that leads to 127.0.0.1, `::1` and a public address", null, null, 1, "only the public one is connected to")
        {
            On = static web =>
            {
                web.Name("gazette.example", ["127.0.0.1", "::1", FakeWeb.Address]);
                web.Site.OnPage("/story");
            },
            Also = OnlyPublic,
        },
        new("A name that leads to a public address first and to 127.0.0.1 next", null, null, 1, "it is resolved once, and the checked address connected to")
        {
            On = static web =>
            {
                web.Name("gazette.example", [FakeWeb.Address], ["127.0.0.1"]);
                web.Site.OnPage("/story");
            },
            Also = static (result, web) =>
            {
                OnlyPublic(result, web);
                Assert.That(web.Resolved, Has.Count.EqualTo(1));
            },
        },
        Odd("A host in letters beyond ASCII", "http://häfen.example/story") with
        {
            Also = static (_, web) => Assert.That(web.Resolved, Is.All.EqualTo("xn--hfen-loa.example")),
        },
        Odd("A host with an underscore", "http://old_desk.example/story"),
        Odd("A host with a dot at its end", "http://gazette.example./story"),
        Odd("A path with spaces and letters beyond ASCII", "http://gazette.example/der alte häfen", "/der%20alte%20h%C3%A4fen"),
        Odd("A path with line breaks in it", "http://gazette.example/story%0D%0AX-Injected:%20yes", "/story%0D%0AX-Injected:%20yes", "they stay escaped"),
        Odd("A name and a password", "http://name:word@gazette.example/story", note: "neither is sent nor kept") with
        {
            On = static web => web.Site.On("/story", (context, _) =>
            {
                web.Notes.Enqueue(context.Request.Headers.Authorization.ToString());
                return TestSite.SendAsync(context, Faulty.PageBytes, "text/html");
            }),
            Also = static (result, web) =>
            {
                Assert.That(web.Notes, Is.EqualTo(new[] { "" }));
                Assert.That(result.Article?.Url, Is.EqualTo(new Uri("http://gazette.example/story")));
            },
        },
    ];

    private static Fault Refused(string name, string url, string note = "") => new(name, FailureKind.RefusedAddress, null, 0, note)
    {
        Url = url,
        Also = static (_, web) => Assert.That(web.Connected, Is.Empty),
    };

    private static Fault Inside(string address) => new($"A name that leads to {address}", FailureKind.RefusedAddress, null, 0, "not tried again")
    {
        On = web => web.Name("gazette.example", [address]),
        Also = static (_, web) =>
        {
            Assert.That(web.Connected, Is.Empty);
            Assert.That(web.Resolved, Has.Count.EqualTo(1));
        },
    };

    private static Fault Odd(string name, string url, string path = "/story", string note = "") => new(name, null, null, 1, note)
    {
        Url = url,
        On = web => web.Site.OnPage(path),
    };

    private static void OnlyPublic(ArticleResult result, FakeWeb web) =>
        Assert.That(web.Connected.Select(address => address.ToString()), Is.All.EqualTo(FakeWeb.Address));
}
