using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Extractor.Tests.Fetch;

/// <summary>A web site on loopback that does on cue what sites do to their readers.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    internal const string Title = "Harbour bridge to open in spring";

    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, Func<HttpContext, int, Task>> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> hits = new(StringComparer.Ordinal);

    private TestSite(WebApplication application) => this.application = application;

    internal int Port => new Uri(application.Urls.First()).Port;

    /// <summary>Answers what no page was set for; null for 404.</summary>
    internal Func<HttpContext, int, Task>? Otherwise { get; set; }

    /// <summary>Every request but those for robots.txt.</summary>
    internal int Requests => hits.Where(hit => hit.Key != "/robots.txt").Sum(hit => hit.Value);

    /// <summary>Starts a site.</summary>
    /// <param name="certificate">Where given, the site speaks TLS, and HTTP/2 to those who want it.</param>
    /// <param name="protocols">The versions of HTTP that it speaks.</param>
    internal static async Task<TestSite> StartAsync(X509Certificate2? certificate = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0, endPoint =>
            {
                endPoint.Protocols = protocols;
                if (certificate is not null)
                {
                    endPoint.UseHttps(certificate);
                }
            });
            options.AddServerHeader = false;
            options.Limits.MinResponseDataRate = null;
            options.Limits.MaxResponseBufferSize = 64 * 1024;
        });
        var site = new TestSite(builder.Build());
        site.application.Run(site.AnswerAsync);
        await site.application.StartAsync();
        return site;
    }

    internal static string Page(string title = Title, string head = "") =>
        $"""
        <!DOCTYPE html><html><head>{head}<title>{title}</title></head><body><article><h1>{title}</h1>
        <p>The new bridge over the harbour of Northwick will open in spring, the council said on Tuesday after three years of works.</p>
        <p>"We kept our word," said the mayor, Ada Quill, and thanked the crews who had worked through two winters to finish in time.</p>
        <p>Some 12,000 people are expected to cross it each day, which would halve the way to work for those who live on the north bank.</p>
        </article></body></html>
        """;

    internal Uri Url(string path) => new($"http://127.0.0.1:{Port}{path}");

    internal int Hits(string path) => hits.GetValueOrDefault(path);

    internal void On(string path, Func<HttpContext, int, Task> answer) => pages[path] = answer;

    internal void OnPage(string path, string? page = null, string contentType = "text/html; charset=utf-8") =>
        On(path, (context, _) => SendAsync(context, System.Text.Encoding.UTF8.GetBytes(page ?? Page()), contentType));

    internal void OnStatus(string path, int status, string? retryAfter = null) => On(path, (context, _) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync("<html>no</html>");
    });

    internal void OnRedirect(string path, string target, int status = 302) => On(path, (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    });

    internal static Task SendAsync(HttpContext context, byte[] body, string? contentType, string? encoding = null)
    {
        context.Response.ContentType = contentType;
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await application.StopAsync(now.Token);
        await application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        path = path.Split('?')[0];
        var hit = hits.AddOrUpdate(path, 1, (_, count) => count + 1);
        if (!pages.TryGetValue(path, out var answer) && (answer = path == "/robots.txt" ? null : Otherwise) is null)
        {
            context.Response.StatusCode = 404;
            return;
        }

        try
        {
            await answer(context, hit);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client hung up.
        }
    }
}
