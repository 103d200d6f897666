using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Body;

/// <summary>
/// Keeps what stands in the column of the story's own paragraphs and says too little, or what is unlike prose, for the learned passes:
/// code, lists of a few words, the last paragraph.
/// </summary>
internal static class StoryColumn
{
    private const int CodeReach = 6;
    private const int LongestItem = 200;
    private const int MostItems = 40;
    private const int LeastParagraph = 60;

    /// <summary>Below it the passes are sure that code is none of the story's: beside a tutorial's text stand whole programs.</summary>
    private const double LeastCode = 0.3;

    /// <summary>Below it the passes are sure that the paragraph over a list is none of the story's.</summary>
    private const double LeastIntroduction = 0.03;

    /// <summary>Below it the passes are sure that the paragraph after the last one is none of the story's.</summary>
    private const double LeastAtEnd = 0.2;

    private const BlockCues Elsewhere =
        BlockCues.InNav | BlockCues.InForm | BlockCues.InFooter | BlockCues.Comment | BlockCues.Consent | BlockCues.InDialog | BlockCues.NotShown;

    private const BlockCues NoRecipe =
        BlockCues.InNav | BlockCues.InFooter | BlockCues.Comment | BlockCues.Consent | BlockCues.InDialog | BlockCues.NotShown | BlockCues.InAside | BlockCues.Related;

    private const BlockCues Against =
        Elsewhere | BlockCues.Related | BlockCues.Promo | BlockCues.Newsletter | BlockCues.Paywall | BlockCues.Share | BlockCues.Nav | BlockCues.Tags
        | BlockCues.Byline | BlockCues.Bio | BlockCues.InFigcaption | BlockCues.Caption | BlockCues.Credit | BlockCues.InAside | BlockCues.InButton;

    /// <summary>Code between the paragraphs, where the passes only doubt it.</summary>
    public static void KeepCode(List<TextBlock> blocks, double[] probabilities, bool[] isBody)
    {
        for (var i = 1; i < isBody.Length; i++)
        {
            if (isBody[i] || probabilities[i] < LeastCode || blocks[i].Shape != BlockShape.Preformatted || blocks[i].Has(Elsewhere) || IsNumbers(blocks[i].Text)) continue;
            isBody[i] = IsInColumn(blocks, isBody, i);
        }
    }

    /// <summary>The items of a list that stands between two paragraphs of the story, or behind one that announces it.</summary>
    public static void KeepLists(List<TextBlock> blocks, bool[] isBody)
    {
        for (var start = 1; start < isBody.Length;)
        {
            if (blocks[start].Shape != BlockShape.ListItem)
            {
                start++;
                continue;
            }
            var end = start;
            var fits = true;
            for (; end < isBody.Length && blocks[end].Shape == BlockShape.ListItem; end++)
                fits &= isBody[end] || (blocks[end].LinkCount == 0 && blocks[end].Text.Length <= LongestItem && (blocks[end].Near & Against) == 0 && !blocks[end].Has(Elsewhere));
            if (fits && end - start is >= 2 and <= MostItems && isBody[start - 1] && (IsParagraph(blocks[start - 1]) ? StandsAmong(blocks, isBody, start, end) : IsHeaded(blocks, start, end))) isBody.AsSpan(start, end - start).Fill(true);
            start = end;
        }
    }

    /// <summary>The paragraph over a list of the story in one box, where the passes only doubt it.</summary>
    public static void KeepIntroductions(List<TextBlock> blocks, double[] probabilities, bool[] isBody)
    {
        for (var i = isBody.Length - 2; i >= 0; i--)
        {
            var block = blocks[i];
            if (isBody[i] || !isBody[i + 1] || probabilities[i] < LeastIntroduction || blocks[i + 1].Shape != BlockShape.ListItem || !IsParagraph(block)) continue;
            if (block.Text.Length < LeastParagraph || block.LinkCount > 0 || (block.Near & Against) != 0 || block.Has(Elsewhere) || ServiceWords.Count(block.Text) > 0) continue;
            isBody[i] = block.Element.Parent is { } box && ListUnder(box, blocks[i + 1].Element) is not null;
        }
    }

