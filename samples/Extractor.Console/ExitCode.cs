namespace Extractor.CommandLine;

/// <summary>What the process returns; <c>--help</c> and the README document the same list.</summary>
internal static class ExitCode
{
    /// <summary>Every page gave an article.</summary>
    public const int Success = 0;

    /// <summary>Some pages failed; the others were written.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line, the manifest or the output file cannot be used; nothing was done.</summary>
    public const int WrongUsage = 2;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells have it.</summary>
    public const int Stopped = 130;

    public static int For(bool allWell) => allWell ? Success : SomeFailed;
}

/// <summary>The command cannot be run as asked: its message goes to standard error, the exit code is 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
