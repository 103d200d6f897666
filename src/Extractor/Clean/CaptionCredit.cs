using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Finds who made a picture: in an element or a line of the caption, behind its text, or in what the picture states.</summary>
internal static class CaptionCredit
{
    private const int LongestCredit = 120;

    /// <summary>Less beside a credit is a part of it.</summary>
    private const int ShortestPart = 20;
    private const int ShortestText = 30;

    private const string Separators = " \u00a0|｜/／-–—·•＝=";

    private static readonly PageAttribute[] CreditAttributes = [PageAttribute.DataCredit, PageAttribute.DataCopyright];

    /// <summary>Whether a line says nothing but who made a picture.</summary>
    public static bool IsCreditLine(string text, Lexicon lexicon) =>
        text.Length is > 1 and < LongestCredit && CreditSplitter.Split(text, lexicon) is { Text.Length: 0, Credit: not null };

    /// <summary>Parts the credit that stands inside the caption's own block, in an element of its own at its end.</summary>
    public static (string Caption, string? Credit) SplitLast(TextBlock block, string caption, Lexicon lexicon)
    {
        var inside = CreditInside(block, lexicon, apart: false);
        if (inside is not null && !caption.EndsWith(inside, StringComparison.Ordinal)) inside = CreditInside(block, lexicon, apart: true);
        if (inside is null || inside.Length >= caption.Length || !caption.EndsWith(inside, StringComparison.Ordinal)
            || CreditSplitter.CleanCredit(WithoutAddress(inside), lexicon) is not { } credit) return (caption, null);
        return (caption[..^inside.Length].TrimEnd(' ', '|', '-', '–', '—', '(', '[', '/', '·', '•'), credit);
    }

    /// <summary>Some pages call caption and credit together a credit: its parts, where a mark or an element inside sets the maker apart.</summary>
    public static (string Caption, string? Credit)? PartsOf(TextBlock block, string line, Lexicon lexicon)
    {
        var (text, credit) = SplitLast(block, line, lexicon);
        if (credit is null) (text, credit) = CreditSplitter.Split(line, lexicon);
        return credit is not null && text.Length >= ShortestPart && text.AsSpan().Count(' ') >= 2 ? (text, credit) : null;
    }

    /// <summary>What follows the alternative text behind a separator is the maker: "Old bridge / J. Doe / Some Pool pic".</summary>
    public static (string Caption, string? Credit) SplitAtAlt(string caption, PageElement? picture, Lexicon lexicon)
    {
        if (picture?.Get(PageAttribute.Alt) is not { Length: > 3 } stated) return (caption, null);
        var alt = FoldedText.Fold(stated);
        if (alt.Length < 4 || caption.Length <= alt.Length + 3 || !caption.StartsWith(alt, StringComparison.Ordinal)) return (caption, null);
        return CreditBehind(caption, alt.Length, lexicon) is { } credit ? (alt, credit) : (caption, null);
    }

    /// <summary>The credit that the picture's attributes state; null when they state none.</summary>
    public static string? StatedCredit(PageElement? picture, string caption, Lexicon lexicon)
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

    /// <summary>Takes off the brackets around a credit whose element holds but one of them: <c>The wall (</c>, <c>Jane Doe)</c>.</summary>
    public static (string Caption, string Credit) WithoutBrackets(string caption, string credit)
    {
        if (caption.EndsWith('(')) caption = caption[..^1].TrimEnd();
        if (credit.EndsWith(')') && credit.AsSpan().Count(')') > credit.AsSpan().Count('(')) credit = credit[..^1].TrimEnd();
        return (caption, credit);
    }

    /// <summary>
    /// Takes out of a credit what is no part of it: the caption again behind it, a link to the picture's page, or the caption itself where
    /// the maker comes first: <c>Jane Doe / Harbour Pool - The wall after the storm</c>.
    /// </summary>
    public static (string Caption, string Credit) WithoutText(string caption, string credit)
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

    /// <summary>A credit without the e-mail address at its end, which is none.</summary>
    private static string WithoutAddress(string credit)
    {
        var last = credit.LastIndexOf(' ') + 1;
        return last > 1 && credit.AsSpan(last) is var word && word.IndexOf('@') > 0 && word.LastIndexOf('.') > word.IndexOf('@') ? credit[..last].TrimEnd(' ', '|', '/', '-', '·', ',') : credit;
    }

    /// <summary>The text of the last inline element whose class says credit or author.</summary>
    private static string? CreditInside(TextBlock block, Lexicon lexicon, bool apart)
    {
        string? found = null;
        PageElement? whole = null;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
        {
            if (isEnd || node is not PageElement element || (whole is not null && element.IsIn(whole))) continue;
            var text = PageTextReader.Fold(element, apart: apart);
            if ((CueWords.BuiltIn.Find(element[PageAttribute.Class].Span) & (BlockCues.Credit | BlockCues.Byline)) == 0
                && !(element.Tag is PageTag.Span or PageTag.Small or PageTag.Cite && lexicon.TryCreditLabel(text, out _))
                && !(element.Tag is PageTag.Em or PageTag.I && text.Length > 0 && text[0] != '.' && CreditLabel.At(text, lexicon, out var isSure) > 0 && isSure)) continue;
            if (text.Length > 1) found = text;
            // A name and its address to write to, each in an element of its own.
            if (WithoutAddress(text) is { Length: > 1 } name && name.Length < text.Length) whole = element;
        }
        return found;
    }
}
