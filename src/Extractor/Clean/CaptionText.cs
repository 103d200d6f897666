using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Makes one caption of the blocks that stand with a picture: what it says, who made it, which picture it is of.</summary>
internal static class CaptionText
{
    private const int LongestCredit = 120;
    private const int ShortestText = 30;
    private const int LongestControl = 24;

    /// <summary>More lines under one picture are no caption and its maker.</summary>
    private const int MostBeside = 6;

    /// <summary>Null when the blocks are a byline, a card of another story, or nothing.</summary>
    public static FoundCaption? Read(StoryInput story, PageElement figure, List<int> group)
    {
        var picture = CaptionPicture.Of(story, figure, group);
        if (NoCaption.IsByline(story, picture, group) || NoCaption.IsCard(story, figure, group)) return null;
        var (caption, credit) = Parts(story, group);
        if (credit is null) (caption, credit) = CaptionCredit.SplitLast(story.Blocks[group[^1]], caption, story.Lexicon);
        if (credit is null) (caption, credit) = CaptionCredit.SplitAtAlt(caption, picture, story.Lexicon);
        if (credit is null) (caption, credit) = CreditSplitter.Split(caption, story.Lexicon);
        if (credit is not null) (caption, credit) = CaptionCredit.WithoutBrackets(caption, credit);
        if (credit is not null) (caption, credit) = CaptionCredit.WithoutText(caption, credit);
        if (caption.Length == 0 && credit is null) return null;
        if ((credit is null || caption.Length == 0) && NoCaption.IsRights(story.Lexicon, credit ?? caption)) return null;
        if (picture is not null && MediaSource.IsTiny(picture) && caption.Length < ShortestText) return null;
        if (credit is null && !NoCaption.IsProven(story.Blocks[group[0]], caption, picture) && NoCaption.IsLabel(story.Lexicon, caption)) return null;
        if (credit is null && !story.Blocks[group[0]].Has(BlockCues.InFigcaption) && NoCaption.IsField(story.Lexicon, caption)) return null;
        if (credit is null && NoCaption.IsPortrait(story, caption, picture)) return null;
        if (credit is null && NoCaption.LeadsElsewhere(story, group, picture)) return null;
        if (credit is null && caption == story.Title && !story.Blocks[group[0]].Has(BlockCues.InFigcaption)) return null;
        return new FoundCaption(
            new Caption
            {
                Text = caption,
                Credit = credit ?? CaptionCredit.StatedCredit(picture, caption, story.Lexicon),
                Image = picture is null ? null : MediaSource.Of(picture, story.Base),
                Alt = picture?.Get(PageAttribute.Alt) is { } alt ? FoldedText.Fold(alt) : null,
            },
            group, picture, group[0]);
    }

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
            if (block.IsLink && CaptionCues.IsLicence(block.Text)) continue;
            var isCredit = (block.Own & BlockCues.Credit) != 0 && !IsBesideCredit(story, group, block);
            if (!block.Has(BlockCues.InFigcaption) && CaptionReader.IsServiceLine(story, block.Text) && !CaptionCredit.IsCreditLine(block.Text, story.Lexicon)) continue;
            var said = WithoutControls(block);
            if (CaptionPieces.Of(block, isCredit, said, story.Lexicon) is { } pieces)
            {
                foreach (var (piece, isMaker) in pieces)
                {
                    if (isMaker) AddCredit(credits, piece);
                    else if (!texts.Contains(piece)) texts.Add(piece);
                }
                continue;
            }
            // Where a line names itself the credit, a class that speaks of the source does not mean the others.
            if (isCredit && said.Contains('\n', StringComparison.Ordinal) && HasCreditLine(said, story.Lexicon)) isCredit = false;
            foreach (var range in said.AsSpan().Split('\n'))
            {
                var line = WithoutDashes(said[range].Trim());
                if (line.Length == 0 || IsCounter(line) || texts.Contains(line)) continue;
                var isLine = line.Length < said.Length || group.Count > 1;
                var isLabelled = isLine && line.Length < LongestCredit && story.Lexicon.TryCreditLabel(line, out _);
                if (isCredit || isLabelled || (isLine && CaptionCredit.IsCreditLine(line, story.Lexicon))) AddCredit(credits, line);
                else texts.Add(line);
            }
        }
        if (texts.Count == 0 && credits is [var whole] && CaptionCredit.PartsOf(story.Blocks[group[^1]], whole, story.Lexicon) is { } parts) return parts;
        var credit = credits.Count > 0 ? CreditSplitter.CleanCredit(string.Join(' ', credits), story.Lexicon) : null;
        return (CaptionCues.WithoutLabel(string.Join(' ', texts)), credit);
    }

    /// <summary>Whether a block that is called both a caption and a credit stands beside one that is called a credit alone: it is the text then.</summary>
    private static bool IsBesideCredit(StoryInput story, List<int> group, TextBlock block)
    {
        if ((block.Own & BlockCues.Caption) == 0 || group.Count > MostBeside) return false;
        foreach (var i in group)
            if (story.Blocks[i] != block && (story.Blocks[i].Own & (BlockCues.Credit | BlockCues.Caption)) == BlockCues.Credit
                && story.Blocks[i].Text.Length < LongestCredit && CreditSplitter.CleanCredit(story.Blocks[i].Text, story.Lexicon) is not null) return true;
        return false;
    }

    private static bool HasCreditLine(string text, Lexicon lexicon)
    {
        foreach (var range in text.AsSpan().Split('\n'))
            if (text[range].Trim() is { Length: > 0 and < LongestCredit } line && lexicon.TryCreditLabel(line, out var label) && label < line.Length) return true;
        return false;
    }

    /// <summary>The text of a block without the controls at its ends: "… Close", "Image caption, …".</summary>
    private static string WithoutControls(TextBlock block)
    {
        var text = block.Text;
        if (!HasElements(block)) return text;
        text = CaptionPieces.Apart(block);
        List<string>? labels = null;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
            if (!isEnd && node is PageElement element && LabelOf(element) is { } label)
                (labels ??= []).Add(label);
        if (labels is null) return text;
        for (var i = labels.Count - 1; i >= 0; i--)
            if (text.Length > labels[i].Length && text.EndsWith(labels[i], StringComparison.Ordinal)) text = text[..^labels[i].Length].TrimEnd();
        foreach (var label in labels)
            if (text.Length > label.Length && text.StartsWith(label, StringComparison.Ordinal)) text = text[label.Length..].TrimStart();
        return text;
    }

    private static string? LabelOf(PageElement element)
    {
        if (element.Tag == PageTag.A && PageTextReader.Fold(element) is var link && CaptionCues.IsLicence(link)) return link;
        return IsAside(element) && PageTextReader.Fold(element) is { Length: > 0 and <= LongestControl } label ? label : null;
    }

    /// <summary>Whether an element of a caption is none of it: a control, a button to share it, a word for those who hear the page.</summary>
    private static bool IsAside(PageElement element) =>
        CaptionCues.IsControl(element) || CaptionCues.IsHidden(element) || (CueWords.BuiltIn.Find(element[PageAttribute.Class].Span) & BlockCues.Share) != 0;

    private static bool HasElements(TextBlock block) => block.First != block.Last || block.First.Parent != block.Element;

    /// <summary>Without the dashes that some papers set around a caption: "- The wall. Jane Doe -".</summary>
    private static string WithoutDashes(string line) =>
        line.Length > 4 && TextFold.IsDash(line[0]) && TextFold.IsDash(line[^1]) && line[1] == ' ' && line[^2] == ' ' ? line[1..^1].Trim() : line;

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

    /// <summary>A gallery's counter: <c>1/5</c>.</summary>
    private static bool IsCounter(string text) => text.Length <= 9 && text.Contains('/', StringComparison.Ordinal) && text.All(c => char.IsDigit(c) || c is '/' or ' ');
}
