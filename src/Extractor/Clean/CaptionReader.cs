using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>A caption with the blocks it was read from and the place of its picture.</summary>
internal sealed record FoundCaption(Caption Caption, IReadOnlyList<int> Blocks, PageElement? Picture, int Position);

/// <summary>
/// Finds the captions of the story's pictures: by <c>figcaption</c>, by the words of a class beside a picture, and by the data
/// attributes of galleries. The credit is split off by the language's patterns.
/// </summary>
internal static class CaptionReader
{
    private const int BlocksBefore = 25;
    private const int BlocksAfter = 12;
    private const int LongestCaption = 1_500;
    private const int LongestBoxText = 400;
    private const int LongestCredit = 120;
    private const BlockCues Elsewhere = BlockCues.InNav | BlockCues.InFooter | BlockCues.Comment | BlockCues.Bio | BlockCues.Consent;

    public static List<FoundCaption> Read(StoryInput story)
    {
        var found = new List<FoundCaption>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var blocks = story.Blocks;
        var from = Math.Max(0, (story.TitleIndex >= 0 ? Math.Min(story.TitleIndex, story.First) : story.First) - BlocksBefore);
        var to = Math.Min(blocks.Count, Math.Max(story.Last, story.TitleIndex) + BlocksAfter);
        for (var i = from; i < to; i++)
        {
            if ((FigureOf(blocks[i]) ?? BoxOf(story, blocks[i]) ?? FigureByAlt(story, i)) is not { } figure) continue;
            var group = new List<int> { i };
            while (i + 1 < to && (FigureOf(blocks[i + 1]) ?? BoxOf(story, blocks[i + 1])) == figure) group.Add(++i);
            if (ReadGroup(story, figure, group) is not { } caption) continue;
            if (seen.Add(TextFold.Fold(caption.Caption.Text + "\n" + (caption.Caption.Text.Length == 0 ? caption.Caption.Credit : "")))) found.Add(caption);
            // A gallery goes on as long as it has pictures.
            if (blocks[i].Has(BlockCues.Gallery)) to = Math.Max(to, Math.Min(blocks.Count, i + BlocksAfter));
        }
        return found;
    }

    /// <summary>The element that holds a caption and its picture; null when the block is no caption.</summary>
    public static PageElement? FigureOf(TextBlock block)
    {
        if (block.Text.Length > LongestCaption || block.Shape is BlockShape.Table or BlockShape.Preformatted || (block.All & Elsewhere) != 0) return null;
        var isCaption = block.Has(BlockCues.InFigcaption) || (block.Near & BlockCues.Caption) != 0
            || (block.Has(BlockCues.InFigure) && (block.Near & BlockCues.Credit) != 0);
        if (!isCaption && block.Has(BlockCues.InFigure) && !block.Has(BlockCues.InBlockquote | BlockCues.Quote | BlockCues.Embed)
            && block.Shape == BlockShape.Text) isCaption = true;
        if (!isCaption) return null;
        // A headline, or a line that leads elsewhere, belongs to a card or to the head of the story.
        if (!block.Has(BlockCues.InFigcaption)
            && (block.Has(BlockCues.InLink) || (block.Shape == BlockShape.Heading && (block.Own & BlockCues.Caption) == 0))) return null;
        if (block.Has(BlockCues.InButton) || (block.Own & (BlockCues.Hidden | BlockCues.Share)) != 0) return null;
        // The figure is the nearest one; without one, the nearest ancestor that also holds a picture.
        for (var (up, steps) = (block.Element, 0); up is not null && steps < 8; up = up.Parent, steps++)
        {
            if (up.Tag is PageTag.Figure) return up;
            if (up.Tag is PageTag.Body or PageTag.Html or PageTag.Article or PageTag.Main) break;
        }
        for (var (up, steps) = (block.Element, 0); up is not null && steps < 5; up = up.Parent, steps++)
        {
            if (up.Tag is PageTag.Body or PageTag.Html or PageTag.Article or PageTag.Main) break;
            if (HoldsPicture(up)) return up;
        }
        // A loose figcaption is a caption all the same.
        return block.Element.Tag == PageTag.Figcaption ? block.Element : null;
    }

