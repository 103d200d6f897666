using System.Text;
using System.Text.Json;
using Extractor.Tests.Fetch;

namespace Extractor.CommandLine.Tests;

/// <summary>One run of the console inside the test process.</summary>
internal sealed record ConsoleRun(int Code, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    /// <summary>The lines of standard output, each parsed as JSON.</summary>
    public IReadOnlyList<JsonElement> Results => ParseLines(Output);

    public static Task<ConsoleRun> RunAsync(params string[] args) => RunAsync(new ConsoleSetup(), args);

    public static async Task<ConsoleRun> RunAsync(ConsoleSetup setup, params string[] args)
    {
        var output = setup.Output ?? new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        using var streams = new ConsoleStreams
        {
            Input = new MemoryStream(setup.Input),
            Output = new StreamWriter(output, ConsoleStreams.Utf8, bufferSize: 1024, leaveOpen: true) { NewLine = "\n" },
            Error = error,
            OutputIsTerminal = setup.OutputIsTerminal,
            ErrorIsTerminal = setup.ErrorIsTerminal,
            Time = setup.Time,
        };
        var code = await ConsoleApp.RunAsync(args, streams, setup.Token);
        return new ConsoleRun(code, output.ToArray(), error.ToString());
    }

    public static IReadOnlyList<JsonElement> ParseLines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}

/// <summary>What a run finds around it.</summary>
internal sealed record ConsoleSetup
{
    public byte[] Input { get; init; } = [];

    public MemoryStream? Output { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public CancellationToken Token { get; init; }

    /// <summary>A clock on which no time is waited for, unless a test brings its own.</summary>
    public TimeProvider Time { get; init; } = new WaitingClock(new DateTimeOffset(2025, 3, 10, 12, 0, 0, TimeSpan.Zero));
}

/// <summary>Takes the output and cancels, as Ctrl-C would, once a text has gone by.</summary>
internal sealed class CancelAfterStream(string text, int times, CancellationTokenSource stop) : MemoryStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => Watch(buffer.ToArray());

    public override void Write(byte[] buffer, int offset, int count) => Watch(buffer.AsSpan(offset, count).ToArray());

    private void Watch(byte[] bytes)
    {
        base.Write(bytes, 0, bytes.Length);
        if (Encoding.UTF8.GetString(ToArray()).Split(text).Length > times) stop.Cancel();
    }
}
