namespace Extractor.Parse;

/// <summary>Everything that the readers of later stages need of a page, gathered in one walk over its tree.</summary>
internal sealed class PageSurvey
{
    public required PageTree Tree { get; init; }

    /// <summary>What the page may cost: readers ask it at every block.</summary>
    public required PageBudget Budget { get; init; }

    /// <summary>Room for what readers note of the page.</summary>
    public PageRoom Room => Tree.Room;

    /// <summary>The text blocks of the page in document order.</summary>
    public required List<TextBlock> Blocks { get; init; }

    public required List<PageMedia> Media { get; init; }

    /// <summary>The place in <see cref="Media"/> of the first one at or behind a block; they are in the order of the page.</summary>
    public int MediaFrom(int block)
    {
        var (low, high) = (0, Media.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Media[middle].BlockIndex < block) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public required List<PageTime> Times { get; init; }

    /// <summary>Elements with an <c>itemprop</c>.</summary>
    public required List<PageProperty> Properties { get; init; }

    /// <summary>Elements that look like bylines or author links by attribute or class.</summary>
    public required List<PageElement> Bylines { get; init; }

    /// <summary>The block index at which an element of interest starts.</summary>
    public required Dictionary<PageElement, int> Positions { get; init; }

    public required MetaTags Meta { get; init; }

    /// <summary>The texts of JSON-LD scripts, in document order.</summary>
    public required List<ReadOnlyMemory<char>> JsonLd { get; init; }

    /// <summary>Other scripts that carry data.</summary>
    public required List<PageElement> DataScripts { get; init; }

    /// <summary>The text of the document's title element.</summary>
    public string? DocumentTitle { get; init; }

    /// <summary>The address that relative ones are resolved against, where the page gives one.</summary>
    public string? BaseHref { get; init; }

    /// <summary>The language that the root element declares.</summary>
    public string? RootLanguage { get; init; }

    /// <summary>The same page as if it printed nothing: what stands in its head and its data scripts.</summary>
    public PageSurvey WithoutText() => new()
    {
        Tree = Tree,
        Budget = Budget,
        Blocks = [],
        Media = [],
        Times = [],
        Properties = [],
        Bylines = [],
        Positions = [],
        Meta = Meta,
        JsonLd = JsonLd,
        DataScripts = DataScripts,
        DocumentTitle = DocumentTitle,
        BaseHref = BaseHref,
        RootLanguage = RootLanguage,
    };
}