    /// <summary>
    /// A box of the story that holds a picture and little text, whatever its class: its text is the caption. Null when the block
    /// stands in no such box.
    /// </summary>
    public static PageElement? BoxOf(StoryInput story, TextBlock block)
    {
        if (block.Index > story.Last || block.Index < story.TitleIndex - 3 || block.Index == story.TitleIndex) return null;
        if (block.Shape is not (BlockShape.Text or BlockShape.ListItem) || block.Text.Length is < 10 or > LongestBoxText || block.LinkCount > 0) return null;
        if (block.Has(Elsewhere | BlockCues.InLink | BlockCues.InButton | BlockCues.InForm | BlockCues.InBlockquote | BlockCues.Newsletter | BlockCues.List)) return null;
        if ((block.Near & (BlockCues.Byline | BlockCues.Time | BlockCues.Share | BlockCues.Tags | BlockCues.Promo | BlockCues.Title)) != 0) return null;
        if (IsServiceLine(story, block.Text)) return null;
        PageElement? box = null;
        for (var (up, steps) = (block.Element.Parent, 0); up is not null && steps < 5 && box is null; up = up.Parent, steps++)
        {
            if (up.Tag is PageTag.Body or PageTag.Html or PageTag.Article or PageTag.Main) return null;
            if (HoldsPicture(up)) box = up;
        }
        if (box is null) return null;
        var count = 0;
        for (var i = Math.Max(0, block.Index - 3); i < Math.Min(story.Blocks.Count, block.Index + 4); i++)
        {
            if (!IsUnder(story.Blocks[i].Element, box)) continue;
            if (++count > 3 || i == story.TitleIndex || (i != block.Index && story.IsBody[i]) || story.Blocks[i].LinkCount > 0) return null;
        }
        // What the locator counts among the story needs a proof: a credit.
        return !story.IsBody[block.Index] || CreditSplitter.Split(block.Text, story.Lexicon).Credit is not null ? box : null;
    }

    private static bool IsServiceLine(StoryInput story, string text) =>
        (story.Lexicon.TryStripBylinePrefix(text, out _) && !TextShape.Of(text).EndsSentence) || story.Lexicon.IsBoilerplate(text)
        || (PrintedTime.TryRead(text, story.Lexicon, null, out _, out _, out var length) && length * 2 >= text.Length);

    /// <summary>
    /// The element around a picture and the block after it, when the block says what the picture's alternative text says: a
    /// caption whatever the classes are called.
    /// </summary>
    private static PageElement? FigureByAlt(StoryInput story, int i)
    {
        var block = story.Blocks[i];
        if (block.Text.Length is < 15 or > LongestCaption || block.IsLink || i == story.TitleIndex || (block.All & Elsewhere) != 0) return null;
        foreach (var media in story.Survey.Media)
        {
            if (media.BlockIndex > i) return null;
            if (media.IsEmbed || media.BlockIndex < i || media.Element.Get(PageAttribute.Alt) is not { Length: >= 15 } alt) continue;
            var text = TextFold.Fold(block.Text);
            var said = TextFold.Fold(alt);
            if (text != said && !text.StartsWith(said, StringComparison.Ordinal) && !said.StartsWith(text, StringComparison.Ordinal)) continue;
            for (var (up, steps) = (block.Element, 0); up is not null && steps < 4; up = up.Parent, steps++)
                if (IsUnder(media.Element, up)) return up;
        }
        return null;
    }

    private static bool HoldsPicture(PageElement element)
    {
        var budget = 200;
        PageNode? node = element.FirstChild;
        while (node is not null && budget-- > 0)
        {
            if (node is PageElement child)
            {
                if ((child.Tag is PageTag.Img or PageTag.Video or PageTag.Iframe && !MediaSource.IsTiny(child)) || child.Name == "amp-img") return true;
                if (child.FirstChild is not null)
                {
                    node = child.FirstChild;
                    continue;
                }
            }
            while (node is not null && node.Next is null)
            {
                node = node.Parent;
                if (node == element) return false;
            }
            node = node?.Next;
        }
        return false;
    }

