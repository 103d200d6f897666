using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Tells what stands with a picture and is no caption of it: bylines, cards, labels, portraits.</summary>
internal static class NoCaption
{
    private const int LongestByline = 80;
    private const int LongestOpened = 120;
    private const int CardReach = 3;
    private const int LongestControl = 24;

    /// <summary>How far under the headline its byline stands.</summary>
    private const int BylineReach = 14;

    /// <summary>The fewest words of an address that repeats a headline; those of pictures are shorter.</summary>
    private const int LeastSlug = 4;

    /// <summary>A figure may hold the author's portrait: its caption is the byline, with the time.</summary>
    public static bool IsByline(StoryInput story, PageElement? picture, List<int> group)
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
            // The portrait's text is the name that the line begins with, and the page calls the line a byline.
            byline |= alt is not null && alt.AsSpan().Count(' ') is >= 1 and <= 3 && (story.Blocks[i].Near & BlockCues.Byline) != 0
                && text.StartsWith(alt, StringComparison.OrdinalIgnoreCase);
            service |= story.Blocks[i].Has(BlockCues.InTime)
                || (PrintedTime.TryRead(text, story.Lexicon, null, out _, out _, out var time) && (time * 2 >= text.Length || named));
        }
        return length <= LongestByline && (byline || service);
    }

    /// <summary>A heading that links elsewhere, under the same picture: the card of a film or of another story.</summary>
    public static bool IsCard(StoryInput story, PageElement figure, List<int> group)
    {
        for (var i = Math.Max(0, group[0] - CardReach); i <= Math.Min(story.Blocks.Count - 1, group[^1] + CardReach); i++)
        {
            var block = story.Blocks[i];
            if (block.Shape == BlockShape.Heading && block.LinkCount > 0 && block.IsLink && block.Element.IsIn(figure)) return true;
        }
        return false;
    }

    /// <summary>Whether every line is part of a link to another page of the site: the card of a story with its picture, not what is seen on it.</summary>
    public static bool LeadsElsewhere(StoryInput story, List<int> group, PageElement? picture)
    {
        foreach (var i in group)
        {
            var block = story.Blocks[i];
            if (block.Link is not { } link || story.Url is not { } page || Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is not { } target) return false;
            if (MediaSource.IsFile(target)) return false;
            // A picture's own text may be linked; a card's picture leads where its text does.
            if (!block.Has(BlockCues.InLink) && !(block.IsLink && target.Equals(CaptionPicture.TargetOf(story, picture)))) return false;
            if (Urls.SamePage(target, page) || !Urls.SameSite(target, page) || (i <= story.Last && !HasSlug(target.AbsolutePath))) return false;
        }
        return true;
    }

    /// <summary>Whether a text is no more than the name in the story's byline: the picture is of the writer.</summary>
    public static bool IsPortrait(StoryInput story, string caption, PageElement? picture)
    {
        // The picture is called one of a writer and says no more than the name.
        if (picture is not null && (CueWords.BuiltIn.Find(picture[PageAttribute.Class].Span) & BlockCues.Bio) != 0
            && FoldedText.Fold(picture.Get(PageAttribute.Alt) ?? "").Equals(caption.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)) return true;
        if (story.TitleIndex < 0 || caption.Length > LongestByline || caption.AsSpan().Count(' ') is < 1 or > 3) return false;
        var name = caption.TrimEnd('.');
        for (var i = Math.Max(0, story.TitleIndex - CardReach); i < Math.Min(story.Blocks.Count, story.TitleIndex + BylineReach); i++)
        {
            var text = story.Blocks[i].Text;
            if (text.Length <= LongestOpened && text.Length >= name.Length && (story.Blocks[i].Own & BlockCues.Byline) != 0 && !story.Blocks[i].Has(BlockCues.InFigcaption) && text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (text.Length == name.Length || !char.IsLetter(text[name.Length]))) return true;
            if (text.Length <= LongestOpened && text.Length > name.Length && story.Lexicon.TryStripBylinePrefix(text, out var opener) && text.AsSpan(opener).Contains(name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>Whether the page itself calls the text a caption, or the picture says the same.</summary>
    public static bool IsProven(TextBlock block, string caption, PageElement? picture) =>
        block.Has(BlockCues.InFigcaption) || (block.Near & BlockCues.Caption) != 0
        || (picture?.Get(PageAttribute.Alt) is { Length: > 3 } alt && FoldedText.Fold(alt) is var said
            && (said.StartsWith(caption, StringComparison.OrdinalIgnoreCase) || caption.StartsWith(said, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A word or two beside a picture name a button or a list rather than what is seen.</summary>
    public static bool IsLabel(Lexicon lexicon, string text) =>
        text.AsSpan().Count(' ') < 2 && (text.Length < 24 && !Fold.IsUnspaced(text[0]) || text.Length < 8)
        || lexicon.IsRelatedHeading(text) || lexicon.IsMoreHeading(text) || lexicon.IsBoilerplate(text);

    /// <summary>The label of a field, "Picture:", or a word of a share bar says nothing of a picture even where a class calls it a caption.</summary>
    public static bool IsField(Lexicon lexicon, string text) =>
        text.Length <= LongestControl && (text[^1] is ':' or '：' || (text.AsSpan().Count(' ') < 3 && lexicon.IsBylineNoise(text)));

    /// <summary>Whether a text says no more than that nobody may copy the picture: <c>- RIPRODUZIONE RISERVATA</c>. A word or two in small letters may be what is seen.</summary>
    public static bool IsRights(Lexicon lexicon, string text) =>
        text.Length <= LongestByline && text.Contains(' ', StringComparison.Ordinal) && !text.Any(char.IsLower) && text.Any(char.IsUpper) && lexicon.IsBoilerplate(text.Trim(' ', '-', '–', '—', '|', '©'));

    /// <summary>Whether a segment of a path repeats a headline.</summary>
    private static bool HasSlug(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
            if (path[range].Count('-') >= LeastSlug - 1) return true;
        return false;
    }
}
