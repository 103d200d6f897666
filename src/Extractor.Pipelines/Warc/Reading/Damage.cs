namespace Extractor.Pipelines.Warc.Reading;

/// <summary>What is wrong with an archive, a record or a page.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Message">The fault in words.</param>
internal sealed record Damage(FailureKind Kind, string Message)
{
    /// <summary>A fault of the archive's making.</summary>
    /// <param name="message">The fault in words.</param>
    internal static Damage Invalid(string message) => new(FailureKind.InvalidInput, message);

    /// <summary>A limit that was passed.</summary>
    /// <param name="message">The limit in words.</param>
    internal static Damage TooLarge(string message) => new(FailureKind.TooLarge, message);

    /// <summary>A page that is there and cannot be read.</summary>
    /// <param name="message">The fault in words.</param>
    internal static Damage Unreadable(string message) => new(FailureKind.Unreadable, message);
}
