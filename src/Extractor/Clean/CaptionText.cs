using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Makes one caption of the blocks that stand with a picture: what it says, who made it, which picture it is of.</summary>
internal static class CaptionText
{
    private const int LongestCredit = 120;
    private const int LongestByline = 80;
    private const int ShortestText = 30;

    /// <summary>Less beside a credit is a part of it.</summary>
    private const int ShortestPart = 20;
    private const int CardReach = 3;
    private const int LongestControl = 24;

    /// <summary>How far under the headline its byline stands.</summary>
    private const int BylineReach = 14;

    /// <summary>The fewest words of an address that repeats a headline; those of pictures are shorter.</summary>
    private const int LeastSlug = 4;

    /// <summary>How many pictures on either side of a caption are looked at.</summary>
    private const int PictureReach = 200;

    private const string Separators = " \u00a0|｜/／-–—·•＝=";

    private static readonly PageAttribute[] CreditAttributes = [PageAttribute.DataCredit, PageAttribute.DataCopyright];

    /// <summary>Whether a line says nothing but who made a picture.</summary>
    public static bool IsCreditLine(string text, Lexicon lexicon) =>
        text.Length is > 1 and < LongestCredit && CreditSplitter.Split(text, lexicon) is { Text.Length: 0, Credit: not null };

    /// <summary>Null when the blocks are a byline, a card of another story, or nothing.</summary>
    public static FoundCaption? Read(StoryInput story, PageElement figure, List<int> group)
    {
        var picture = Picture(story, figure, group);
        if (IsByline(story, picture, group) || IsCard(story, figure, group)) return null;
        var (caption, credit) = Parts(story, group);
        if (credit is null) (caption, credit) = SplitLast(story.Blocks[group[^1]], caption, story.Lexicon);
        if (credit is null) (caption, credit) = SplitAtAlt(caption, picture, story.Lexicon);
        if (credit is null) (caption, credit) = CreditSplitter.Split(caption, story.Lexicon);
        if (credit is not null) (caption, credit) = WithoutBrackets(caption, credit);
        if (credit is not null) (caption, credit) = WithoutText(caption, credit);
        if (caption.Length == 0 && credit is null) return null;
        if (picture is not null && MediaSource.IsTiny(picture) && caption.Length < ShortestText) return null;
        if (credit is null && !IsProven(story.Blocks[group[0]], caption, picture) && IsLabel(story.Lexicon, caption)) return null;
        if (credit is null && !story.Blocks[group[0]].Has(BlockCues.InFigcaption) && IsField(story.Lexicon, caption)) return null;
        if (credit is null && IsPortrait(story, caption)) return null;
        if (credit is null && LeadsElsewhere(story, group, picture)) return null;
        if (credit is null && caption == story.Title && !story.Blocks[group[0]].Has(BlockCues.InFigcaption)) return null;
        return new FoundCaption(
            new Caption
            {
                Text = caption,
                Credit = credit ?? StatedCredit(picture, caption, story.Lexicon),
                Image = picture is null ? null : MediaSource.Of(picture, story.Base),
                Alt = picture?.Get(PageAttribute.Alt) is { } alt ? FoldedText.Fold(alt) : null,
            },
            group, picture, group[0]);
    }

    /// <summary>Takes off the brackets around a credit whose element holds but one of them: <c>The wall (</c>, <c>Jane Doe)</c>.</summary>
    private static (string Caption, string Credit) WithoutBrackets(string caption, string credit)
    {
        if (caption.EndsWith('(')) caption = caption[..^1].TrimEnd();
        if (credit.EndsWith(')') && credit.AsSpan().Count(')') > credit.AsSpan().Count('(')) credit = credit[..^1].TrimEnd();
        return (caption, credit);
    }

