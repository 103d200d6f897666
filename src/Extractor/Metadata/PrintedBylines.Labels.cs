using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <content>Bylines that a label such as "Author" announces, wherever in or under the story they stand.</content>
internal sealed partial class PrintedBylines
{
    /// <summary>A label of fewer letters, such as "by", also stands under other stories.</summary>
    private const int ShortestLabel = 5;
    private const int LabelRank = EndRank + FurthestAfterBody + 2;

    /// <summary>Reads "Author: Jane Roe" in a block of its own, from below the headline to some way under the story.</summary>
    private void ReadLabels(int from)
    {
        if (_bestRank <= LabelRank || lastBody < 0) return;
        var end = Math.Min(survey.Blocks.Count, lastBody + FurthestAfterBody);
        for (var i = Math.Max(0, from); i < end && _bestRank > LabelRank; i++)
        {
            survey.Budget.Check();
            var block = survey.Blocks[i];
            if (block.Text.Length > LongestLine || block.Has(ElsewhereAt(i) | Quoted) || !lexicon.TryStripBylinePrefix(block.Text, out var opener)) continue;
            var label = block.Text.AsSpan(0, opener);
            // A role says who is named; words such as "posted by" stand under readers' comments as well.
            if (label.TrimEnd().Length < ShortestLabel || !lexicon.HasRoleWord(label)) continue;
            if (opener >= block.Text.Length)
            {
                ReadLabel(i, LabelRank);
                continue;
            }
            // A sentence may begin with the word: in the story the label has a colon.
            if (i <= lastBody && !label.Contains(':')) continue;
            var line = LineOf(block);
            Take(line, [.. Parse(line, isMarked: false).Where(a => a.Kind == AuthorKind.Person)], LabelRank);
        }
    }

    /// <summary>A label in a block of its own, with the names in the blocks that follow.</summary>
    private void ReadLabel(int index, int rank)
    {
        var line = new BylineLine(survey.Blocks[index].Text, []);
        // A desk that signs for itself: what follows is the place or the time.
        if (lexicon.HasDeskWord(line.Text) && line.Text[^1] is not (':' or '：')) return;
        List<Author> authors = [];
        for (var i = index + 1; i < survey.Blocks.Count && i <= index + MostNames; i++)
        {
            var block = survey.Blocks[i];
            if (i == titleIndex || block.Text.Length > LongestName) break;
            // The label's own box may be called a list.
            if (block.Has(ElsewhereAt(i) & ~(survey.Blocks[index].All & BlockCues.List)) && !IsBesideTitle(i)) break;
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

    /// <summary>Whether a block is nothing but the label of an author: "Author", "Written by:".</summary>
    private bool IsLabel(TextBlock block) =>
        block.Text.Length >= ShortestLabel && lexicon.TryStripBylinePrefix(block.Text, out var opener) && opener >= block.Text.Length;

    /// <summary>
    /// Whether a line opens as a byline and links to an author's page: one, wherever it stands beside the headline. A time makes it one
    /// too in a box above the story that is called after its number of comments, or whose class is that of captions.
    /// </summary>
    private bool IsSigned(TextBlock block)
    {
        if (block.Text.Length > LongestLine || !lexicon.TryStripBylinePrefix(block.Text, out _)) return false;
        if (AuthorLinks(LineOf(block)).Count > 0) return true;
        return block.Index < lastBody && block.Index <= titleIndex + SiblingBlocks && !block.Has((Elsewhere & ~(Boxes | BlockCues.Comment | BlockCues.Caption)) | BlockCues.InFigure)
            && PrintedTime.TryRead(block.Text, lexicon, null, out _, out _, out _);
    }
}
