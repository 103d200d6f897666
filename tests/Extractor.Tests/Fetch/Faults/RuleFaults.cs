using System.Text;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>What a site's robots.txt says, or does not.</summary>
internal static class RuleFaults
{
    internal static readonly IReadOnlyList<Fault> All =
    [
        new("Disallows the page for everyone", FailureKind.DisallowedByRobots, null, 0) { On = Says("User-agent: *\nDisallow: /story\n") },
        new("Disallows everything, but allows the page", null, null, 1, "the longest rule wins") { On = Says("User-agent: *\nDisallow: /\nAllow: /story\n") },
        new("Disallows everything for everyone, and nothing for this client", null, null, 1, "its own group goes before that for everyone")
        {
            On = Says("User-agent: *\nDisallow: /\n\nUser-agent: extractor\nDisallow:\n"),
        },
        new("Disallows the page by a pattern with `*` and `$`", FailureKind.DisallowedByRobots, null, 0) { On = Says("User-agent: *\nDisallow: /*ory$\n") },
        new("Disallows the page in percent-encoding", FailureKind.DisallowedByRobots, null, 0) { On = Says("User-agent: *\nDisallow: /%73tory\n") },
        new("Disallows the page, with a byte-order mark and CRLF", FailureKind.DisallowedByRobots, null, 0) { On = Says("\uFEFFUser-agent: *\r\nDisallow: /story\r\n") },
        new("Disallows the page behind 500 KiB of comments", FailureKind.DisallowedByRobots, null, 0)
        {
            On = Says(new StringBuilder().Insert(0, "# nothing to see\n", 30_000).Append("User-agent: *\nDisallow: /story\n").ToString()),
        },
        new("Disallows the page behind a mebibyte of comments", null, null, 1, "512 KiB are read")
        {
            On = Says(new StringBuilder().Insert(0, "# nothing to see\n", 65_000).Append("User-agent: *\nDisallow: /story\n").ToString()),
        },
        new("Has no robots.txt", null, null, 1) { On = static web => web.Site.OnPage("/story") },
        new("Forbids its robots.txt (403)", null, null, 1, "there are no rules") { On = Answers(403) },
        new("Fails to give its robots.txt (503)", FailureKind.DisallowedByRobots, null, 0, "`RetryAt` says when it is asked again")
        {
            On = Answers(503),
            Also = static (result, _) => Assert.That(result.Error?.RetryAt, Is.Not.Null),
        },
        new("Redirects its robots.txt to another host, which disallows the page", FailureKind.DisallowedByRobots, null, 0)
        {
            On = static web =>
            {
                web.Site.On("/robots.txt", static (context, _) => context.Request.Host.Host == "gazette.example"
                    ? MoveAsync(context, "http://herald.example/robots.txt")
                    : SendAsync(context, "User-agent: *\nDisallow: /story\n"));
                web.Site.OnPage("/story");
            },
        },
        new("Redirects its robots.txt to 169.254.169.254", FailureKind.DisallowedByRobots, null, 0, "which is not connected to")
        {
            On = static web =>
            {
                web.Site.OnRedirect("/robots.txt", "http://169.254.169.254/robots.txt");
                web.Site.OnPage("/story");
            },
            Also = static (_, web) => Assert.That(web.Connected.Select(address => address.ToString()), Is.All.EqualTo(FakeWeb.Address)),
        },
        new("Redirects its robots.txt without end", null, null, 1, "five redirects are followed; a file behind more is taken as missing")
        {
            On = static web =>
            {
                web.Site.On("/robots.txt", static (context, _) => MoveAsync(context, "/robots.txt?" + context.Request.QueryString.Value + "x"));
                web.Site.OnPage("/story");
            },
        },
        new("Sends a web page as robots.txt", null, null, 1, "there are no rules in it") { On = Says("<!DOCTYPE html><html><body><p>Welcome</p></body></html>") },
        new("Disallows the page that a redirect leads to", FailureKind.DisallowedByRobots, null, 1)
        {
            On = static web =>
            {
                web.Site.On("/robots.txt", static (context, _) => SendAsync(context, "User-agent: *\nDisallow: /closed\n"));
                web.Site.OnRedirect("/story", "/closed");
                web.Site.OnPage("/closed");
            },
        },
    ];

    private static Action<FakeWeb> Says(string rules) => web =>
    {
        web.Site.On("/robots.txt", (context, _) => SendAsync(context, rules));
        web.Site.OnPage("/story");
    };

    private static Action<FakeWeb> Answers(int status) => web =>
    {
        web.Site.OnStatus("/robots.txt", status);
        web.Site.OnPage("/story");
    };

    private static Task SendAsync(HttpContext context, string rules) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(rules), "text/plain");

    private static Task MoveAsync(HttpContext context, string target)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    }
}
