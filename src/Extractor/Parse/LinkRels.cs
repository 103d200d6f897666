namespace Extractor.Parse;

/// <summary>What a link says of where it leads, by its <c>rel</c>.</summary>
internal static class LinkRels
{
    /// <summary>Whether its <c>rel</c> has a word: <c>tag</c>, and <c>category</c> beside it where it leads to a section. Some part the words by commas.</summary>
    public static bool Has(PageElement link, ReadOnlySpan<char> word)
    {
        var rel = link[PageAttribute.Rel].Span;
        foreach (var range in rel.SplitAny(' ', ','))
            if (rel[range].Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
