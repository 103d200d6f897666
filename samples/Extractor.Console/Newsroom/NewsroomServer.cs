using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.CommandLine.Newsroom;

/// <summary>A small news site on the loopback interface, on a port that the system picks.</summary>
internal sealed class NewsroomServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _answers = new(StringComparer.Ordinal);

    private NewsroomServer(WebApplication app) => _app = app;

    /// <summary>The front page, which lists the stories.</summary>
    public Uri FrontPage { get; private set; } = null!;

    public static async Task<NewsroomServer> StartAsync(CancellationToken cancellationToken)
    {
        // Empty: no configuration files, no environment variables, no logging; nothing around can change the demo.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port: 0);
        });

        var server = new NewsroomServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(cancellationToken);
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        server.FrontPage = new Uri(addresses.First());
        return server;
    }

    public Uri AddressOf(Story story) => new(FrontPage, story.Path);

    /// <summary>The status codes that were sent for a story so far, in order.</summary>
    public int[] AnswersFor(Story story) => _answers.TryGetValue(story.Path, out var answers) ? [.. answers] : [];

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (path == "/")
        {
            await SendAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(FrontPageOf(Stories.All)));
        }
        else if (path == "/robots.txt")
        {
            await SendAsync(context, StatusCodes.Status200OK, "text/plain; charset=utf-8", "User-agent: *\nAllow: /\n"u8.ToArray());
        }
        else if (Stories.All.FirstOrDefault(story => story.Path == path) is { } found)
        {
            await TellAsync(context, found);
        }
        else
        {
            await SendAsync(context, StatusCodes.Status404NotFound, "text/plain; charset=utf-8", "Not found.\n"u8.ToArray());
        }
    }

    private async Task TellAsync(HttpContext context, Story story)
    {
        var answers = _answers.GetOrAdd(story.Path, _ => new ConcurrentQueue<int>());
        if (answers.Count < story.BusyAnswers)
        {
            answers.Enqueue(StatusCodes.Status503ServiceUnavailable);
            context.Response.Headers.RetryAfter = "1";
            await SendAsync(context, StatusCodes.Status503ServiceUnavailable, "text/plain; charset=utf-8", "Busy.\n"u8.ToArray());
            return;
        }

        var status = story.Meaning is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        answers.Enqueue(status);

        // No charset in the header: a legacy page has to say it itself, as many do.
        await SendAsync(context, status, "text/html", story.Charset.GetBytes(ReadPage(story.Page)));
    }

    private static async Task SendAsync(HttpContext context, int status, string contentType, byte[] content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static string ReadPage(string name)
    {
        using var stream = typeof(NewsroomServer).Assembly.GetManifestResourceStream($"Newsroom/Pages/{name}")
            ?? throw new InvalidOperationException($"The page '{name}' is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string FrontPageOf(IEnumerable<Story> stories)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The newsroom</title></head><body><h1>The newsroom</h1><ul>\n");
        foreach (var story in stories)
        {
            var title = WebUtility.HtmlEncode(story.Meaning?.Title ?? "(withdrawn)");
            html.Append("<li><a href=\"").Append(story.Path).Append("\">").Append(title).Append("</a> – ")
                .Append(WebUtility.HtmlEncode(story.About)).Append("</li>\n");
        }

        return html.Append("</ul></body></html>\n").ToString();
    }
}
