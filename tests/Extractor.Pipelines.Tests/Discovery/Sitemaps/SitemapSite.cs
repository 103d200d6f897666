using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Extractor.Pipelines.Tests.Discovery.Sitemaps;

/// <summary>A site on loopback: a file for each path, 404 for all others.</summary>
internal sealed class SitemapSite : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, byte[]> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> asked = new();
    private readonly Task serving;

    internal SitemapSite()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>The paths that were asked for, in their order, but for the robots.txt.</summary>
    internal string[] Asked => [.. asked.Where(static path => path != "/robots.txt")];

    /// <summary>How often the robots.txt was asked for.</summary>
    internal int AskedRobots => asked.Count(static path => path == "/robots.txt");

    internal Uri Url(string path) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{path}");

    internal SitemapSite On(string path, string body) => On(path, Encoding.UTF8.GetBytes(body));

    internal SitemapSite On(string path, byte[] body)
    {
        answers[path] = [.. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n")), .. body];
        return this;
    }

    internal SitemapSite Redirect(string path, string target)
    {
        answers[path] = Encoding.ASCII.GetBytes($"HTTP/1.1 301 Moved\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return this;
    }

    internal SitemapSite Status(string path, int status)
    {
        answers[path] = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        return this;
    }

    /// <summary>A client that may ask it.</summary>
    internal static ArticleClient Client(bool allowPrivate = true) => new(new ArticleClientOptions
    {
        AllowPrivateAddresses = allowPrivate,
        MinHostInterval = TimeSpan.Zero,
        MaxRetries = 0,
    });

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = "";
                var buffer = new byte[4_096];
                while (!request.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, stop.Token) is > 0 and var read)
                {
                    request += Encoding.Latin1.GetString(buffer, 0, read);
                }

                if (request.Split(' ') is not [_, var path, ..])
                {
                    return;
                }

                asked.Enqueue(path);
                await stream.WriteAsync(
                    answers.TryGetValue(path, out var answer) ? answer : "HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(buffer, stop.Token) > 0)
                {
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up.
            }
        }
    }
}
