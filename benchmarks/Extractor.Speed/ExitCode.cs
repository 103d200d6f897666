namespace Extractor.Speed;

/// <summary>What the process returns; <c>--help</c> documents the same list.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A page could not be read, an allocation bar that was asked for was not kept, or an archive's run missed a record or grew in memory.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the corpus cannot be used; nothing was done.</summary>
    public const int WrongUsage = 2;

    public const int Stopped = 130;
}

/// <summary>The command cannot be run as asked; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
