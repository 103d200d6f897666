namespace Extractor;

/// <summary>One block of the story's body.</summary>
public sealed record ArticleBlock
{
    /// <summary>What the block is.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>
    /// The block's text, white space folded; a table's cells joined, rows parted by a line end. Empty for figures and embeds.
    /// </summary>
    public string Text { get; init => field = value ?? ""; } = "";

    /// <summary>The same text with sanitised inline markup (links, emphasis, code); null where it would equal the escaped text.</summary>
    public string? Html { get; init; }

    /// <summary>A heading's level, 1 to 6; a list item's depth, 1 for the outermost list; null for other kinds.</summary>
    public int? Level { get; init; }

    /// <summary>A table's rows, each a list of cell texts; null for other kinds.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Rows
    {
        get;
        init => field = value is null ? null : EquatableList.Copy(EquatableList.Copy(value).Select(row => EquatableList.Copy(row)));
    }

    /// <summary>A figure's index in <see cref="Article.Captions"/>; null for other kinds and for a figure without a caption.</summary>
    public int? Caption { get; init; }

    /// <summary>A figure's picture or an embed's address; null for other kinds.</summary>
    public Uri? Url { get; init; }
}
