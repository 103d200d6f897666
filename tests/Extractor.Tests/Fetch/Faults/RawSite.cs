using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>A site that answers with whatever bytes it is given, which no well-made server would send.</summary>
internal sealed class RawSite : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private Task loop = Task.CompletedTask;
    private int requests;

    private RawSite()
    {
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Requests but those for robots.txt.</summary>
    internal int Requests => requests;

    internal Func<RawExchange, Task> Answer { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Answers requests for robots.txt; by default there is none.</summary>
    internal Func<RawExchange, Task> Robots { get; set; } =
        static exchange => exchange.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    internal Uri Url(string path) => new($"http://127.0.0.1:{Port}{path}");

    internal static RawSite Start()
    {
        var site = new RawSite();
        site.listener.Start();
        site.loop = site.AcceptAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var exchanges = new List<Task>();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                exchanges.Add(ServeAsync(await listener.AcceptSocketAsync(stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException && stop.IsCancellationRequested)
        {
            // Closed, before or while it waited for the next one.
        }

        await Task.WhenAll(exchanges);
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                if ((await ReadHeadAsync(socket)).Split(' ') is not [_, var target, ..])
                {
                    return;
                }

                var exchange = new RawExchange(socket, target == "/robots.txt" ? 0 : Interlocked.Increment(ref requests), stop.Token);
                await (exchange.Hit == 0 ? Robots(exchange) : Answer(exchange));
                socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up, or this site did.
            }
        }
    }

    private async Task<string> ReadHeadAsync(Socket socket)
    {
        var head = new StringBuilder();
        var buffer = new byte[4_096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer, stop.Token);
            if (read == 0)
            {
                return "";
            }

            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}

/// <summary>One request to a <see cref="RawSite"/>, and the way to answer it.</summary>
internal sealed class RawExchange(Socket socket, int hit, CancellationToken stopped)
{
    /// <summary>Which request it is, from 1.</summary>
    internal int Hit { get; } = hit;

    internal CancellationToken Stopped { get; } = stopped;

    /// <summary>Sends text, in UTF-8.</summary>
    internal async Task SendAsync(string text)
    {
        for (ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(text); !rest.IsEmpty;)
        {
            rest = rest[await socket.SendAsync(rest, Stopped)..];
        }
    }

    /// <summary>Sends the page as it should be.</summary>
    internal Task SendPageAsync() =>
        SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(TestSite.Page())}\r\n\r\n{TestSite.Page()}");

    /// <summary>Sends text again and again, until the client hangs up.</summary>
    internal async Task RepeatAsync(string text)
    {
        while (true)
        {
            await SendAsync(text);
        }
    }

    /// <summary>Breaks the connection off without the goodbye of TCP.</summary>
    internal void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
