using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Takes out pull quotes: sentences of the story that are set into it once more, larger, and the name under them.</summary>
internal static class RepeatedQuotes
{
    private const int MostQuotes = 30;
    private const int LeastQuote = 25;
    private const int LongestQuote = 400;
    private const int LongestName = 120;
    private const int MostSteps = 6;

    private static readonly char[] Around = [' ', '"', '\'', '“', '”', '„', '«', '»', '‘', '’', '‹', '›', '「', '」', '『', '』', '—', '–', '.', '…'];

    public static void Drop(StoryInput story, bool[] keep)
    {
        List<(int Block, string Text)>? prose = null;
        for (var (i, quotes) = (0, 0); i < keep.Length && quotes < MostQuotes; i++)
        {
            if (!keep[i] || !IsQuote(story.Blocks[i]) || story.Blocks[i].Text.Length is < LeastQuote or > LongestQuote) continue;
            quotes++;
            prose ??= Prose(story, keep);
            var quote = TextFold.Fold(story.Blocks[i].Text).Trim(Around);
            if (quote.Length < LeastQuote || !Holds(story, prose, quote, i)) continue;
            keep[i] = false;
            DropName(story, keep, i);
        }
    }

    /// <summary>The quotation that a block stands in; null for none.</summary>
    public static PageElement? BoxOf(TextBlock block)
    {
        var box = block.Element;
        for (var steps = 0; box is not null && box.Tag != PageTag.Blockquote && steps < MostSteps; steps++) box = box.Parent;
        return box is { Tag: PageTag.Blockquote } ? box : null;
    }

    private static bool IsQuote(TextBlock block) => block.Has(BlockCues.InBlockquote) || (block.Near & BlockCues.Quote) != 0;

    private static List<(int Block, string Text)> Prose(StoryInput story, bool[] keep)
    {
        var prose = new List<(int, string)>();
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i] || story.Blocks[i].Shape != BlockShape.Text || IsQuote(story.Blocks[i])) continue;
            story.Survey.Budget.Check();
            prose.Add((i, TextFold.Fold(story.Blocks[i].Text)));
        }
        return prose;
    }

    private static bool Holds(StoryInput story, List<(int Block, string Text)> prose, string quote, int i)
    {
        foreach (var (block, text) in prose)
        {
            story.Survey.Budget.Check();
            if (block != i && text.Length > quote.Length && text.Contains(quote, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Who said it, in the same quotation.</summary>
    private static void DropName(StoryInput story, bool[] keep, int i)
    {
        if (BoxOf(story.Blocks[i]) is not { } box) return;
        for (var j = i + 1; j < keep.Length && j <= i + 2 && story.Blocks[j].Element.IsIn(box); j++)
            if (story.Blocks[j].Text.Length <= LongestName && !TextShape.Of(story.Blocks[j].Text).EndsSentence) keep[j] = false;
    }
}