    /// <summary>
    /// Takes out of a credit what is no part of it: the caption again behind it, a link to the picture's page, or the caption itself where
    /// the maker comes first: <c>Jane Doe / Harbour Pool - The wall after the storm</c>.
    /// </summary>
    private static (string Caption, string Credit) WithoutText(string caption, string credit)
    {
        // An arrow stands alone; a closing quotation mark stands at its word.
        var arrow = credit.IndexOf(" › ", StringComparison.Ordinal);
        if (arrow < 0 && !credit.Contains('«', StringComparison.Ordinal)) arrow = credit.IndexOf(" » ", StringComparison.Ordinal);
        if (arrow > 2) credit = credit[..arrow].TrimEnd();
        if (caption.Length >= ShortestPart && credit.EndsWith(caption, StringComparison.Ordinal) && credit[..^caption.Length].TrimEnd(' ', '-', '–', '—', '|') is { Length: > 1 } maker) return (caption, maker);
        if (caption.Length > 0 || credit.IndexOf(" - ", StringComparison.Ordinal) is not (> 2 and var dash)) return (caption, credit);
        var said = credit[(dash + 3)..].Trim();
        return said.Length >= ShortestText && said.AsSpan().Count(' ') >= 4 && CreditShape.IsNames(credit.AsSpan(0, dash), 8) ? (said, credit[..dash].TrimEnd()) : (caption, credit);
    }

