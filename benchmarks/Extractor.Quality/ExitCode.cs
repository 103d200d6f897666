namespace Extractor.Quality;

/// <summary>What the process returns; <c>--help</c> documents the same list.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A page run, the training or the scorer failed; nothing was written.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the corpus, the scorer or the document cannot be used; nothing was done.</summary>
    public const int WrongUsage = 2;

    public const int Stopped = 130;
}

/// <summary>The command cannot be run as asked; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>A step of the measuring failed; the message says which and why.</summary>
internal sealed class MeasuringException(string message) : Exception(message);
