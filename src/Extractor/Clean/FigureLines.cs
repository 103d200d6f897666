using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>
/// Lines right under a picture that show that they are its caption: by a label (<c>Figure 3: …</c>, <c>Abb. 2 – …</c>, <c>图1 …</c>) or by
/// naming, under a word for it, who made the picture (<c>… (Photo: Jane Doe)</c>).
/// </summary>
internal static class FigureLines
{
    private const int LongestLine = 400;
    private const int MostDigits = 3;
    private const int ShortestText = 10;
    private const int LongestShouted = 12;

    /// <summary>Whether a block of the story stands right under a picture and says that it is the picture's caption.</summary>
    public static bool Is(StoryInput story, TextBlock block) =>
        block.Text.Length <= LongestLine && block.Shape == BlockShape.Text && block.Index >= From(story) && block.Index <= story.Last
        && !block.IsLink && IsUnderPicture(story, block.Index) && (IsLabelled(block.Text, story.Lexicon) || IsCredited(block.Text, story.Lexicon) || IsCreditAlone(story, block));

    /// <summary>The first block that may stand under a picture of the story: one at its head stands before the text.</summary>
    private static int From(StoryInput story) => story.TitleIndex >= 0 ? Math.Min(story.TitleIndex + 1, story.First) : story.First;

    /// <summary>Whether a text starts with the word for a figure, and a number and a sign or a colon behind.</summary>
    public static bool IsLabelled(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        if (!lexicon.TryFigureLabel(text, out var length)) return false;
        var label = text[..length].TrimEnd();
        var rest = text[length..].TrimStart(". \u00a0");
        if (rest.IsEmpty) return false;
        if (!char.IsAsciiDigit(rest[0])) return label[^1] == ':' || rest[0] is ':' or '：';
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
        if (digits > MostDigits) return false;
        rest = rest[digits..];
        // "Figure 2.1", "Fig. 3-b", "Abb. 4a"
        if (rest.Length > 1 && rest[0] is '.' or '-' && char.IsAsciiLetterOrDigit(rest[1])) rest = rest[1..].TrimStart("0123456789");
        if (rest.Length > 0 && char.IsAsciiLetterLower(rest[0]) && (rest.Length == 1 || !char.IsLetterOrDigit(rest[1]))) rest = rest[1..];
        var open = rest.TrimStart();
        if (open.IsEmpty) return true;
        return open[0] is ':' or '：' or '.' or '。' or '|' or '-' or '–' or '—' || (open.Length < rest.Length && Fold.IsUnspaced(open[0]));
    }

    /// <summary>Whether a text says something and ends with a credit that is called one: a bare agency in brackets ends stories, too.</summary>
    private static bool IsCredited(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        var cut = CreditFinder.Find(text, lexicon, out _);
        // East Asian papers sign a picture with the word behind its maker.
        if (cut >= ShortestText && ClosingCredit.EndsWithSignature(text)) return true;
        return cut >= ShortestText && CreditLabel.At(text[cut..].TrimStart(" \u00a0\u3000(（[［【|｜/／-–—·•"), lexicon, out var isSure) > 0 && isSure;
    }

    /// <summary>Whether a line says nothing but who made a picture: not when, and not the site's name as it stands under the logo.</summary>
    private static bool IsCreditAlone(StoryInput story, TextBlock block) =>
        (story.IsBody[block.Index] || !IsShouted(block.Text)) && CaptionCredit.IsCreditLine(block.Text, story.Lexicon) && !PrintedTime.TryRead(block.Text, story.Lexicon, null, out _, out _, out _);

    private static bool IsShouted(string text) =>
        text.Length > LongestShouted && !text.Contains('/', StringComparison.Ordinal) && !text.Any(char.IsLower) && text.Any(char.IsUpper);

    private static bool IsUnderPicture(StoryInput story, int block)
    {
        var media = story.Survey.Media;
        for (var (at, end) = (story.Survey.MediaFrom(block), story.Survey.MediaFrom(block + 1)); at < end; at++)
            if (!media[at].IsEmbed && !MediaSource.IsTiny(media[at].Element) && !CaptionCues.IsIcon(media[at].Element)) return true;
        return false;
    }
}
