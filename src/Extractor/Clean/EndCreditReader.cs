using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>What closes a story and says who made it.</summary>
/// <param name="Credit">The credit without brackets.</param>
/// <param name="Start">Where it begins in the block; 0 where the block is nothing else.</param>
internal readonly record struct EndCredit(string Credit, int Start);

/// <summary>Reads the initials, the agency or the list of makers that closes a story: <c>(WIL)</c>, <c>dpa</c>, <c>Editor: …</c></summary>
internal static class EndCreditReader
{
    private const int MaxBlock = 240;
    private const int MaxLine = 60;

    /// <summary>Reads one block at the end of the story.</summary>
    /// <param name="blockText">The text of the block, white space folded.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <param name="isLastBlock">Whether it is the last of the story: only there a credit may stand behind the last sentence.</param>
    /// <returns>The credit and where it begins; null if the block holds none.</returns>
    public static EndCredit? Read(string blockText, Lexicon lexicon, bool isLastBlock)
    {
        ArgumentNullException.ThrowIfNull(blockText);
        var text = blockText.AsSpan();
        var block = text.Trim();
        if (block.Length < 2)
        {
            return null;
        }

        if (block.Length <= MaxBlock && Whole(block, lexicon) is { } whole)
        {
            return new EndCredit(whole, 0);
        }

        return isLastBlock ? Trailing(text) : null;
    }

    private static string? Whole(ReadOnlySpan<char> block, Lexicon lexicon)
    {
        var inner = Inside(block);
        if (!inner.IsEmpty)
        {
            return IsInitials(inner) || IsAgencyLine(inner) || IsLabelled(inner, lexicon) ? inner.ToString() : null;
        }

        if (IsAgencyLine(block) || IsSlashed(block))
        {
            return block.ToString();
        }

        // "© dpa-infocom, dpa:240619-99-123456/3", "(c) Agencia EFE"
        var sign = block[0] == '©' ? 1 : block.StartsWith("(c)", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
        if (sign > 0 && block.Length <= 2 * MaxLine && StartsWithAgency(block[sign..].TrimStart()))
        {
            return block[sign..].Trim().ToString();
        }

        return IsLabelled(block, lexicon) ? block.ToString() : null;
    }

    // "... sagte er. (dpa)", "... katanya. (WIL)", "... sagte sie. dpa/lni"
    private static EndCredit? Trailing(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd().Length;
        end -= end > 0 && text[end - 1] == '.' ? 1 : 0;
        if (end < 10)
        {
            return null;
        }

        var bracket = text[end - 1] is ')' or ']' or '）' or '］';
        var from = Math.Max(0, end - MaxLine);
        var start = bracket
            ? text[from..end].LastIndexOfAny("([（［")
            : LastBreak(text[from..end]);
        if (start < 0)
        {
            return null;
        }

        start += from;
        var credit = bracket ? text[(start + 1)..(end - 1)].Trim() : text[start..end].Trim();
        var before = text[..start].TrimEnd();
        // only behind a finished sentence: "in the United States (USA)." explains a word
        if (before.IsEmpty || !(before[^1] is '.' or '!' or '?' or '。' or '"' or '”' or '“' or '»' or '۔' or '।' or '’'))
        {
            return null;
        }

        return IsAgencyLine(credit) || (bracket && IsInitials(credit)) ? new EndCredit(credit.ToString(), start) : null;
    }

    // the last sentence end with a space behind it
    private static int LastBreak(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 3; i > 0; i--)
        {
            if (text[i] == ' ' && text[i - 1] is '.' or '!' or '?' or '"' or '”' or '“' or '»')
            {
                return text[i] == ' ' ? i + 1 : i;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<char> Inside(ReadOnlySpan<char> block)
    {
        var end = block.Length - (block[^1] is '.' or '。' ? 1 : 0);
        if (end < 3 || block[0] is not ('(' or '[' or '（' or '［' or '【') || block[end - 1] is not (')' or ']' or '）' or '］' or '】'))
        {
            return [];
        }

        var inner = block[1..(end - 1)].Trim();
        return inner.IndexOfAny("()[]") >= 0 ? [] : inner;
    }

    /// <summary>Whether the text is two to five letters, or several such groups: <c>WIL</c>, <c>abc/xyz</c>.</summary>
    private static bool IsInitials(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 17 || WireWords.IsNoEndCredit(text) || Places.IsPlace(text) || Places.IsRegionSuffix(text))
        {
            return false;
        }

        var letters = 0;
        var capitals = 0;
        var groups = 1;
        foreach (var c in text)
        {
            if (c is '/' or '-' or '*')
            {
                if (letters is < 1 or > 5)
                {
                    return false;
                }

                letters = 0;
                groups++;
            }
            else if (char.IsLetter(c) && (char.IsUpper(c) || char.IsLower(c)))
            {
                letters++;
                capitals += char.IsUpper(c) ? 1 : 0;
            }
            else
            {
                return false;
            }
        }

        // "(Foto)" with one capital is a word; "(WIL)" and "(wil)" are initials
        var all = text.Length - groups + 1;
        return letters is >= 2 and <= 5 && groups <= 3 && (capitals == all || capitals == 0 || groups > 1);
    }

    /// <summary>Whether the text is agencies only, desks and initials beside them: <c>dpa</c>, <c>AFP/xyz</c>, <c>Reuters, AP</c>.</summary>
    private static bool IsAgencyLine(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLine)
        {
            return false;
        }

        if (Agencies.IsAgency(text.TrimStart('©').Trim()))
        {
            return true;
        }

        var agencies = 0;
        foreach (var range in text.SplitAny('/', ',', '+', ';', '|'))
        {
            var part = text[range].Trim();
            if (Agencies.IsAgency(part))
            {
                agencies++;
            }
            else if (!IsInitials(part))
            {
                return false;
            }
        }

        return agencies > 0;
    }

    /// <summary>Whether the text is small initials that a slash closes each, as Polish agencies sign: <c>abc/ xyz/</c>.</summary>
    private static bool IsSlashed(ReadOnlySpan<char> text)
    {
        if (text[^1] != '/')
        {
            return false;
        }

        var letters = 0;
        var groups = 0;
        foreach (var c in text)
        {
            if (c == '/')
            {
                if (letters is < 2 or > 5 || ++groups > 3)
                {
                    return false;
                }

                letters = 0;
            }
            else if (char.IsLower(c))
            {
                letters++;
            }
            else if (c != ' ' || letters > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool StartsWithAgency(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(" -,/:");
        return Agencies.IsAgency(end < 0 ? text : text[..end]) || Agencies.IsAgency(text.Trim());
    }

    // a label that a sign ends, or of two words ("Reporting by"), and a name behind it
    private static bool IsLabelled(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        if (!lexicon.TryEndCreditLabel(text, out var length) || length == 0 || length >= text.Length)
        {
            return false;
        }

        var label = text[..length].Trim();
        var rest = text[length..].TrimStart();
        var signed = !char.IsLetterOrDigit(label[^1]);
        if (rest.IsEmpty || (!signed && !label.Contains(' ')))
        {
            return false;
        }

        return !char.IsLower(rest[0]) || Agencies.IsAgency(rest.TrimEnd('.'));
    }
}
