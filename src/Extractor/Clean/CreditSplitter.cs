using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>
/// Parts the maker of a picture from what the caption says. A credit wrongly left in costs a few words, one wrongly cut off costs
/// the sentence: without a label, a listed agency or a bracket behind the last sentence nothing is cut.
/// </summary>
internal static class CreditSplitter
{
    private const int MaxCaption = 4000;

    /// <summary>Splits a caption as printed.</summary>
    /// <param name="caption">The caption, white space folded.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <returns>What the caption says, empty where it is only a credit; the credit without its label, null if none is found.</returns>
    public static (string Text, string? Credit) Split(string caption, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(caption);
        var text = caption.AsSpan().Trim();
        if (text.IsEmpty || text.Length > MaxCaption)
        {
            return (text.ToString(), null);
        }

        if (AnnouncedCaption.Read(text, lexicon, out var maker) is { IsEmpty: false } announced && Clean(maker, lexicon) is { } named)
        {
            return (announced.ToString(), named);
        }

        var cut = CreditFinder.Find(text, lexicon, out var credit);
        if (cut < 0)
        {
            return (text.ToString(), null);
        }

        var cleaned = Clean(text[credit], lexicon, credit.Start.GetOffset(text.Length) > cut + 1);
        if (cleaned is null)
        {
            return (text.ToString(), null);
        }

        var said = text[..cut].TrimEnd(" \u00a0\u3000|·•–—-/／,;=＝(（[［【");
        // the same credit printed twice, in brackets and behind them
        if (said.Length > 0 && CreditFinder.Bracketed(said, lexicon, out var again) is var inner && inner >= 0 && Clean(said[again], lexicon) is { } twice &&
            (twice.Contains(cleaned, StringComparison.OrdinalIgnoreCase) || cleaned.Contains(twice, StringComparison.OrdinalIgnoreCase)))
        {
            said = said[..inner].TrimEnd();
            cleaned = twice.Length > cleaned.Length ? twice : cleaned;
        }

        return (said.ToString(), cleaned);
    }

    /// <summary>The credit of an element of its own, without label, sign and brackets; null if nothing is left.</summary>
    public static string? CleanCredit(string credit, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(credit);
        return Clean(credit.AsSpan().Trim(), lexicon);
    }

    private static string? Clean(ReadOnlySpan<char> credit, Lexicon lexicon, bool isLabelled = false)
    {
        credit = CreditText.WithoutStop(credit);
        var whole = credit.Length;
        for (var tries = 0; tries < 3; tries++)
        {
            var before = credit.Length;
            credit = CreditLabel.Strip(Unbracket(credit), lexicon);
            if (credit.Length == before)
            {
                break;
            }
        }

        if (WireWords.EndsWithReporter(credit, out var name) && name > 0)
        {
            credit = credit[..name].TrimEnd();
        }

        credit = WithoutRepeat(credit);
        // a label that nothing follows is no credit
        if (CreditLabel.At(credit, lexicon, out _) == credit.Length && !CreditLabel.Belongs(credit) && !((isLabelled || whole > credit.Length) && WireWords.IsLoneSource(credit)))
        {
            return null;
        }

        return credit.IsEmpty ? null : credit.ToString();
    }

    // "(AP Photo) AP Photo"
    private static ReadOnlySpan<char> WithoutRepeat(ReadOnlySpan<char> credit)
    {
        var close = credit.IsEmpty || credit[0] != '(' ? -1 : credit.IndexOf(')');
        if (close < 2 || close == credit.Length - 1)
        {
            return credit;
        }

        var inner = credit[1..close].Trim();
        var outer = credit[(close + 1)..].Trim();
        return inner.Contains(outer, StringComparison.OrdinalIgnoreCase) ? inner
            : outer.Contains(inner, StringComparison.OrdinalIgnoreCase) ? outer
            : credit;
    }

    private static ReadOnlySpan<char> Unbracket(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && CreditText.OpensBracket(text[0]))
        {
            var close = CreditText.CloserOf(text[0]);
            var end = text.IndexOf(close);
            if (end == text.Length - 1 || (end == text.Length - 2 && text[^1] is '.' or '。'))
            {
                return text[1..end].Trim();
            }
        }

        return text;
    }
}
