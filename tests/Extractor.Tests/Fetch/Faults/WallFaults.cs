namespace Extractor.Tests.Fetch.Faults;

/// <summary>Pages in place of the story, and pages that lead on by their markup.</summary>
internal static class WallFaults
{
    internal static readonly IReadOnlyList<Fault> All =
    [
        new("Sends a bot challenge with status 403", FailureKind.Blocked, 403, 1, "not tried again")
        {
            On = static web => web.Site.On("/story", static (context, _) =>
            {
                context.Response.StatusCode = 403;
                context.Response.Headers["cf-mitigated"] = "challenge";
                return TestSite.SendAsync(context, "<html><title>One moment</title></html>"u8.ToArray(), "text/html");
            }),
        },
        new("Sends a page that says the page is missing, with status 200", FailureKind.NotFound, 200, 1)
        {
            On = Sends(WallPages.Missing("Page not found", "Page not found", "The page you are looking for does not exist.")),
        },
        new("Sends a login page, with status 200", FailureKind.Blocked, 200, 1) { On = Sends(WallPages.Login("Log in", "Forgot your password?")) },
        new("Sends a payment wall that shows nothing of the story", FailureKind.PaymentRequired, 200, 1)
        {
            On = Sends(WallPages.Gated([], "Subscribe to read this article")),
        },
        new("Sends a payment wall behind the first paragraphs", null, null, 1, "they are the article; `Access.Free` is false")
        {
            On = Sends(WallPages.Gated(WallPages.Bridge, "Subscribe to read on")),
            Also = static (result, _) => Assert.That(result.Article?.Access.Free, Is.False),
        },
        new("Leads on by `meta http-equiv=\"refresh\"`", null, null, 2, "like a redirect, where the page shows no story")
        {
            On = static web =>
            {
                Refreshes(web, "/story", "0; url=/page");
                web.Site.OnPage("/page");
            },
            Also = static (result, _) => Assert.That(result.Redirects.Single().Status, Is.Null),
        },
        new("Leads on by markup in a circle", FailureKind.TooManyRedirects, null, 2)
        {
            On = static web =>
            {
                Refreshes(web, "/story", "0; url=/page");
                Refreshes(web, "/page", "0; url=/story");
            },
        },
        new("Leads on by markup to 169.254.169.254", FailureKind.RefusedAddress, null, 1)
        {
            On = static web => Refreshes(web, "/story", "0; url=http://169.254.169.254/"),
        },
        new("A story that loads itself again every five minutes", null, null, 1)
        {
            On = Sends(TestSite.Page(head: "<meta http-equiv=\"refresh\" content=\"300\">")),
        },
        new("304 that nobody asked for", FailureKind.NotModified, 304, 1) { On = static web => web.Site.OnStatus("/story", 304) },
    ];

    private static Action<FakeWeb> Sends(string page) => web => web.Site.OnPage("/story", page);

    private static void Refreshes(FakeWeb web, string path, string content) =>
        web.Site.OnPage(path, $"<html><head><meta http-equiv=\"refresh\" content=\"{content}\"><title>Moved</title></head><body></body></html>");
}
