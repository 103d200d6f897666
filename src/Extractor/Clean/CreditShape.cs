using System.Buffers;
using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>Judges whether words look like the maker of a picture.</summary>
internal static class CreditShape
{
    private static readonly SearchValues<char> PartEnds = SearchValues.Create("/／,;|+()（）");

    /// <summary>Whether one of the parts is a listed agency and the rest are names: <c>Ana PÉREZ / AFP</c>, <c>J. Doe via Getty Images</c>.</summary>
    public static bool HasAgency(ReadOnlySpan<char> text)
    {
        if (text.Length > 160)
        {
            return false;
        }

        var found = Agency(text.Trim().TrimEnd('.'));
        foreach (var range in text.SplitAny(PartEnds))
        {
            var part = text[range].Trim();
            if (part.IsEmpty || !HasLetter(part))
            {
                continue;
            }

            if (IsAgencyPart(part))
            {
                found = true;
            }
            else if (!IsNames(part, 8))
            {
                return false;
            }
        }

        return found;
    }

    /// <summary>Whether a text is agencies that share a picture, as Japanese papers join them: <c>ロイター＝共同</c>.</summary>
    public static bool AreAgencies(ReadOnlySpan<char> text)
    {
        var agencies = 0;
        foreach (var range in text.SplitAny("=＝"))
        {
            if (!Agency(text[range].Trim()))
            {
                return false;
            }

            agencies++;
        }

        return agencies > 1;
    }

    /// <summary>Whether the text is made of names only: capitals or script without case, and small joining words between.</summary>
    public static bool IsNames(ReadOnlySpan<char> text, int mostWords)
    {
        var words = 0;
        var names = 0;
        var caseless = 0;
        foreach (var range in text.SplitAny(" /／,;|+()（）\u00a0"))
        {
            var word = text[range].Trim();
            if (word.IsEmpty || !HasLetter(word))
            {
                continue;
            }

            if (++words > mostWords)
            {
                return false;
            }

            if (char.IsLower(word[0]) && !Agency(word) && !WireWords.IsCreditJoiner(word) && !word.Contains('.'))
            {
                return false;
            }

            // a stop behind a whole word ends a sentence; behind an initial it does not
            if (word[^1] is '!' or '?' or ':' || (word[^1] == '.' && word.Length > 4 && range.End.GetOffset(text.Length) < text.Length))
            {
                return false;
            }

            // scripts without case show no names: a long word, a stop inside or many words make a sentence
            if (word[0] >= '\u0590' && (word.Length > 10 || ++caseless > 4 || (word[^1] == '.' && range.End.GetOffset(text.Length) < text.Length)))
            {
                return false;
            }

            names++;
        }

        return names > 0;
    }

    /// <summary>Whether two or three capitalised words could be a person.</summary>
    public static bool IsPerson(ReadOnlySpan<char> text)
    {
        if (!IsNames(text, 4) || text.Contains('/') || text.Contains(','))
        {
            return false;
        }

        var upper = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (!word.IsEmpty && char.IsUpper(word[0]))
            {
                upper++;
            }
        }

        return upper is 2 or 3;
    }

    /// <summary>Whether a name is a listed news or picture agency, in letters of full width too (<c>ＡＰ</c>).</summary>
    public static bool Agency(ReadOnlySpan<char> name)
    {
        if (Agencies.IsPhotoAgency(name) || Agencies.IsAgency(name))
        {
            return true;
        }

        if (name.Length > 32 || name.IndexOfAnyInRange('\uff21', '\uff5a') < 0)
        {
            return false;
        }

        Span<char> narrow = stackalloc char[32];
        for (var i = 0; i < name.Length; i++)
        {
            narrow[i] = name[i] is >= '\uff01' and <= '\uff5e' ? (char)(name[i] - 0xfee0) : name[i];
        }

        narrow = narrow[..name.Length];
        return Agencies.IsPhotoAgency(narrow) || Agencies.IsAgency(narrow);
    }

    // an agency, with a word or two of its own ("AP Photo", "AFP pic") or names and joining words beside it ("X via Getty Images")
    private static bool IsAgencyPart(ReadOnlySpan<char> part)
    {
        if (Agency(part) || Agency(part.TrimEnd('.')))
        {
            return true;
        }

        for (var i = 1; i < part.Length; i++)
        {
            if (part[i] != ' ')
            {
                continue;
            }

            var left = part[..i];
            var right = part[(i + 1)..];
            if (Agency(right.TrimEnd('.')) && (IsNames(left, 8) || Agency(WithoutJoiner(left))))
            {
                return true;
            }

            if (Agency(left) && (IsNames(right, 6) || WireWords.IsNoCredit(right) || (right.Length <= 6 && !right.Contains(' '))))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> WithoutJoiner(ReadOnlySpan<char> text)
    {
        var space = text.LastIndexOf(' ');
        return space > 0 && WireWords.IsCreditJoiner(text[(space + 1)..]) ? text[..space] : text;
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
