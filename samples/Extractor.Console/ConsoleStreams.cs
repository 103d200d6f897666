using System.Text;
using Extractor.CommandLine.Input;
using Spectre.Console;

namespace Extractor.CommandLine;

/// <summary>
/// What a command reads and writes. The process opens the standard ones; a test gives its own.
/// </summary>
internal sealed class ConsoleStreams : IDisposable
{
    private const int PipeWidth = 80;
    private const int MaxWidth = 120;

    /// <summary>As much as fits, with the bytes that may become of it, into pieces of memory that cost no collection of the whole heap.</summary>
    private const int BufferedChars = 16 * 1024;

    /// <summary>Always UTF-8 without a byte-order mark, whatever the machine's code page.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public required Stream Input { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public int Width { get; init; } = PipeWidth;

    /// <summary>What the waits of fetching go by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static ConsoleStreams OpenStandard()
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        var errorIsTerminal = !Console.IsErrorRedirected;

        // A Windows terminal shows UTF-8 only when it is told so; elsewhere this changes nothing.
        if (OperatingSystem.IsWindows() && (outputIsTerminal || errorIsTerminal)) Console.OutputEncoding = Utf8;

        return new ConsoleStreams
        {
            Input = new InterruptibleStream(Console.OpenStandardInput()),
            Output = new StreamWriter(Console.OpenStandardOutput(), Utf8, BufferedChars) { NewLine = "\n" },
            Error = new StreamWriter(Console.OpenStandardError(), Utf8) { NewLine = "\n", AutoFlush = true },
            OutputIsTerminal = outputIsTerminal,
            ErrorIsTerminal = errorIsTerminal,
            Width = outputIsTerminal ? TerminalWidth() : PipeWidth,
        };
    }

    /// <summary>A Spectre console on standard output or on another writer such as a file: plain text unless a terminal shows it.</summary>
    public IAnsiConsole Rich(TextWriter writer)
    {
        var isTerminal = writer == Output ? OutputIsTerminal : writer == Error && ErrorIsTerminal;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new WriterOutput(isTerminal ? writer : new TrimmingWriter(writer), isTerminal, Width),
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
        Input.Dispose();
    }

    private static int TerminalWidth()
    {
        try
        {
            // Some terminals report no width at all.
            return Console.WindowWidth is var width && width > 0 ? Math.Clamp(width, 40, MaxWidth) : PipeWidth;
        }
        catch (IOException)
        {
            return PipeWidth;
        }
    }

    private sealed class WriterOutput(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 24;

        // The writer's encoding is fixed: UTF-8.
        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
