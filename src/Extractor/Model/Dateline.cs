namespace Extractor;

/// <summary>
/// The opener of a story that says where it was filed, often when and for which agency: <c>LA CROSSE, Wis. (AP) —</c>.
/// </summary>
public sealed record Dateline
{
    /// <summary>The opener as printed. The body keeps it.</summary>
    public required string Text { get; init; }

    /// <summary>The place as printed; null for an opener that names only a source.</summary>
    public string? Place { get; init; }

    /// <summary>The agency or outlet as printed.</summary>
    public string? Source { get; init; }

    /// <summary>The day as printed.</summary>
    public string? Date { get; init; }
}
