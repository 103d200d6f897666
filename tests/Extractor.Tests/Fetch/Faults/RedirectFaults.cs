namespace Extractor.Tests.Fetch.Faults;

/// <summary>Redirects, each of whose hops is checked as the first address was.</summary>
internal static class RedirectFaults
{
    internal static readonly IReadOnlyList<Fault> All =
    [
        To("a relative address", "b/../page?x=1", "/page"),
        To("an address without a scheme", "//herald.example/page", "/page"),
        To("an address with spaces", "/a page", "/a%20page"),
        To("an address with a fragment", "/page#comments", "/page"),
        To("an address with a name and a password", "http://name:word@herald.example/page", "/page", "both are dropped") with
        {
            Also = static (result, _) => Assert.That(result.Redirects.Single().Url.UserInfo, Is.Empty),
        },
        To("an international host", "http://xn--hfen-loa.example/page", "/page"),
        new("Redirects to an address in raw UTF-8", null, null, 2)
        {
            On = web => web.GoRaw(exchange => exchange.Hit > 1 ? exchange.SendPageAsync()
                : exchange.SendAsync("HTTP/1.1 302 Found\r\nLocation: http://häfen.example/brücke\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")),
            Also = static (result, web) =>
            {
                Assert.That(result.Article?.Url?.AbsolutePath, Is.EqualTo("/br%C3%BCcke"));
                Assert.That(web.Resolved, Does.Contain("xn--hfen-loa.example"));
            },
        },
        new("Gives two addresses to redirect to", null, null, 2, "the first is taken")
        {
            On = web => web.GoRaw(exchange => exchange.Hit > 1 ? exchange.SendPageAsync()
                : exchange.SendAsync("HTTP/1.1 302 Found\r\nLocation: /first\r\nLocation: /second\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")),
            Also = static (result, _) => Assert.That(result.Article?.Url?.AbsolutePath, Is.EqualTo("/first")),
        },
        new("Redirects to a host whose name has no ASCII form", FailureKind.RefusedAddress, null, 1)
        {
            On = static web => web.GoRaw(static exchange => exchange.SendAsync(
                "HTTP/1.1 302 Found\r\nLocation: http://xn--ä.x/\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")),
        },
        new("Redirects without saying where to", FailureKind.ServerError, 302, 1) { On = static web => web.Site.OnStatus("/story", 302) },
        new("Redirects to what is no address", FailureKind.ServerError, 302, 1) { On = static web => web.Site.OnRedirect("/story", "http://[half/") },
        new("Redirects to itself", FailureKind.TooManyRedirects, null, 1) { On = static web => web.Site.OnRedirect("/story", "#top"), Also = IsCircle },
        new("Redirects in a circle of two", FailureKind.TooManyRedirects, null, 2)
        {
            On = static web =>
            {
                web.Site.OnRedirect("/story", "/b");
                web.Site.OnRedirect("/b", "/story#top");
            },
            Also = IsCircle,
        },
        new("Redirects five times", null, null, 6) { On = static web => Chain(web, 5), Also = static (result, _) => Assert.That(result.Redirects, Has.Count.EqualTo(5)) },
        new("Redirects six times", FailureKind.TooManyRedirects, null, 6) { On = static web => Chain(web, 6) },
        new("Redirects from https to http", null, null, 2, "`Redirects` tells that it is a downgrade")
        {
            Url = "https://gazette.example/story",
            On = static web =>
            {
                web.Secure.OnRedirect("/story", "http://gazette.example/story");
                web.Site.OnPage("/story");
            },
            Also = static (result, _) =>
            {
                Assert.That(result.Redirects.Single().IsDowngrade, Is.True);
                Assert.That(result.Article?.Url, Is.EqualTo(new Uri("http://gazette.example/story")));
            },
        },
        new("Redirects from http to https", null, null, 2)
        {
            On = static web =>
            {
                web.Site.OnRedirect("/story", "https://gazette.example/story");
                web.Secure.OnPage("/story");
            },
            Also = static (result, _) => Assert.That(result.Redirects.Single().IsDowngrade, Is.False),
        },
        Refused("the metadata service of a cloud", "http://169.254.169.254/latest/meta-data/"),
        Refused("`[::1]`", "http://[::1]/"),
        Refused("127.0.0.1 without a scheme", "//127.0.0.1/"),
        Refused("127.0.0.1 written as one number", "http://2130706433/"),
        Refused("a name that leads inside", "http://inside.example/"),
        Refused("port 22", "http://gazette.example:22/"),
        Refused("a file", "file:///etc/hosts"),
        Refused("JavaScript", "javascript:alert(1)"),
        Refused("a `data:` address", "data:text/html,<p>Hello"),
        Refused("an address of 9,000 characters", "/" + new string('a', 9_000)),
        new("Redirects to itself by a name that by then leads to 127.0.0.1", FailureKind.RefusedAddress, null, 1, "the name is resolved and checked for each connection")
        {
            On = static web =>
            {
                web.Name("gazette.example", [FakeWeb.Address], ["127.0.0.1"]);
                web.Site.On("/story", static (context, _) =>
                {
                    context.Response.StatusCode = 302;
                    context.Response.Headers.Location = "/page";
                    context.Response.Headers.Connection = "close";
                    return Task.CompletedTask;
                });
                web.Site.OnPage("/page");
            },
        },
    ];

    private static Fault To(string name, string target, string path, string note = "") => new($"Redirects to {name}", null, null, 2, note)
    {
        On = web =>
        {
            web.Site.OnRedirect("/story", target);
            web.Site.OnPage(path);
        },
        Also = static (result, _) => Assert.That(result.Redirects, Has.Count.EqualTo(1)),
    };

    private static Fault Refused(string name, string target) => new($"Redirects to {name}", FailureKind.RefusedAddress, null, 1)
    {
        On = web =>
        {
            web.Name("inside.example", ["192.168.0.10"]);
            web.Site.OnRedirect("/story", target);
        },
        Also = static (_, web) => Assert.That(web.Connected.Select(address => address.ToString()), Is.All.EqualTo(FakeWeb.Address)),
    };

    private static void Chain(FakeWeb web, int redirects)
    {
        web.Site.OnRedirect("/story", "/1");
        for (var i = 1; i < redirects; i++)
        {
            web.Site.OnRedirect($"/{i}", $"/{i + 1}");
        }

        web.Site.OnPage($"/{redirects}");
    }

    private static void IsCircle(ArticleResult result, FakeWeb web) => Assert.That(result.Error?.Message, Does.Contain("circle"));
}
