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
    /// <summary>More captions than any gallery has; a hostile page must not cost without end.</summary>
    private const int MostCaptions = 2_000;
    private const int BlocksBefore = 25;
    private const int MostNodes = 40;
    private const int ShortestSaid = 40;
    private const int BlocksAfter = 12;
    private const int LongestCaption = 1_500;
    private const int LongestBoxText = 400;

    /// <summary>A longer text beside a picture and its maker tells of the one who is seen.</summary>
    private const int LongestCredited = 150;
    private const int ShortestAlt = 6;
    private const int SureAlt = 15;
    private const BlockCues Elsewhere = BlockCues.InNav | BlockCues.InFooter | BlockCues.Comment | BlockCues.Bio | BlockCues.Consent;

    public static List<FoundCaption> Read(StoryInput story)
    {
        var found = new List<FoundCaption>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var blocks = story.Blocks;
        var from = Math.Max(0, (story.TitleIndex >= 0 ? Math.Min(story.TitleIndex, story.First) : story.First) - BlocksBefore);
        var to = Math.Min(blocks.Count, Math.Max(story.Last, story.TitleIndex) + BlocksAfter);
        for (var i = from; i < to && found.Count < MostCaptions; i++)
        {
            story.Survey.Budget.Check();
            if ((FigureOf(story, blocks[i], story.SharedCues) ?? BoxOf(story, blocks[i]) ?? FigureByAlt(story, i) ?? LooseOf(story, blocks[i]) ?? (FigureLines.Is(story, blocks[i]) ? blocks[i].Element : null)) is not { } figure) continue;
            var group = new List<int> { i };
            while (i + 1 < to && (FigureOf(story, blocks[i + 1], story.SharedCues) ?? BoxOf(story, blocks[i + 1])) == figure) group.Add(++i);
            if (CaptionText.Read(story, figure, group) is not { } caption) continue;
            if (MediaBoxes.WithMaker(story, figure, caption, found.Count > 0 ? found[^1].Blocks[^1] : -1) is { } made)
            {
                caption = made;
                i = Math.Max(i, made.Blocks[^1]);
            }
            if (found.Count > 0 && Joined(found[^1], caption) is { } whole) found[^1] = whole;
            else if (seen.Add(KeyOf(caption.Caption))) found.Add(caption);
            // A gallery goes on as long as it has pictures.
            if (blocks[i].Has(BlockCues.Gallery)) to = Math.Max(to, Math.Min(blocks.Count, i + BlocksAfter));
        }
        return found;
    }

    /// <summary>What two captions have in common that are one, printed for two screens: without a text only the same picture tells.</summary>
    private static string KeyOf(Caption caption) =>
        caption.Text.Length > 0 ? TextFold.Fold(caption.Text) + "\n" : "\n" + TextFold.Fold(caption.Credit) + "\n" + caption.Image?.AbsolutePath;

    /// <summary>What is seen on a picture and who made it, printed in two boxes one after the other, make one caption; null where they are two.</summary>
    private static FoundCaption? Joined(FoundCaption first, FoundCaption second)
    {
        if (first.Picture is null || first.Picture != second.Picture || second.Blocks[0] - first.Blocks[^1] > 1) return null;
        var (said, maker) = first.Caption.Text.Length > 0 ? (first.Caption, second.Caption) : (second.Caption, first.Caption);
        return said.Text.Length > 0 && said.Credit is null && maker is { Text.Length: 0, Credit: not null }
            ? first with { Caption = said with { Credit = maker.Credit }, Blocks = [.. first.Blocks, .. second.Blocks] } : null;
    }

    /// <summary>The element that holds a caption and its picture; null when the block is no caption.</summary>
    /// <param name="story">The story and its page.</param>
    /// <param name="block">The block.</param>
    /// <param name="shared">Cues that the whole story stands under: they say nothing of a part of it.</param>
    public static PageElement? FigureOf(StoryInput story, TextBlock block, BlockCues shared = BlockCues.None)
    {
        if (block.Text.Length > LongestCaption || block.Shape is BlockShape.Table or BlockShape.Preformatted || IsElsewhere(block, shared)) return null;
        var isCaption = block.Has(BlockCues.InFigcaption) || (block.Near & BlockCues.Caption) != 0
            || (block.Has(BlockCues.InFigure) && (block.Near & BlockCues.Credit) != 0);
        if (!isCaption && block.Has(BlockCues.InFigure) && !block.Has(BlockCues.InBlockquote | BlockCues.Quote | BlockCues.Embed)
            && block.Shape == BlockShape.Text) isCaption = true;
        var isChartTitle = !isCaption && block.Shape == BlockShape.Heading && block.Level > 1 && block.Has(BlockCues.InFigure) && !block.Has(BlockCues.InLink) && block.LinkCount == 0 && HeadsFigure(story, block);
        isCaption |= isChartTitle;
        if (!isCaption || (!block.Has(BlockCues.InFigcaption | BlockCues.InFigure) && RunningText.Is(story, block))) return null;
        // A headline, or a line that leads elsewhere, belongs to a card or to the head of the story.
        if (!block.Has(BlockCues.InFigcaption)
            && ((block.Has(BlockCues.InLink) && !OpensPicture(story, block)) || (block.Shape == BlockShape.Heading && !isChartTitle && (block.Own & BlockCues.Caption) == 0))) return null;
        if ((block.Has(BlockCues.InButton) && !block.Has(BlockCues.InFigcaption)) || block.Has(BlockCues.InNoscript)) return null;
        if ((block.Own & BlockCues.Share) != 0 || ((block.Own & BlockCues.Kicker) != 0 && !block.Has(BlockCues.InFigcaption)) || CaptionCues.IsHidden(block.Element)) return null;
        if (block.Has(BlockCues.InTime) && !block.Has(BlockCues.InFigcaption)) return null;
        // What asks the reader for something is named after captions at times.
        if (!block.Has(BlockCues.InFigcaption) && (block.Near & ~shared & (BlockCues.Promo | BlockCues.Newsletter)) != 0) return null;
        // The figure is the nearest one; without one, the nearest ancestor that also holds a picture.
        for (var (up, steps) = (block.Element, 0); up is not null && steps < 8; up = up.Parent, steps++)
        {
            if (up.Tag is PageTag.Figure) return story.Pictures.AreIn(up) || (block.Has(BlockCues.InFigcaption) && !HoldsText(up)) ? up : null;
            if (up.Tag is PageTag.Body or PageTag.Html or PageTag.Article or PageTag.Main) break;
        }
        for (var (up, steps) = (block.Element, 0); up is not null && steps < 5; up = up.Parent, steps++)
        {
            if (up.Tag is PageTag.Body or PageTag.Html or PageTag.Main || (up.Tag is PageTag.Article && !MediaBoxes.IsPicture(story, block, up))) break;
            if (!story.Pictures.AreIn(up)) continue;
            if (!IsAmongText(story, block, up)) return up;
            // Under a quotation stands who said it.
            return block.Index > 0 && story.Blocks[block.Index - 1].Has(BlockCues.Quote | BlockCues.InBlockquote) ? null : block.Element;
        }
        // A loose figcaption is a caption all the same.
        return block.Element.Tag == PageTag.Figcaption ? block.Element : null;
    }

    /// <summary>Whether what holds a picture is the text of the story, and the picture stands elsewhere in it: a film may show none before it is played.</summary>
    private static bool IsAmongText(StoryInput story, TextBlock block, PageElement box)
    {
        if (!IsText(story, block.Index - 1, box) || !IsText(story, block.Index + 1, box)) return false;
        var media = story.Survey.Media;
        for (var (at, end) = (story.Survey.MediaFrom(block.Index - 1), story.Survey.MediaFrom(block.Index + 2)); at < end; at++)
            if (media[at].Element.IsIn(box)) return false;
        return true;
    }

    private static bool IsText(StoryInput story, int i, PageElement box) =>
        i >= 0 && i < story.Blocks.Count && story.IsBody[i] && story.Blocks[i].Shape is BlockShape.Text or BlockShape.Heading && (story.Blocks[i].Near & BlockCues.Caption) == 0 && story.Blocks[i].Element.IsIn(box);

    /// <summary>Whether a heading is the title of a chart: the first line of a figure whose caption stands next.</summary>
    private static bool HeadsFigure(StoryInput story, TextBlock block)
    {
        var figure = block.Element.Parent;
        for (var steps = 0; figure is not null && figure.Tag != PageTag.Figure && steps < 8; steps++) figure = figure.Parent;
        return figure is { Tag: PageTag.Figure } && block.Index != story.TitleIndex && block.Index + 1 < story.Blocks.Count && story.Blocks[block.Index + 1] is var next
            && next.Has(BlockCues.InFigcaption) && next.Element.IsIn(figure) && (block.Index == 0 || !story.Blocks[block.Index - 1].Element.IsIn(figure));
    }

    /// <summary>Whether the link around a line that is called a caption holds the picture, too, and leads to its file.</summary>
    private static bool OpensPicture(StoryInput story, TextBlock block) =>
        (block.Near & BlockCues.Caption) != 0 && block.Link is { } link && story.Pictures.AreIn(link)
        && Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is { } target && MediaSource.IsFile(target);

    /// <summary>Whether a figure without a picture holds a quotation, code or a table, as HTML allows: what it says under it is not of a picture.</summary>
    private static bool HoldsText(PageElement figure)
    {
        var node = figure.FirstChild;
        for (var nodes = 0; node is not null && nodes < MostNodes; nodes++)
        {
            if (node is PageElement { Tag: PageTag.Blockquote or PageTag.Pre or PageTag.Table }) return true;
            if (node is PageElement { FirstChild: { } child })
            {
                node = child;
                continue;
            }
            while (node is not null && node.Next is null) node = node.Parent == figure ? null : node.Parent;
            node = node?.Next;
        }
        return false;
    }

    private static bool IsElsewhere(TextBlock block, BlockCues shared)
    {
        var cues = block.All & Elsewhere & ~shared;
        if (cues == BlockCues.None) return false;
        if (cues != BlockCues.InFooter || !block.Has(BlockCues.InFigure)) return true;
        // A figure may have a footer of its own, for the credit.
        var figure = block.Element;
        while (figure is not null && figure.Tag != PageTag.Figure) figure = figure.Parent;
        for (var up = figure; up is not null; up = up.Parent)
            if (up.Tag == PageTag.Footer) return true;
        return figure is null;
    }

    /// <summary>
    /// A box of the story that holds a picture and little text, whatever its class: its text is the caption. Null when the block
    /// stands in no such box.
    /// </summary>
    public static PageElement? BoxOf(StoryInput story, TextBlock block)
    {
        if (block.Index > story.Last || block.Index < story.TitleIndex - 3 || block.Index == story.TitleIndex) return null;
        if (block.Shape is not (BlockShape.Text or BlockShape.ListItem) || block.Text.Length > LongestBoxText || block.LinkCount > 0) return null;
        if (block.Has((Elsewhere & ~story.SharedCues) | BlockCues.InNoscript | BlockCues.InLink | BlockCues.InButton | BlockCues.InForm | BlockCues.InBlockquote | BlockCues.Newsletter | BlockCues.List)) return null;
        // Where pictures are is known; what a text says has to be read.
        PageElement? box = null;
        for (var (up, steps) = (block.Element.Parent, 0); up is not null && steps < 5 && box is null; up = up.Parent, steps++)
        {
            if (up.Tag is PageTag.Body or PageTag.Html or PageTag.Article or PageTag.Main) return null;
            if (story.Pictures.AreIn(up)) box = up;
        }
        if (box is null || IsMasthead(story, block) || DatelineFinder.OpensReport(story, block)) return null;
        // A line that only names the maker is proof of itself, whatever its class or length.
        var isCredit = CaptionCredit.IsCreditLine(block.Text, story.Lexicon);
        var count = 0;
        var hasCredit = false;
        for (var i = Math.Max(0, block.Index - 3); i < Math.Min(story.Blocks.Count, block.Index + 4); i++)
        {
            if (!story.Blocks[i].Element.IsIn(box)) continue;
            var isMaker = i != block.Index && CaptionCredit.IsCreditLine(story.Blocks[i].Text, story.Lexicon);
            hasCredit |= isMaker;
            var isOther = i != block.Index && story.IsBody[i] && !isMaker && !(isCredit && IsShort(story.Blocks[i]));
            if (++count > 3 || i == story.TitleIndex || isOther || story.Blocks[i].LinkCount > 0) return null;
        }
        if ((!isCredit && block.Text.Length < 10) || CaptionCues.IsHidden(block.Element)) return null;
        if (!isCredit && (block.Near & (BlockCues.Byline | BlockCues.Time | BlockCues.Share | BlockCues.Tags | BlockCues.Promo | BlockCues.Title | BlockCues.Kicker)) != 0) return null;
        if (isCredit) return box;
        // What the locator counts among the story needs a proof: a credit.
        if (story.IsBody[block.Index] && !(hasCredit && IsShort(block) && !IsOneOfMany(box)) && CreditSplitter.Split(block.Text, story.Lexicon).Credit is null) return null;
        return IsServiceLine(story, block.Text) ? null : box;
    }

    /// <summary>Whether a line stands in the site's own head, where a slogan stands by the logo.</summary>
    private static bool IsMasthead(StoryInput story, TextBlock block) =>
        block.Index < story.TitleIndex && block.Has(BlockCues.InHeader) && !story.Blocks[story.TitleIndex].Has(BlockCues.InHeader);

    /// <summary>Whether an element has several siblings of its make: the items of a list tell the story itself.</summary>
    private static bool IsOneOfMany(PageElement box)
    {
        var like = 0;
        for (PageNode? node = box.Parent?.FirstChild; node is not null && like < 3; node = node.Next)
            if (node is PageElement other && other.Tag == box.Tag && other[PageAttribute.Class].Span.SequenceEqual(box[PageAttribute.Class].Span)) like++;
        return like >= 3;
    }

    /// <summary>Whether a text beside a picture and its maker may say what is seen.</summary>
    private static bool IsShort(TextBlock block) => block.Text.Length <= LongestCredited && !block.Has(BlockCues.Quote) && block.Text[0] is not ('"' or '“' or '„' or '«');

    public static bool IsServiceLine(StoryInput story, string text) =>
        (story.Lexicon.TryStripBylinePrefix(text, out _) && !TextShape.Of(text).EndsSentence) || story.Lexicon.IsBoilerplate(text)
        || PrintedTime.Fills(text, story.Lexicon);

    /// <summary>
    /// The element around a picture and the block after it, when the block says what the picture's alternative text says: a
    /// caption whatever the classes are called.
    /// </summary>
    private static PageElement? FigureByAlt(StoryInput story, int i)
    {
        var block = story.Blocks[i];
        if (block.Text.Length is < ShortestAlt or > LongestCaption || block.IsLink || i == story.TitleIndex || (block.All & Elsewhere & ~story.SharedCues) != 0) return null;
        if (block.Has(BlockCues.InNoscript) || (block.Near & BlockCues.Byline) != 0) return null;
        // A product's name is its picture's text as well.
        if (IsMasthead(story, block)) return null;
        if ((block.Own & BlockCues.Title) != 0 && block.Text.Length < ShortestSaid && !TextShape.Of(block.Text).EndsSentence) return null;
        if (i > story.Last && block.Has(BlockCues.Related | BlockCues.Promo | BlockCues.InAside)) return null;
        var pictures = story.Survey.Media;
        for (var (at, end) = (story.Survey.MediaFrom(i), story.Survey.MediaFrom(i + 1)); at < end; at++)
        {
            var media = pictures[at];
            if (media.IsEmbed || media.Element.Get(PageAttribute.Alt) is not { Length: >= ShortestAlt } alt) continue;
            // A short text is a caption only where it says just what the alternative text says, within the story.
            if (Math.Min(alt.Length, block.Text.Length) < SureAlt
                && (i < story.First || i > story.Last || block.Text != FoldedText.Fold(alt) || block.Has(BlockCues.Byline | BlockCues.List) || MediaSource.IsTiny(media.Element)))
                continue;
            var text = TextFold.Fold(block.Text);
            var said = TextFold.Fold(alt);
            if (text != said && !text.StartsWith(said, StringComparison.Ordinal) && !said.StartsWith(text, StringComparison.Ordinal)) continue;
            for (var (up, steps) = (block.Element, 0); up is not null && steps < 4; up = up.Parent, steps++)
                if (media.Element.IsIn(up)) return up;
        }
        return null;
    }

    /// <summary>A caption by its own class and by its credit, whose picture a script adds.</summary>
    private static PageElement? LooseOf(StoryInput story, TextBlock block) =>
        (block.Own & BlockCues.Caption) != 0 && block.LinkCount == 0 && block.Index > story.TitleIndex - 3 && block.Index < story.Last
        && block.Index != story.TitleIndex && block.Text.Length <= LongestBoxText && !IsElsewhere(block, story.SharedCues)
        && !block.Has(BlockCues.InButton | BlockCues.InNoscript | BlockCues.Related)
        && CreditSplitter.Split(block.Text, story.Lexicon) is { Text.Length: > 0, Credit: not null }
            ? block.Element : null;
}
