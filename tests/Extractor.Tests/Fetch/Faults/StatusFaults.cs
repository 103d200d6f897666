using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Answers whose status says that they are no page.</summary>
internal static class StatusFaults
{
    private const string HalfAMinute = "(a date 30 s ahead)";
    private const string TenMinutes = "(a date 10 min ahead)";

    internal static readonly IReadOnlyList<Fault> All =
    [
        Passing(503),
        Passing(500),
        Passing(408),
        Passing(429),
        Lasting(500, FailureKind.ServerError),
        Lasting(503, FailureKind.ServerError),
        Lasting(408, FailureKind.ServerError),
        Lasting(999, FailureKind.ServerError),
        Lasting(429, FailureKind.Deferred),
        Waited("30"),
        Waited(HalfAMinute),
        Deferred(429, "600"),
        Deferred(503, "600"),
        Deferred(429, TenMinutes),
        Deferred(503, TenMinutes),
        RetryAfter("soon", "read as none"),
        RetryAfter("-5", "read as none"),
        Told(401, FailureKind.Forbidden),
        Told(402, FailureKind.PaymentRequired),
        Told(403, FailureKind.Forbidden),
        Told(404, FailureKind.NotFound),
        Told(410, FailureKind.Gone),
        Told(451, FailureKind.Forbidden),
        Told(400, FailureKind.ServerError),
        Told(418, FailureKind.ServerError),
        Told(300, FailureKind.ServerError),
        Told(304, FailureKind.NotModified),
        Told(204, FailureKind.Unreadable, "the page is empty"),
        Told(205, FailureKind.Unreadable, "the page is empty"),
        new("200 without a body", FailureKind.Unreadable, 200, 1) { On = web => web.Site.On("/story", static (_, _) => Task.CompletedTask) },
        new("203, the page changed by a proxy", null, null, 1) { On = web => web.Site.On("/story", (context, _) => SendAsync(context, 203)) },
        new("206, a part of the page that nobody asked for", FailureKind.ServerError, 206, 1)
        {
            On = web => web.Site.On("/story", (context, _) =>
            {
                context.Response.Headers.ContentRange = $"bytes 0-{Faulty.PageBytes.Length - 1}/{Faulty.PageBytes.Length + 10_000}";
                return SendAsync(context, 206);
            }),
        },
        new("206 with the whole page", null, null, 1)
        {
            On = web => web.Site.On("/story", (context, _) =>
            {
                context.Response.Headers.ContentRange = $"bytes 0-{Faulty.PageBytes.Length - 1}/{Faulty.PageBytes.Length}";
                return SendAsync(context, 206);
            }),
        },
    ];

    private static Fault Passing(int status) => new(Name($"{status} twice, then the page"), null, null, 3)
    {
        On = web => web.Site.On("/story", (context, hit) => hit <= 2 ? FailAsync(context, status) : SendAsync(context, 200)),
    };

    private static Fault Lasting(int status, FailureKind kind) => new(Name($"{status}, always"), kind, status, 4)
    {
        On = web => web.Site.OnStatus("/story", status),
        Also = static (result, _) => Assert.That(result.Error?.RetryAt, Is.Null),
    };

    private static Fault Told(int status, FailureKind kind, string note = "") => new(Name($"{status}"), kind, status, 1, note)
    {
        On = web => web.Site.On("/story", (context, _) => FailAsync(context, status)),
        Also = static (result, _) => Assert.That(result.Error?.Url, Is.EqualTo(new Uri("http://gazette.example/story"))),
    };

    private static Fault RetryAfter(string value, string note) => new($"429 with `Retry-After: {value}`", FailureKind.Deferred, 429, 4, note)
    {
        On = web => web.Site.OnStatus("/story", 429, value),
    };

    private static Fault Waited(string retryAfter) =>
        new($"429 with `Retry-After: {retryAfter}`, then the page", null, null, 2, "asked again when the wait is over")
        {
            On = web => web.Site.On("/story", (context, hit) =>
            {
                var now = web.Clock.GetUtcNow();
                web.Notes.Enqueue(now);
                return hit > 1 ? SendAsync(context, 200) : FailAsync(context, 429, retryAfter == HalfAMinute ? Date(now.AddSeconds(30)) : retryAfter);
            }),
            Also = static (_, web) =>
            {
                var (first, second) = ((DateTimeOffset)web.Notes.First(), (DateTimeOffset)web.Notes.Last());
                Assert.That(second - first, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(30)));
            },
        };

    private static Fault Deferred(int status, string retryAfter) =>
        new(Name($"{status} with `Retry-After: {retryAfter}`"), FailureKind.Deferred, status, 1, "`RetryAt` says until when; the host is left alone until then")
        {
            On = web => web.Site.On("/story", (context, _) =>
                FailAsync(context, status, retryAfter == TenMinutes ? Date(web.Clock.GetUtcNow().AddMinutes(10)) : retryAfter)),
            Also = static (result, web) => Assert.That(result.Error?.RetryAt, Is.EqualTo(web.Clock.GetUtcNow().AddMinutes(10))),
        };

    private static string Date(DateTimeOffset instant) => instant.ToString("R", CultureInfo.InvariantCulture);

    private static string Name(FormattableString name) => FormattableString.Invariant(name);

    private static Task SendAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return TestSite.SendAsync(context, Faulty.PageBytes, "text/html");
    }

    private static Task FailAsync(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    }
}