    /// <summary>The lines of a recipe's own lists (<c>Data/recipes.json</c>), on a page with a story: a few words each, often behind a box to tick.</summary>
    public static void KeepRecipes(List<TextBlock> blocks, bool[] isBody)
    {
        if (!isBody.AsSpan().Contains(true)) return;
        for (var i = 0; i < isBody.Length; i++)
        {
            if (isBody[i] || blocks[i].Shape != BlockShape.ListItem || blocks[i].IsLink || blocks[i].Text.Length > LongestItem || blocks[i].Has(NoRecipe)) continue;
            isBody[i] = blocks[i].Text.Any(char.IsLetter) && RecipeWords.IsPart(blocks[i].Element);
        }
    }

    /// <summary>The paragraph behind the last one, made like it under the same parent, where the passes only doubt it.</summary>
    public static void KeepEnd(List<TextBlock> blocks, double[] probabilities, bool[] isBody)
    {
        var last = Array.LastIndexOf(isBody, true);
        if (last < 0 || !IsParagraph(blocks[last])) return;
        for (var i = last + 1; i < isBody.Length && probabilities[i] >= LeastAtEnd; i++)
        {
            var block = blocks[i];
            if (!IsParagraph(block) || block.LinkCount > 0 || block.Text.Length < LeastParagraph || (block.Near & Against) != 0) return;
            if (block.Element.Parent != blocks[last].Element.Parent || !block.Element.IsMadeLike(blocks[last].Element)) return;
            if (block.EmphasisChars * 2 > block.Text.Length || !TextShape.Of(block.Text).EndsSentence || ServiceWords.Count(block.Text) > 0) return;
            isBody[i] = true;
        }
    }

    private static bool IsParagraph(TextBlock block) => block.Shape == BlockShape.Text && block.Element.Tag == PageTag.P;

    /// <summary>Whether a list hangs on the parent of the paragraph before it, and the story goes on after it there or the paragraph ends with a colon.</summary>
    private static bool StandsAmong(List<TextBlock> blocks, bool[] isBody, int start, int end)
    {
        var column = blocks[start - 1].Element.Parent;
        if (column is null || ListUnder(column, blocks[start].Element) is not { } list || ListUnder(column, blocks[end - 1].Element) != list) return false;
        if (blocks[start - 1].Text[^1] is ':' or '：') return true;
        return end < isBody.Length && isBody[end] && blocks[end].Element.Parent == column && blocks[end].Shape is BlockShape.Text or BlockShape.Heading;
    }

    /// <summary>Whether a heading of the story stands right over a list beside it.</summary>
    private static bool IsHeaded(List<TextBlock> blocks, int start, int end)
    {
        var heading = blocks[start - 1];
        return heading is { Shape: BlockShape.Heading, LinkCount: 0 } && heading.Element.Parent is { } column
            && ListUnder(column, blocks[start].Element) is { } list && ListUnder(column, blocks[end - 1].Element) == list;
    }

    private static PageElement? ListUnder(PageElement column, PageElement item)
    {
        var up = item;
        for (var depth = 0; up is not null && depth < 10; depth++, up = up.Parent)
            if (up.Parent == column) return up.Tag is PageTag.Ul or PageTag.Ol ? up : null;
        return null;
    }

    /// <summary>Whether a block of the story stands near before it, and one after it or none at all, under an element that holds all of them.</summary>
    private static bool IsInColumn(List<TextBlock> blocks, bool[] isBody, int i)
    {
        var before = -1;
        for (var j = i - 1; j >= Math.Max(0, i - CodeReach) && before < 0; j--) if (isBody[j]) before = j;
        if (before < 0) return false;
        var after = -1;
        for (var j = i + 1; j < Math.Min(isBody.Length, i + 1 + CodeReach) && after < 0; j++) if (isBody[j]) after = j;
        var column = blocks[before].Element.Parent;
        return column is { Tag: not (PageTag.Body or PageTag.Html) } && blocks[i].Element.IsIn(column) && (after < 0 || blocks[after].Element.IsIn(column));
    }

    /// <summary>Whether it is the column of line numbers beside some code.</summary>
    private static bool IsNumbers(string text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c) && !char.IsWhiteSpace(c)) return false;
        return true;
    }
}
