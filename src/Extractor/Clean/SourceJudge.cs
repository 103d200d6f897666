using System.Buffers;
using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>Judges the name of a source.</summary>
internal static class SourceJudge
{
    private static readonly SearchValues<char> PartEnds = SearchValues.Create("/,- +|");

    public static SourceTrust Judge(ReadOnlySpan<char> source, in DatelineInput input, bool inBrackets)
    {
        if (source.IsEmpty || source.Length > 40)
        {
            return SourceTrust.None;
        }

        if (Agencies.IsAgency(source) || IsSite(source, input))
        {
            return SourceTrust.Known;
        }

        if (inBrackets)
        {
            // "dpa/lni", "efe-epa", "AFP Sport": one known part vouches for the rest.
            var rest = source;
            while (!rest.IsEmpty)
            {
                var cut = rest.IndexOfAny(PartEnds);
                var part = (cut < 0 ? rest : rest[..cut]).Trim();
                rest = cut < 0 ? [] : rest[(cut + 1)..];
                if (part.Length >= 2 && (Agencies.IsAgency(part) || IsSite(part, input)))
                {
                    return SourceTrust.Known;
                }
            }

            if (IsInitialsOfSite(source, input))
            {
                return SourceTrust.Known;
            }
        }

        if (WireWords.IsStation(source))
        {
            return SourceTrust.Station;
        }

        return IsAbbreviation(source) ? SourceTrust.Abbreviation : LooksLikeName(source) ? SourceTrust.Words : SourceTrust.None;
    }

    /// <summary>Whether a word is shaped like the address of a site: <c>NAME.CO</c>.</summary>
    public static bool IsDomain(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        if (dot < 4 || !WireWords.IsDomainEnd(word[(dot + 1)..]))
        {
            return false;
        }

        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a name is the page's own site or host: <c>Harbour-Post.example</c>, <c>Harbour News</c>.</summary>
    public static bool IsSite(ReadOnlySpan<char> name, in DatelineInput input)
    {
        if (name.Length < 3)
        {
            return false;
        }

        if (input.SiteName is { Length: > 2 } site && SameLetters(name, site))
        {
            return true;
        }

        var host = HostName(input.Host);
        if (host.IsEmpty)
        {
            return false;
        }

        if (SameLetters(name, host))
        {
            return true;
        }

        // the registered name, with or without its last labels: "kabar" of "uang.kabar.example"
        for (var rest = host; !rest.IsEmpty;)
        {
            var dot = rest.IndexOf('.');
            if (dot < 0)
            {
                break;
            }

            if (SameLetters(name, rest) || (dot > 3 && SameLetters(name, rest[..dot])))
            {
                return true;
            }

            rest = rest[(dot + 1)..];
        }

        // "Harbour News" of "harbournewsonline.example"
        return name.Contains(' ') && StartsWithLetters(host, name);
    }

    /// <summary>Whether a name is the site's without the word for what it is: the agency <c>Harbour</c> of the site <c>News Agency Harbour</c>.</summary>
    public static bool IsInSiteName(ReadOnlySpan<char> name, in DatelineInput input)
    {
        if (IsSite(name, input))
        {
            return true;
        }

        var site = input.SiteName.AsSpan().Trim();
        if (name.Length < 3 || site.Length <= name.Length + 1)
        {
            return false;
        }

        var rest = site.EndsWith(name, StringComparison.Ordinal) && site[^(name.Length + 1)] == ' ' ? site[..^name.Length]
            : site.StartsWith(name, StringComparison.Ordinal) && site[name.Length] == ' ' ? site[name.Length..]
            : [];
        return !rest.IsEmpty && input.Lexicon.HasDeskWord(rest);
    }

    private static ReadOnlySpan<char> HostName(string? host)
    {
        var name = host.AsSpan();
        return name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
    }

    private static bool IsInitialsOfSite(ReadOnlySpan<char> source, in DatelineInput input)
    {
        if (source.Length is < 2 or > 4)
        {
            return false;
        }

        var host = HostName(input.Host);
        var dot = host.IndexOf('.');
        return HasInitials(dot < 0 ? host : host[..dot], source) || HasInitials(input.SiteName, source);
    }

    /// <summary>Whether the words of a name begin with the given letters, one each.</summary>
    public static bool HasInitials(ReadOnlySpan<char> name, ReadOnlySpan<char> initials)
    {
        var found = 0;
        var start = true;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                start = true;
                continue;
            }

            if (start)
            {
                if (found == initials.Length || char.ToLowerInvariant(c) != char.ToLowerInvariant(initials[found]))
                {
                    return false;
                }

                found++;
                start = false;
            }
        }

        return found == initials.Length && found > 1;
    }

    private static bool SameLetters(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Compare(a, b, prefix: false);

    private static bool StartsWithLetters(ReadOnlySpan<char> text, ReadOnlySpan<char> prefix) => Compare(prefix, text, prefix: true);

    private static bool Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool prefix)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && !char.IsLetterOrDigit(a[i]))
            {
                i++;
            }

            while (j < b.Length && !char.IsLetterOrDigit(b[j]))
            {
                j++;
            }

            if (i == a.Length)
            {
                return prefix || j == b.Length;
            }

            if (j == b.Length || char.ToLowerInvariant(a[i]) != char.ToLowerInvariant(b[j]))
            {
                return false;
            }

            i++;
            j++;
        }
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var upper = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                letters++;
                upper += char.IsUpper(c) ? 1 : 0;
            }
            else if (c is not ('/' or '-' or '.'))
            {
                return false;
            }
        }

        // all capitals, or the small letters of German and French desks
        return letters is >= 2 and <= 8 && (upper == letters || (upper == 0 && letters <= 6));
    }

    private static bool LooksLikeName(ReadOnlySpan<char> text)
    {
        var words = 0;
        var start = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                start = true;
                continue;
            }

            if (start && ++words > 4)
            {
                return false;
            }

            if ((start && !char.IsUpper(c)) || !(char.IsLetterOrDigit(c) || c is '.' or '-' or '&' or '\'' or '’' or '/'))
            {
                return false;
            }

            start = false;
        }

        return words > 0;
    }
}
