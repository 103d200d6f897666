using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>What the page says about one block that may open the story.</summary>
internal readonly record struct DatelineInput
{
    /// <summary>The text of the block, white space folded.</summary>
    public required string Text { get; init; }

    /// <summary>How many leading characters are bold, in small capitals or in an inline element of their own; 0 if none.</summary>
    public int EmphasisLength { get; init; }

    /// <summary>Whether the class of the opener's element says <c>dateline</c>.</summary>
    public bool IsCalled { get; init; }

    /// <summary>Whether the opener stands in a block of its own before the first paragraph.</summary>
    public bool OwnBlock { get; init; }

    /// <summary>The page's own name for itself.</summary>
    public string? SiteName { get; init; }

    public string? Host { get; init; }

    /// <summary>The title and the first paragraphs: a place that no list knows proves itself by being named there.</summary>
    public string? Context { get; init; }

    public required Lexicon Lexicon { get; init; }
}
