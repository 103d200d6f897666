using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>What a piece of a byline is.</summary>
internal enum BylinePart
{
    /// <summary>Nothing that names an author: a date, a handle, a label.</summary>
    Nothing,
    Person,
    Organization,
    Initials,
    Role,

    /// <summary>A generation mark that belongs to the name before it.</summary>
    Generation,

    /// <summary>Text that is none of these; the byline may be no byline at all.</summary>
    Unknown,
}

/// <summary>Reads single pieces of a byline.</summary>
internal readonly partial struct BylineReader(Lexicon lexicon, string? siteName)
{
    /// <summary>By, Von, Par, Oleh.</summary>
    private const int LongestPreposition = 4;

    private readonly string _site = TextFold.Letters(siteName);
    private readonly string _siteLabel = siteName is not null && IsDomain(siteName) ? Label(siteName) : string.Empty;

    /// <summary>Reads a piece.</summary>
    /// <param name="text">The piece, without links.</param>
    /// <param name="confident">Whether something says that names stand here.</param>
    /// <param name="name">The name; the role for a role.</param>
    /// <param name="role">The role printed in the same piece as the name.</param>
    public BylinePart Read(string text, bool confident, out string name, out string? role)
    {
        role = null;
        name = string.Empty;
        text = Trim(text);
        if (text.Length == 0 || text.Length > 120) return text.Length == 0 ? BylinePart.Nothing : BylinePart.Unknown;
        if (IsNoise(text)) return BylinePart.Nothing;
        if (IsOutlet(text))
        {
            name = text;
            return BylinePart.Organization;
        }

        if (confident && IsPenName(text))
        {
            name = text;
            return NameShape.IsInitials(text) ? BylinePart.Initials : BylinePart.Person;
        }

        var words = Words(text, out var dropped);
        if (words.Count == 0) return BylinePart.Nothing;
        if (words.Count > 1 && words.TrueForAll(IsNoise)) return BylinePart.Nothing;
        var whole = string.Join(' ', words);
        if (dropped)
        {
            if (IsNoise(whole)) return BylinePart.Nothing;
            if (IsOutlet(whole))
            {
                name = whole;
                return BylinePart.Organization;
            }
        }

        if (words.Count == 1 && confident && IsPenName(whole))
        {
            name = whole;
            return NameShape.IsInitials(whole) ? BylinePart.Initials : BylinePart.Person;
        }

        if (words.Count == 1 && NameWords.IsGeneration(words[0]) && words[0].Length > 1)
        {
            name = words[0];
            return BylinePart.Generation;
        }

        if (words.Count <= 2 && words.TrueForAll(NameWords.IsDegree)) return BylinePart.Nothing;
        if (words.Count > 12) return BylinePart.Unknown;
        if (SplitGlued(words, confident, out name, out role)) return BylinePart.Person;
        if (lexicon.HasRoleWord(whole)) return ReadRole(words, confident, out name, out role);
        // 台北報導: where the story was filed from.
        if (TextFold.IsUnspaced(whole[0]) && words.Count == 1 && lexicon.HasDatelineMark(whole)) return BylinePart.Nothing;
        if (BeforeOutlet(words) is { } person && NameShape.IsName(person, confident))
        {
            name = string.Join(' ', person);
            return BylinePart.Person;
        }

        if (lexicon.HasDeskWord(whole))
        {
            if (words.Count > 7 || IsSentence(words)) return BylinePart.Unknown;
            name = whole;
            return BylinePart.Organization;
        }

        if (NameShape.IsName(words, confident))
        {
            name = whole;
            return IsShortCapitals(whole) && !confident ? BylinePart.Initials : BylinePart.Person;
        }

        if (words.Count == 1 && NameShape.IsInitials(whole))
        {
            name = whole;
            return BylinePart.Initials;
        }

        return CutTail(words, confident, out name) ? BylinePart.Person : BylinePart.Unknown;
    }

    /// <summary>The words before the site's own name or an agency's: "Jane Roe Planet News". Null where none or no full name stands there.</summary>
    private List<string>? BeforeOutlet(List<string> words)
    {
        for (var cut = 2; cut <= 3 && cut < words.Count; cut++)
        {
            var rest = string.Join(' ', words[cut..]);
            if (!Agencies.IsAgency(rest) && (_site.Length < 3 || TextFold.Letters(rest) is not { } key || (key != _site && key != "the" + _site))) continue;
            var head = words[..cut];
            return lexicon.HasDeskWord(string.Join(' ', head)) || Agencies.IsAgency(string.Join(' ', head)) ? null : head;
        }
        return null;
    }

    /// <summary>Whether the text is a line beside a byline that names nobody.</summary>
    public bool IsNoise(string text) =>
        lexicon.IsBylineNoise(text) || NameWords.IsAccount(text) || lexicon.KindsOf(text, LineKinds.Announcing) != LineKinds.None || lexicon.IsWeekday(text) || lexicon.IsTimeWord(text)
        || (lexicon.IsPublishedLabel(text, out var published) && published == text.Length)
        || (lexicon.IsUpdatedLabel(text, out var updated) && updated == text.Length) || EndsWithOpener(text);

    // "Column By": the name stands in the next piece. Longer openers are roles as well.
    private bool EndsWithOpener(string text) =>
        text.LastIndexOf(' ') is > 0 and var space && text.Length - space - 1 <= LongestPreposition && char.IsUpper(text[space + 1]) && lexicon.TryStripBylinePrefix(text.AsSpan(space + 1), out var length) && length == text.Length - space - 1;

    /// <summary>Whether the text names the site, an agency, or is a site's address.</summary>
    public bool IsOutlet(string text)
    {
        if (Agencies.IsAgency(text) || NameWords.HasCompanyForm(text)) return true;
        var key = TextFold.Letters(text);
        if (key.Length > 1 && (key == _site || key == _siteLabel)) return true;
        // A branch of the site's: its name with more after it.
        if (_site.Length >= 3 && text.Length <= 60 && text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
            && TextFold.Letters(text[..space]) == _site)
        {
            foreach (var word in text.Split(' '))
            {
                if (word.AsSpan().IndexOfAny(",/;|") >= 0 || lexicon.IsNameJoiner(word)) return false;
                // "The Planet on Tuesday", "Planet 3 min read".
                if (char.IsUpper(text[0]) && (word.Length == 0 || !char.IsUpper(NameShape.FirstLetter(word)))) return false;
            }

            return true;
        }

        return IsDomain(text);
    }

    // "planet" of "www.planet.example".
    private static string Label(string domain)
    {
        var bare = domain.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? domain[4..] : domain;
        return TextFold.Letters(bare[..bare.IndexOf('.', StringComparison.Ordinal)]);
    }

    /// <summary>Without white space and signs at the ends.</summary>
    public static string Trim(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsEdge(text[start])) start++;
        while (end > start && IsEdge(text[end - 1])) end--;
        var trimmed = text[start..end].TrimEnd('.');
        // The dot of an initial or a suffix belongs to the name.
        if (trimmed.Length < end - start)
        {
            var last = trimmed[(trimmed.LastIndexOf(' ') + 1)..];
            if (last.Length <= 2 || NameWords.IsGeneration(last) || last.Contains('.', StringComparison.Ordinal)) trimmed += '.';
        }

        return trimmed is ['"' or '“' or '„', .., '"' or '”' or '“'] && trimmed.AsSpan(1, trimmed.Length - 2).IndexOfAny('"', '“', '”') < 0
            ? trimmed[1..^1].Trim()
            : trimmed;
    }

    /// <summary>Whether the text is a site's address, such as <c>planet.example</c>.</summary>
    public static bool IsDomain(string text)
    {
        var dot = text.LastIndexOf('.');
        if (dot < 2 || text.Length - dot is < 3 or > 8 || text.Contains('@', StringComparison.Ordinal)) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')) return false;
        }

        for (var i = dot + 1; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterLower(text[i])) return false;
        }

        return char.IsLower(text[0]) || char.IsUpper(text[0]) && !char.IsUpper(text[dot + 1]);
    }

    // One word of letters and figures, as people name themselves on the web: "jsteinhardt", "r23".
    private bool IsPenName(string text)
    {
        if (text.Length is < 3 or > 30 || !char.IsLetter(text[0]) || char.IsUpper(text[0]) && !HasDigit(text)) return false;
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c) || char.IsUpper(c)) letters++;
            else if (!char.IsAsciiDigit(c) && c is not ('_' or '.' or '-')) return false;
        }

        return letters >= 2 && !lexicon.HasDeskWord(text) && !lexicon.HasRoleWord(text) && !lexicon.TryMonth(text, out _)
            && !lexicon.TryMonth(text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), out _)
            && !NameWords.IsGeneration(text) && !lexicon.IsNameJoiner(text) && !NameWords.IsParticle(text);
    }

    private static bool IsEdge(char c) =>
        char.IsWhiteSpace(c) || TextFold.IsSilent(c) || c is ',' or ':' or '：' or ';' or '|' or '*' or '_' or '>' or '<' or '=' or '…' or '•' or '✍' or '®' or '™' or '©' or '\uFE0F'
            or '(' or '[' or '（' or '［' or ']' or '）' or '］' || TextFold.IsDash(c);
}
