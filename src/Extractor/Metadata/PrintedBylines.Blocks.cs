using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <content>Bylines that no class or attribute marks.</content>
internal sealed partial class PrintedBylines
{
    private const int LongestLine = 120;
    private const int LongestName = 60;
    private const int MostNames = 8;

    private void ReadBlocks()
    {
        var to = Math.Min(survey.Blocks.Count, titleIndex < 0 ? 0 : titleIndex + BlocksAfter);
        for (var i = Math.Max(0, titleIndex - BlocksBefore); i < to; i++) ReadBlock(i, timed: i > titleIndex);
        for (var i = Math.Max(to, lastBody - 1); i < Math.Min(survey.Blocks.Count, Math.Max(lastBody + BlocksAfterBody, _storyEnd)); i++) ReadBlock(i, timed: false);
    }

    // A short line that starts with a byline word, links to an author's page, or holds a name and a time.
    private void ReadBlock(int index, bool timed)
    {
        var block = survey.Blocks[index];
        if (index == titleIndex || block.Text.Length > LongestLine || block.Has(Elsewhere)) return;
        var rank = Rank(index, isMarked: true) + 3;
        if (rank >= _bestRank || rank < 0) return;
        var isOpened = lexicon.TryStripBylinePrefix(block.Text, out var opener);
        if (isOpened && opener >= block.Text.Length)
        {
            ReadLabel(index, rank);
            return;
        }

        if (block.Shape == BlockShape.Heading && !isOpened) return;
        var line = LineOf(block);
        if (!isOpened && AuthorLinks(line) is { Count: > 0 } linked)
        {
            Take(line, linked, rank);
            return;
        }

        if (!isOpened && !(timed && PrintedTime.TryRead(block.Text, lexicon, null, out _, out var start, out _) && start > 1)) return;
        Take(line, Parse(line, isMarked: false), rank);
    }

    private BylineLine LineOf(TextBlock block)
    {
        // Inline elements that touch have lost the boundary between name and date in the block's text.
        var whole = BylineLine.Of(block.Element, page);
        if (whole.Text.Length >= block.Text.Length && whole.Text.Length <= block.Text.Length + 8) return whole;
        return new BylineLine(block.Text, block.Link is { } link
            ? [new BylineAnchor(PageTextReader.Fold(link), Urls.Resolve(page, link.Get(PageAttribute.Href)))] : []);
    }

    /// <summary>A label in a block of its own, with the names in the blocks that follow.</summary>
    private void ReadLabel(int index, int rank)
    {
        var line = new BylineLine(survey.Blocks[index].Text, []);
        List<Author> authors = [];
        for (var i = index + 1; i < survey.Blocks.Count && i <= index + MostNames; i++)
        {
            var block = survey.Blocks[i];
            if (i == titleIndex || block.Text.Length > LongestName || block.Has(Elsewhere)) break;
            // Further names only in a list: what follows the one name is where or when the story was written.
            if (i > index + 1 && (block.Shape != BlockShape.ListItem || block.Element.Parent != survey.Blocks[i - 1].Element.Parent)) break;
            var next = LineOf(block);
            var longer = new BylineLine(line.Text + (i == index + 1 ? "\n" : ", ") + next.Text, [.. line.Anchors, .. next.Anchors]);
            var more = Parse(longer, isMarked: false);
            if (more.Count <= authors.Count) break;
            (line, authors) = (longer, more);
        }
        Take(line, authors, rank);
    }

    /// <summary>The names that link to an author's page, where the line holds little else.</summary>
    private List<Author> AuthorLinks(BylineLine line)
    {
        List<Author> authors = [];
        foreach (var anchor in line.Anchors)
        {
            if (!AuthorPaths.IsAuthor(anchor.Url) || anchor.Text.Length > LongestName) continue;
            if (BylineParser.ParsePrinted(anchor.Text, lexicon, siteName, isMarked: true) is [{ } author] && author.Name.Contains(' ', StringComparison.Ordinal))
                authors.Add(author with { Url = anchor.Url });
        }
        return authors;
    }
}