    /// <summary>Whether a text is no more than the name in the story's byline: the picture is of the writer.</summary>
    private static bool IsPortrait(StoryInput story, string caption)
    {
        if (story.TitleIndex < 0 || caption.Length > LongestByline || caption.AsSpan().Count(' ') is < 1 or > 3) return false;
        var name = caption.TrimEnd('.');
        for (var i = Math.Max(0, story.TitleIndex - CardReach); i < Math.Min(story.Blocks.Count, story.TitleIndex + BylineReach); i++)
        {
            var text = story.Blocks[i].Text;
            if (text.Length <= LongestCredit && text.Length > name.Length && story.Lexicon.TryStripBylinePrefix(text, out var opener) && text.AsSpan(opener).Contains(name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>Whether the page itself calls the text a caption, or the picture says the same.</summary>
    private static bool IsProven(TextBlock block, string caption, PageElement? picture) =>
        block.Has(BlockCues.InFigcaption) || (block.Near & BlockCues.Caption) != 0
        || (picture?.Get(PageAttribute.Alt) is { Length: > 3 } alt && FoldedText.Fold(alt) is var said
            && (said.StartsWith(caption, StringComparison.OrdinalIgnoreCase) || caption.StartsWith(said, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A word or two beside a picture name a button or a list rather than what is seen.</summary>
    private static bool IsLabel(Lexicon lexicon, string text) =>
        text.AsSpan().Count(' ') < 2 && (text.Length < 24 && !Fold.IsUnspaced(text[0]) || text.Length < 8)
        || lexicon.IsRelatedHeading(text) || lexicon.IsMoreHeading(text) || lexicon.IsBoilerplate(text);

    /// <summary>The label of a field, "Picture:", or a word of a share bar says nothing of a picture even where a class calls it a caption.</summary>
    private static bool IsField(Lexicon lexicon, string text) =>
        text.Length <= LongestControl && (text[^1] is ':' or '：' || (text.AsSpan().Count(' ') < 3 && lexicon.IsBylineNoise(text)));

    /// <summary>The texts of the blocks, and the credit where a block or a line of its own gives it.</summary>
    private static (string Caption, string? Credit) Parts(StoryInput story, List<int> group)
    {
        var texts = new List<string>();
        var credits = new List<string>();
        foreach (var i in group)
        {
            var block = story.Blocks[i];
            if (block.Has(BlockCues.InLink) && block.Has(BlockCues.Related | BlockCues.List | BlockCues.Promo)) continue;
            if (block.Text.Length <= LongestControl && CaptionCues.IsControl(block.Element)) continue;
            var isCredit = (block.Own & BlockCues.Credit) != 0;
            if (!block.Has(BlockCues.InFigcaption) && CaptionReader.IsServiceLine(story, block.Text) && !IsCreditLine(block.Text, story.Lexicon)) continue;
            var said = WithoutControls(block);
            foreach (var range in said.AsSpan().Split('\n'))
            {
                var line = WithoutDashes(said[range].Trim());
                if (line.Length == 0 || IsCounter(line) || texts.Contains(line)) continue;
                var isLine = line.Length < said.Length || group.Count > 1;
                var isLabelled = isLine && line.Length < LongestCredit && story.Lexicon.TryCreditLabel(line, out _);
                if (isCredit || isLabelled || (isLine && IsCreditLine(line, story.Lexicon))) AddCredit(credits, line);
                else texts.Add(line);
            }
        }
        if (texts.Count == 0 && credits is [var whole] && PartsOf(story.Blocks[group[^1]], whole, story.Lexicon) is { } parts) return parts;
        var credit = credits.Count > 0 ? CreditSplitter.CleanCredit(string.Join(' ', credits), story.Lexicon) : null;
        return (string.Join(' ', texts), credit);
    }

    /// <summary>The text of a block without the controls at its end: "… Close".</summary>
    private static string WithoutControls(TextBlock block)
    {
        var text = block.Text;
        if (!HasElements(block)) return text;
        List<string>? labels = null;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
            if (!isEnd && node is PageElement element && CaptionCues.IsControl(element) && PageTextReader.Fold(element) is { Length: > 0 and <= LongestControl } label)
                (labels ??= []).Add(label);
        if (labels is null) return text;
        for (var i = labels.Count - 1; i >= 0; i--)
            if (text.Length > labels[i].Length && text.EndsWith(labels[i], StringComparison.Ordinal)) text = text[..^labels[i].Length].TrimEnd();
        return text;
    }

    private static bool HasElements(TextBlock block) => block.First != block.Last || block.First.Parent != block.Element;

    /// <summary>Without the dashes that some papers set around a caption: "- The wall. Jane Doe -".</summary>
    private static string WithoutDashes(string line) =>
        line.Length > 4 && TextFold.IsDash(line[0]) && TextFold.IsDash(line[^1]) && line[1] == ' ' && line[^2] == ' ' ? line[1..^1].Trim() : line;

    /// <summary>Some pages call caption and credit together a credit: its parts, where a mark or an element inside sets the maker apart.</summary>
    private static (string Caption, string? Credit)? PartsOf(TextBlock block, string line, Lexicon lexicon)
    {
        var (text, credit) = SplitLast(block, line, lexicon);
        if (credit is null) (text, credit) = CreditSplitter.Split(line, lexicon);
        return credit is not null && text.Length >= ShortestPart && text.AsSpan().Count(' ') >= 2 ? (text, credit) : null;
    }

    /// <summary>A credit that is printed twice, for two widths of the screen, counts once.</summary>
    private static void AddCredit(List<string> credits, string credit)
    {
        for (var i = 0; i < credits.Count; i++)
        {
            if (credits[i].Contains(credit, StringComparison.OrdinalIgnoreCase)) return;
            if (!credit.Contains(credits[i], StringComparison.OrdinalIgnoreCase)) continue;
            credits[i] = credit;
            return;
        }
        credits.Add(credit);
    }

    /// <summary>Parts the credit that stands inside the caption's own block, in an element of its own at its end.</summary>
    private static (string Caption, string? Credit) SplitLast(TextBlock block, string caption, Lexicon lexicon)
    {
        if (CreditInside(block, lexicon) is not { } inside || inside.Length >= caption.Length || !caption.EndsWith(inside, StringComparison.Ordinal)
            || CreditSplitter.CleanCredit(inside, lexicon) is not { } credit) return (caption, null);
        return (caption[..^inside.Length].TrimEnd(' ', '|', '-', '–', '—', '(', '[', '/', '·', '•'), credit);
    }

    /// <summary>What follows the alternative text behind a separator is the maker: "Old bridge / J. Doe / Some Pool pic".</summary>
    private static (string Caption, string? Credit) SplitAtAlt(string caption, PageElement? picture, Lexicon lexicon)
    {
        if (picture?.Get(PageAttribute.Alt) is not { Length: > 3 } stated) return (caption, null);
        var alt = FoldedText.Fold(stated);
        if (alt.Length < 4 || caption.Length <= alt.Length + 3 || !caption.StartsWith(alt, StringComparison.Ordinal)) return (caption, null);
        return CreditBehind(caption, alt.Length, lexicon) is { } credit ? (alt, credit) : (caption, null);
    }

    /// <summary>The names behind a mark: the credit where the caption is known to end before them.</summary>
    private static string? CreditBehind(string text, int end, Lexicon lexicon)
    {
        var rest = text.AsSpan(end);
        var credit = rest.TrimStart(Separators);
        if (rest[..^credit.Length].Trim().IsEmpty || credit.Length is < 2 or > LongestCredit) return null;
        // Some languages set the label last: "J. Doe / Some Pool nuotr."
        var last = credit.LastIndexOf(' ');
        var names = last > 0 && lexicon.TryCreditLabel(credit[(last + 1)..], out _) ? credit[..last] : credit;
        return CreditShape.IsNames(names.TrimEnd('.'), 8) ? credit.ToString() : null;
    }

    /// <summary>The credit that the picture's attributes state; null when they state none.</summary>
    private static string? StatedCredit(PageElement? picture, string caption, Lexicon lexicon)
    {
        if (picture is null) return null;
        foreach (var attribute in CreditAttributes)
            if (picture.Get(attribute) is { Length: > 1 and < LongestCredit } stated && CreditSplitter.CleanCredit(FoldedText.Fold(stated), lexicon) is { } credit)
                return credit;
        // "Caption | Agency/Name" as the tooltip.
        if (picture.Get(PageAttribute.Title) is { Length: > 3 } title && FoldedText.Fold(title) is var tip && tip.Length > caption.Length + 3 && caption.Length > 3)
        {
            var (said, credit) = tip.StartsWith(caption, StringComparison.Ordinal) && CreditBehind(tip, caption.Length, lexicon) is { } rest ? (caption, rest) : CreditSplitter.Split(tip, lexicon);
            if (credit is not null && said.Length > 0) return credit;
        }
        if (picture.Get(PageAttribute.Alt) is not { Length: > 20 } alt || CreditSplitter.Split(FoldedText.Fold(alt), lexicon) is not { Text.Length: > 0 } split) return null;
        return split.Credit;
    }

    /// <summary>A figure may hold the author's portrait: its caption is the byline, with the time.</summary>
    private static bool IsByline(StoryInput story, PageElement? picture, List<int> group)
    {
        var alt = picture?.Get(PageAttribute.Alt) is { Length: > 3 } stated ? FoldedText.Fold(stated) : null;
        var length = 0;
        var byline = false;
        var service = false;
        foreach (var i in group)
        {
            var text = story.Blocks[i].Text;
            length += text.Length;
            if (TextShape.Of(text).EndsSentence) return false;
            var named = story.Lexicon.TryStripBylinePrefix(text, out _);
            byline |= named && alt is not null && text.Contains(alt, StringComparison.OrdinalIgnoreCase);
            service |= story.Blocks[i].Has(BlockCues.InTime)
                || (PrintedTime.TryRead(text, story.Lexicon, null, out _, out _, out var time) && (time * 2 >= text.Length || named));
        }
        return length <= LongestByline && (byline || service);
    }

    /// <summary>A heading that links elsewhere, under the same picture: the card of a film or of another story.</summary>
    private static bool IsCard(StoryInput story, PageElement figure, List<int> group)
    {
        for (var i = Math.Max(0, group[0] - CardReach); i <= Math.Min(story.Blocks.Count - 1, group[^1] + CardReach); i++)
        {
            var block = story.Blocks[i];
            if (block.Shape == BlockShape.Heading && block.LinkCount > 0 && block.IsLink && block.Element.IsIn(figure)) return true;
        }
        return false;
    }

    /// <summary>Whether every line is part of a link to another page of the site: the card of a story with its picture, not what is seen on it.</summary>
    private static bool LeadsElsewhere(StoryInput story, List<int> group, PageElement? picture)
    {
        foreach (var i in group)
        {
            var block = story.Blocks[i];
            if (block.Link is not { } link || story.Url is not { } page || Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is not { } target) return false;
            // A picture's own text may be linked; a card's picture leads where its text does.
            if (!block.Has(BlockCues.InLink) && !(block.IsLink && target.Equals(TargetOf(story, picture)))) return false;
            if (Urls.SamePage(target, page) || !Urls.SameSite(target, page) || (i <= story.Last && !HasSlug(target.AbsolutePath))) return false;
        }
        return true;
    }

    /// <summary>Where a picture leads that stands in a link.</summary>
    private static Uri? TargetOf(StoryInput story, PageElement? picture)
    {
        for (var (up, steps) = (picture?.Parent, 0); up is not null && steps < 4; up = up.Parent, steps++)
            if (up.Tag == PageTag.A) return Urls.Resolve(story.Base, up.Get(PageAttribute.Href));
        return null;
    }

    /// <summary>Whether a segment of a path repeats a headline.</summary>
    private static bool HasSlug(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
            if (path[range].Count('-') >= LeastSlug - 1) return true;
        return false;
    }

    /// <summary>A gallery's counter: <c>1/5</c>.</summary>
    private static bool IsCounter(string text) => text.Length <= 9 && text.Contains('/', StringComparison.Ordinal) && text.All(c => char.IsDigit(c) || c is '/' or ' ');

    /// <summary>The text of the last inline element whose class says credit or author.</summary>
    private static string? CreditInside(TextBlock block, Lexicon lexicon)
    {
        string? found = null;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
        {
            if (isEnd || node is not PageElement element) continue;
            var text = PageTextReader.Fold(element);
            if ((CueWords.BuiltIn.Find(element[PageAttribute.Class].Span) & (BlockCues.Credit | BlockCues.Byline)) == 0
                && !(element.Tag is PageTag.Span or PageTag.Small or PageTag.Cite && lexicon.TryCreditLabel(text, out _))) continue;
            if (text.Length > 1) found = text;
        }
        return found;
    }

    /// <summary>The picture under the figure that stands next before the caption, else next behind it, else just before it in the page.</summary>
    private static PageElement? Picture(StoryInput story, PageElement figure, List<int> group)
    {
        PageMedia? before = null, after = null, loose = null;
        var media = story.Survey.Media;
        var place = story.Survey.MediaFrom(group[0] + 1);
        // What is under the figure stands together, around the caption.
        var from = place;
        while (from > 0 && place - from < PictureReach && (media[from - 1].BlockIndex >= group[0] - 1 || media[from - 1].Element.IsIn(figure))) from--;
        for (var i = from; i < media.Count && i < place + PictureReach && after is null; i++)
        {
            var isUnder = media[i].Element.IsIn(figure);
            if (i >= place && !isUnder) break;
            if (media[i].IsEmbed || CaptionCues.IsIcon(media[i].Element)) continue;
            if (!isUnder) loose = media[i].BlockIndex >= group[0] - 1 ? media[i] : loose;
            else if (i >= place) after = media[i];
            else if (before is null || media[i].BlockIndex > before.BlockIndex || MediaSource.IsTiny(before.Element)) before = media[i];
        }
        return (before ?? after ?? loose)?.Element;
    }
}