    private static FoundCaption? ReadGroup(StoryInput story, PageElement figure, List<int> group)
    {
        var blocks = story.Blocks;
        var texts = new List<string>();
        var credits = new List<string>();
        foreach (var i in group)
        {
            var text = blocks[i].Text.Replace('\n', ' ').Trim();
            if (text.Length == 0 || texts.Contains(text) || IsCounter(text)) continue;
            if (blocks[i].Has(BlockCues.InLink) && blocks[i].Has(BlockCues.Related | BlockCues.List | BlockCues.Promo)) continue;
            if (!blocks[i].Has(BlockCues.InFigcaption) && IsServiceLine(story, text)) continue;
            var isLabelled = group.Count > 1 && text.Length < LongestCredit && story.Lexicon.TryCreditLabel(text, out _);
            if ((blocks[i].Own & BlockCues.Credit) != 0 || isLabelled) credits.Add(text);
            else texts.Add(text);
        }
        var caption = string.Join(' ', texts);
        string? credit = null;
        if (credits.Count > 0) credit = CreditSplitter.CleanCredit(string.Join(' ', credits), story.Lexicon);
        // A credit may stand inside the caption's own block in an element of its own.
        if (credit is null && CreditInside(blocks[group[^1]], story.Lexicon) is { } inside && caption.EndsWith(inside, StringComparison.Ordinal) && inside.Length < caption.Length)
        {
            credit = CreditSplitter.CleanCredit(inside, story.Lexicon);
            if (credit is not null) caption = caption[..^inside.Length].TrimEnd(' ', '|', '-', '–', '—', '(', '[', '/', '·', '•');
        }
        if (credit is null) (caption, credit) = CreditSplitter.Split(caption, story.Lexicon);
        if (caption.Length == 0 && credit is null) return null;
        var picture = Picture(story, figure, group);
        if (picture is not null && MediaSource.IsTiny(picture) && caption.Length < 30) return null;
        return new FoundCaption(
            new Caption
            {
                Text = caption,
                Credit = credit,
                Image = picture is null ? null : MediaSource.Of(picture, story.Base),
                Alt = picture?.Get(PageAttribute.Alt) is { } alt ? FoldedText.Fold(alt) : null,
            },
            group, picture, group[0]);
    }

    /// <summary>A gallery's counter: <c>1/5</c>.</summary>
    private static bool IsCounter(string text) => text.Length <= 9 && text.Contains('/', StringComparison.Ordinal) && text.All(c => char.IsDigit(c) || c is '/' or ' ');

    /// <summary>The text of the last inline element whose class says credit.</summary>
    private static string? CreditInside(TextBlock block, Lexicon lexicon)
    {
        string? found = null;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
        {
            if (isEnd || node is not PageElement element) continue;
            var text = PageTextReader.Fold(element);
            if ((CueWords.BuiltIn.Find(element[PageAttribute.Class].Span) & BlockCues.Credit) == 0
                && !(element.Tag is PageTag.Span or PageTag.Small or PageTag.Cite && lexicon.TryCreditLabel(text, out _))) continue;
            if (text.Length > 1) found = text;
        }
        return found;
    }

    private static PageElement? Picture(StoryInput story, PageElement figure, List<int> group)
    {
        PageElement? nearest = null;
        foreach (var media in story.Survey.Media)
        {
            if (!media.IsEmbed && IsUnder(media.Element, figure)) return media.Element;
            if (!media.IsEmbed && media.BlockIndex <= group[0] && media.BlockIndex >= group[0] - 1) nearest = media.Element;
        }
        return nearest;
    }

    private static bool IsUnder(PageElement element, PageElement ancestor)
    {
        for (PageElement? up = element; up is not null; up = up.Parent)
            if (up == ancestor) return true;
        return false;
    }
}
