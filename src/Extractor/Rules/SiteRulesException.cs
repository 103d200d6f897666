namespace Extractor;

/// <summary>
/// Site rules that cannot be used: what is wrong and where. The message names every fault, one a line, as
/// <c>file(line,column): reason</c>.
/// </summary>
public sealed class SiteRulesException : FormatException
{
    internal SiteRulesException(IReadOnlyList<SiteRuleError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>The faults in the order of the files; at least one, at most 100.</summary>
    public IReadOnlyList<SiteRuleError> Errors { get; }
}

/// <summary>One fault of a file of site rules.</summary>
public sealed record SiteRuleError
{
    /// <summary>The file, or the name that was given with a stream or text; null where there was none.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column, in characters, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong, for a person to read.</summary>
    public required string Reason { get; init; }

    /// <summary>The fault as compilers print theirs.</summary>
    /// <returns><c>file(line,column): reason</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{File ?? "site rules"}({Line},{Column}): {Reason}");
}
