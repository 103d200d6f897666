using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>What goes wrong before there is an answer, and the ways to talk to a site.</summary>
internal static class ConnectionFaults
{
    internal static readonly IReadOnlyList<Fault> All =
    [
        new("The name is not known", FailureKind.ConnectionFailed, null, 0, "not tried again")
        {
            On = web => web.Name("gazette.example", [[]]),
            Also = (result, web) =>
            {
                Assert.That(result.Error?.Message, Does.Contain("gazette.example is not known"));
                Assert.That(web.Resolved, Has.Count.EqualTo(1));
            },
        },
        new("The resolver fails twice, then answers", null, null, 1)
        {
            On = web =>
            {
                web.FailQuestions(2);
                web.Site.OnPage("/story");
            },
        },
        new("Nobody listens at the port", FailureKind.ConnectionFailed, null, 0, "tried four times")
        {
            On = web => web.Lead(80, ClosedPort()),
            Also = (_, web) => Assert.That(web.Connected, Has.Count.EqualTo(4)),
        },
        new("The first address of the name is dead, the second is not", null, null, 1)
        {
            On = web =>
            {
                web.Name("gazette.example", ["198.41.0.4", FakeWeb.Address]);
                web.Site.OnPage("/story");
            },
        },
        new("Hangs up without an answer, once", null, null, 2)
        {
            On = web => web.GoRaw(exchange => exchange.Hit == 1 ? Task.CompletedTask : exchange.SendPageAsync()),
        },
        new("Hangs up without an answer, always", FailureKind.ConnectionFailed, null, 4) { On = web => web.GoRaw(_ => Task.CompletedTask) },
        new("Resets the connection without an answer, always", FailureKind.ConnectionFailed, null, 4)
        {
            On = web => web.GoRaw(exchange =>
            {
                exchange.Reset();
                return Task.CompletedTask;
            }),
        },
        new("Hangs up without an answer, by https and always", FailureKind.ConnectionFailed, null, 4)
        {
            Url = "https://gazette.example/story",
            On = web => web.Secure.On("/story", (context, _) =>
            {
                context.Abort();
                return Task.CompletedTask;
            }),
        },
        new("Has a certificate that nobody trusts", FailureKind.ConnectionFailed, null, 0, "not tried again")
        {
            Url = "https://gazette.example/story",
            TrustsCertificate = false,
            Also = (result, web) =>
            {
                Assert.That(result.Error?.Message, Does.Contain("certificate"));
                Assert.That(web.Connected, Has.Count.EqualTo(1));
            },
        },
        new("Speaks no TLS at the port of https", FailureKind.ConnectionFailed, null, 0, "not tried again; never http instead")
        {
            Url = "https://gazette.example/story",
            On = web => web.Lead(443, web.Site.Port),
            Also = (_, web) => Assert.That(web.Connected, Has.Count.EqualTo(1)),
        },
        new("Offers HTTP/2", null, null, 1, "HTTP/2 it is")
        {
            Url = "https://gazette.example/story",
            On = web => web.Secure.On("/story", (context, _) =>
            {
                web.Notes.Enqueue(context.Request.Protocol);
                return TestSite.SendAsync(context, Faulty.PageBytes, "text/html");
            }),
            Also = (_, web) => Assert.That(web.Notes, Is.EqualTo(new[] { "HTTP/2" })),
        },
        new("Speaks HTTP/1.1 alone, by https", null, null, 1)
        {
            Url = "https://gazette.example/story",
            On = web =>
            {
                web.Lead(443, web.Old.Port);
                web.Old.OnPage("/story");
            },
            Also = (_, web) => Assert.That(web.Connected, Has.Count.EqualTo(1)),
        },
        new("Offers HTTP/2 and resets the stream in the middle of the page, once", null, null, 2)
        {
            Url = "https://gazette.example/story",
            On = web => web.Secure.On("/story", async (context, hit) =>
            {
                if (hit > 1)
                {
                    await TestSite.SendAsync(context, Faulty.PageBytes, "text/html");
                    return;
                }

                await Faulty.SendHalfAsync(context);
                const int InternalError = 2;
                context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(InternalError);
            }),
        },
    ];

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Steps that several faults have in common.</summary>
internal static class Faulty
{
    internal static byte[] PageBytes { get; } = System.Text.Encoding.UTF8.GetBytes(TestSite.Page());

    /// <summary>Sends the headers and the beginning of the page.</summary>
    internal static async Task SendHalfAsync(HttpContext context, long? length = null)
    {
        context.Response.ContentType = "text/html";
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(PageBytes.AsMemory(0, PageBytes.Length / 2));
        await context.Response.Body.FlushAsync();
    }
}
