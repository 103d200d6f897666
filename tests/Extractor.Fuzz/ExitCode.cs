namespace Extractor.Fuzz;

/// <summary>What the process returns; <c>--help</c> says the same.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>Some input breaks a property, or was not answered within the budget.</summary>
    public const int Findings = 1;

    /// <summary>The command line cannot be used, or a tool or file that it needs is missing.</summary>
    public const int WrongUsage = 2;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells have it.</summary>
    public const int Stopped = 130;
}

/// <summary>The command cannot be run as asked: its message goes to standard error, the exit code is 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
