using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Answers that begin and do not end as they should. Those written as text come from a site that speaks no whole HTTP.</summary>
internal static class TransferFaults
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    private const string Patience = "`AttemptTimeout` 15 s, `TotalTimeout` 60 s, three retries";

    private static readonly TimeSpan Attempt = new ArticleClientOptions().AttemptTimeout;

    private static readonly string Half = TestSite.Page()[..400];

    internal static readonly IReadOnlyList<Fault> All =
    [
        new("Resets the connection in the middle of the page, once", null, null, 2)
        {
            On = web => web.GoRaw(async exchange =>
            {
                if (exchange.Hit > 1)
                {
                    await exchange.SendPageAsync();
                    return;
                }

                await exchange.SendAsync(Ok + "Content-Length: 10000\r\n\r\n" + Half);
                exchange.Reset();
            }),
        },
        new("Resets the connection in the middle of the page, always", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(async exchange =>
            {
                await exchange.SendAsync(Ok + "Content-Length: 10000\r\n\r\n" + Half);
                exchange.Reset();
            }),
        },
        new("Ends before the last chunk", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + $"Transfer-Encoding: chunked\r\n\r\n{Half.Length:x}\r\n{Half}\r\n")),
        },
        new("Ends inside a chunk", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + $"Transfer-Encoding: chunked\r\n\r\n2710\r\n{Half}")),
        },
        new("Gives a chunk a length that is no number", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + $"Transfer-Encoding: chunked\r\n\r\nmuch\r\n{Half}\r\n0\r\n\r\n")),
        },
        new("Says a Content-Length that is too long", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + "Content-Length: 10000\r\n\r\n" + TestSite.Page())),
        },
        new("Says a Content-Length that is too short", null, null, 1, "of what the length covers")
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + $"Content-Length: {Faulty.PageBytes.Length - 40}\r\n\r\n{TestSite.Page()}")),
        },
        new("Says a Content-Length that is no number", null, null, 1, "read to the end of the connection")
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + $"Content-Length: long\r\nConnection: close\r\n\r\n{TestSite.Page()}")),
        },
        new("Says two lengths that differ", null, null, 1, "the first counts")
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(
                Ok + $"Content-Length: {Faulty.PageBytes.Length}\r\nContent-Length: {Faulty.PageBytes.Length + 100}\r\nConnection: close\r\n\r\n{TestSite.Page()}")),
        },
        new("Says no length and closes", null, null, 1)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + "\r\n" + TestSite.Page())),
        },
        new("Begins with a line that is no status line", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync("HTP 200 fine\r\n\r\n" + TestSite.Page())),
        },
        new("Sends the page without any headers (HTTP/0.9)", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(TestSite.Page())),
        },
        new("Sends a header line without a colon", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + "X-Nothing\r\nConnection: close\r\n\r\n" + TestSite.Page())),
        },
        new("Sends early hints (103) before the page", null, null, 1)
        {
            On = web => web.GoRaw(async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n");
                await exchange.SendPageAsync();
            }),
        },
        new("Sends 100 Continue once a second", FailureKind.TimedOut, null, 4, Patience)
        {
            On = web => web.GoRaw(exchange => web.Clock.DawdleAsync(Attempt, exchange.Stopped, () => exchange.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"), 15)),
        },
        new("Sends headers without end", FailureKind.TooLarge, null, 1, "64 KiB of headers are read; not tried again")
        {
            On = web => web.GoRaw(async exchange =>
            {
                await exchange.SendAsync(Ok);
                await exchange.RepeatAsync("X-Filler: " + new string('x', 1_000) + "\r\n");
            }),
        },
        new("Sends one header of 100 KB", FailureKind.TooLarge, null, 1, "64 KiB of headers are read; not tried again")
        {
            On = web => web.GoRaw(exchange => exchange.SendAsync(Ok + "X-Filler: " + new string('x', 100_000) + "\r\n\r\n" + TestSite.Page())),
        },
        new("Sends no headers for long", FailureKind.TimedOut, null, 4, Patience)
        {
            On = web => web.Site.On("/story", (context, _) => web.Clock.DawdleAsync(Attempt, context.RequestAborted)),
        },
        new("Sends no headers for long, then the page at once when asked again", null, null, 2, "asked again after `AttemptTimeout`")
        {
            On = web => web.Site.On("/story", (context, hit) => hit == 1
                ? web.Clock.DawdleAsync(Attempt, context.RequestAborted)
                : TestSite.SendAsync(context, Faulty.PageBytes, "text/html")),
        },
        new("Drips headers, a letter a second", FailureKind.TimedOut, null, 4, Patience)
        {
            On = web => web.GoRaw(async exchange =>
            {
                await exchange.SendAsync(Ok + "X-Slow: ");
                await web.Clock.DawdleAsync(Attempt, exchange.Stopped, () => exchange.SendAsync("x"), 15);
            }),
        },
        new("Drips the page, a tag a second", FailureKind.TimedOut, null, 4, Patience)
        {
            On = web => web.Site.On("/story", async (context, _) =>
            {
                await Faulty.SendHalfAsync(context);
                await web.Clock.DawdleAsync(Attempt, context.RequestAborted, () => DripAsync(context), 15);
            }),
        },
        new("Redirects to a page that does not come", FailureKind.TimedOut, null, 4, "`TotalTimeout` covers redirects and retries: here 35 s, and `AttemptTimeout` 15 s")
        {
            On = web =>
            {
                web.Site.OnRedirect("/story", "/slow");
                web.Site.On("/slow", (context, _) => web.Clock.DawdleAsync(Attempt, context.RequestAborted));
            },
            Options = options => options.TotalTimeout = TimeSpan.FromSeconds(35),
            Also = (result, _) => Assert.That(result.Error?.Url, Is.EqualTo(new Uri("http://gazette.example/slow"))),
        },
    ];

    private static async Task DripAsync(HttpContext context)
    {
        await context.Response.Body.WriteAsync("<p>"u8.ToArray(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
