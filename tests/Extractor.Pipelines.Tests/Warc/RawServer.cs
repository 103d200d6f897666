using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Extractor.Pipelines.Tests.Warc;

/// <summary>A server on loopback that answers each connection with bytes, in turn, and closes it.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;
    private readonly Queue<byte[]> answers;

    internal RawServer(params byte[][] answers)
    {
        this.answers = new(answers);
        listener.Start();
        serving = ServeAsync();
    }

    internal Uri Url(string path) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (answers.TryDequeue(out var answer))
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            var stream = client.GetStream();
            var request = new StringBuilder();
            var buffer = new byte[4096];
            while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, stop.Token) is > 0 and var read)
            {
                request.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            await stream.WriteAsync(answer, stop.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            while (await stream.ReadAsync(buffer, stop.Token).AsTask().ContinueWith(static task => task.IsCompletedSuccessfully ? task.Result : 0, TaskScheduler.Default) > 0)
            {
            }
        }
    }
}
