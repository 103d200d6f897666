using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Reads authors from a printed byline or from a value stated in metadata. Says nothing rather than something wrong:
/// what is no byline gives an empty list.
/// </summary>
internal static partial class BylineParser
{
    private const int MaxPrinted = 600;
    private const int MaxStated = 400;
    private const int MaxAuthors = 40;

    /// <summary>The authors of a printed byline, people first.</summary>
    /// <param name="text">The byline as printed; lines and blocks set apart by line feeds.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <param name="siteName">The site's name, where known.</param>
    /// <param name="isMarked">Whether the page marks the text as the author's name alone (<c>rel=author</c>, <c>itemprop=author</c>).</param>
    /// <param name="isElement">Whether the page marks the element as a byline, by its class for one.</param>
    public static IReadOnlyList<Author> ParsePrinted(string text, Lexicon lexicon, string? siteName, bool isMarked = false, bool isElement = false)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxPrinted) return [];
        var reader = new BylineReader(lexicon, siteName);
        var authors = new List<Author>();
        var line = new Line { IsMarked = isMarked, IsElement = isElement };
        List<string> segments = [.. BylineLabels.Ranked(BylineSplitter.Segments(text), lexicon)];
        if (isElement && segments.Count > 0) segments[0] = WithoutSender(segments[0], lexicon);
        for (var i = 0; i < segments.Count && authors.Count < MaxAuthors; i++) ReadSegment(segments, i, reader, lexicon, authors, line);
        if (authors.Count == 0 && line.Desk is { } desk) authors.Add(new Author { Name = desk, Kind = AuthorKind.Organization });
        return Dedupe(authors);
    }

    /// <summary>The authors that a value of the metadata names, people first.</summary>
    /// <param name="name">The value, with its entities decoded.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <param name="siteName">The site's name, where known.</param>
    /// <param name="isOrganization">Whether the metadata says that this is an organization.</param>
    public static IReadOnlyList<Author> ParseStated(string name, Lexicon lexicon, string? siteName, bool isOrganization = false)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxStated) return [];
        var reader = new BylineReader(lexicon, siteName);
        var text = BylineReader.Trim(TitleCleaner.OneLine(WithoutAddress(name)));
        if (NameShape.FirstLetter(text) == '\0' || IsAddress(text)) return [];
        if (reader.IsNoise(text)) return [];
        if (isOrganization || reader.IsOutlet(text)) return [new Author { Name = text, Kind = AuthorKind.Organization }];
        var openedBy = text;
        if (lexicon.TryStripBylinePrefix(text, out var length) && length < text.Length && !char.IsLower(text[0]))
        {
            openedBy = BylineReader.Trim(text[length..]);
        }

        var authors = new List<Author>();
        var clean = true;
        foreach (var segment in BylineSplitter.Segments(openedBy))
        {
            clean &= ReadStated(segment, reader, lexicon, authors);
        }

        if (clean && authors.Count > 0) return Dedupe(authors);
        // A pen name or a company's: one author, as stated.
        if (TextFold.CountTokens(openedBy) is 0 or > 8 || openedBy.Length > 80 || openedBy.AsSpan().IndexOfAny("{}<>") >= 0) return [];
        return [new Author { Name = openedBy, Kind = lexicon.HasDeskWord(openedBy) ? AuthorKind.Organization : AuthorKind.Person }];
    }

    /// <summary>Each author once, people first, else in the order given. A later mention fills what the first leaves open.</summary>
    public static IReadOnlyList<Author> Dedupe(IEnumerable<Author> authors)
    {
        var unique = new List<Author>();
        // Few are named, and most pages name one.
        var keys = new List<string>();
        foreach (var author in authors)
        {
            var key = TextFold.Letters(author.Name);
            if (key.Length == 0 || (key.Length == 1 && author.Kind == AuthorKind.Person && !TextFold.IsUnspaced(key[0]))) continue;
            if (keys.IndexOf(key) is >= 0 and var at)
            {
                var known = unique[at];
                unique[at] = known with { Role = known.Role ?? author.Role, Url = known.Url ?? author.Url };
                continue;
            }

            keys.Add(key);
            unique.Add(author);
        }

        if (unique.Count <= 1) return unique;
        // A site's own address, or the initials of a person who is named, adds nothing.
        var full = unique.ToArray();
        unique.RemoveAll(a => a.Kind switch
        {
            AuthorKind.Organization => BylineReader.IsDomain(a.Name) && full.Any(o => !BylineReader.IsDomain(o.Name)),
            AuthorKind.Initials => full.Any(o => o.Kind == AuthorKind.Person && AreInitialsOf(a.Name, o.Name)),
            _ => false,
        });
        return [.. unique.Where(a => a.Kind == AuthorKind.Person), .. unique.Where(a => a.Kind == AuthorKind.Initials),
            .. unique.Where(a => a.Kind == AuthorKind.Organization)];
    }

    private static bool AreInitialsOf(string initials, string name)
    {
        var next = 0;
        var letters = TextFold.Letters(initials);
        foreach (var word in TextFold.Fold(name).Split(' '))
        {
            if (next < letters.Length && word.Length > 0 && word[0] == letters[next]) next++;
        }

        return next > 1 && next == letters.Length;
    }

    // Where the reading of a printed byline stands.
    private sealed class Line
    {
        /// <summary>An opener has been read and its names are still to come.</summary>
        public bool Pending { get; set; }

        /// <summary>The page says that names stand here.</summary>
        public bool IsMarked { get; init; }

        /// <summary>The page says that this is a byline.</summary>
        public bool IsElement { get; init; }

        /// <summary>An opener has been read.</summary>
        public bool Opened { get; set; }

        /// <summary>A desk's name that stands where an opener may stand: the author where nobody follows.</summary>
        public string? Desk { get; set; }
    }

    private static void ReadSegment(List<string> segments, int index, BylineReader reader, Lexicon lexicon, List<Author> authors, Line line)
    {
        var segment = segments[index];
        var printed = segment;
        var confident = line.Pending;
        line.Pending = false;
        if (BylineLabels.SourceOf(segment) is { } source)
        {
            // Where a story was taken from is its byline only where an agency made it, or the page's markup says so.
            if ((line.IsElement || line.IsMarked || Agencies.IsAgency(source)) && reader.Read(source, true, out var outlet, out _) is BylinePart.Person or BylinePart.Organization)
            {
                if (!line.Opened) authors.Clear();
                authors.Add(new Author { Name = outlet, Kind = AuthorKind.Organization });
            }

            line.Opened = true;
            return;
        }

        for (var round = 0; round < 3 && lexicon.TryStripBylinePrefix(segment, out var length) && length > 0; round++)
        {
            if (length >= segment.Length && IsWithoutColon(segment))
            {
                var isDesk = lexicon.HasDeskWord(segment);
                // "Von Redaktion": the desk itself signs.
                if (confident && isDesk) break;
                if (IsRoleLine(segments, index, lexicon, authors))
                {
                    if (lexicon.HasRoleWord(segment)) authors[^1] = authors[^1] with { Role = segment };
                    return;
                }

                if (isDesk && line.IsElement) line.Desk ??= BylineReader.Trim(segment);
            }
            else if (!confident && IsRoleWithPlace(segment, length, lexicon, authors))
            {
                if (authors[^1].Role is null) authors[^1] = authors[^1] with { Role = Once(segment) };
                return;
            }

            segment = segment[length..].Trim();
            confident = true;
        }

        if (!confident && OpenerInside(segment, lexicon, line.IsElement && !line.Opened) is > 0 and var inside)
        {
            segment = segment[inside..].Trim();
            confident = true;
        }

        if (confident && printed.Length > segment.Length) segment = WithoutOthers(segment, printed.AsSpan(0, printed.Length - segment.Length), lexicon);
        if (segment.Length == 0)
        {
            line.Pending = confident;
            return;
        }

        if (confident && !line.Opened)
        {
            // What stood before the opener was a section, a label or a series.
            line.Opened = true;
            authors.Clear();
        }

        // "Edited by …" names no author.
        if (!confident && lexicon.TryEndCreditLabel(segment, out _)) return;

        if (reader.IsNoise(segment)) return;
        if (!ReadPieces(segment, reader, lexicon, confident || line.IsMarked, out var parts)) return;
        if (line.Opened && !confident)
        {
            // After the opened line only its roles and further full names belong to it.
            parts.RemoveAll(p => p.Part is BylinePart.Initials or BylinePart.Organization
                || (p.Part == BylinePart.Person && p.Role is null && !p.Name.Contains(' ', StringComparison.Ordinal)));
        }

        // "Privacy and Data Expert" under a name.
        if (!confident && authors.Count > 0 && parts.Count > 1 && !IsFullName(parts[0]) && parts.Exists(p => p.Role is not null || p.Part == BylinePart.Role)) return;

        if (!confident && parts is [{ Part: BylinePart.Person, Role: { } role } only, ..] && !TextFold.IsUnspaced(only.Name[0])
            && authors.Count > 0 && authors[^1] is { Kind: AuthorKind.Person, Role: null })
        {
            // A line of its own under the name: "Science Desk Writer".
            parts[0] = new ReadPiece(BylinePart.Role, only.Link, only.Name + " " + role, null);
        }

        Take(parts, confident || line.IsMarked, authors);
    }

    private static bool ReadStated(string segment, BylineReader reader, Lexicon lexicon, List<Author> authors)
    {
        var pieces = BylineSplitter.Pieces(segment, lexicon);
        if (pieces.Count == 2 && pieces[1].Link == BylineLink.Comma && IsSurnameFirst(pieces[0].Text, pieces[1].Text, lexicon))
        {
            authors.Add(new Author { Name = BylineReader.Trim(pieces[1].Text) + " " + BylineReader.Trim(pieces[0].Text) });
            return true;
        }

        ReadPieces(segment, reader, lexicon, true, out var parts);
        // What cannot be read is where the author works if it stands after a full name and a comma.
        if (parts.Count < pieces.Count
            && (pieces[parts.Count].Link != BylineLink.Comma || parts.Count == 0 || !parts[0].Name.Contains(' ', StringComparison.Ordinal)))
        {
            return false;
        }

        // "Star & i": a pen name, for initials do not share a joiner with a name.
        if (parts.Exists(p => p is { Part: BylinePart.Initials, Link: BylineLink.Joiner })) return false;
        // Capitals after a name and a comma are a degree: "Jane Roe, MS, RD".
        parts.RemoveAll(p => p.Link == BylineLink.Comma && p.Part == BylinePart.Person && p.Name.Length <= 5
            && NameShape.IsOneCase(p.Name, out var upper) && upper);
        Take(parts, true, authors);
        return true;
    }

    // "Roe, Jane": two single words, as catalogues write a name. A role or an outlet after the comma is neither.
    private static bool IsSurnameFirst(string surname, string given, Lexicon lexicon)
    {
        var first = surname.Split(' ');
        var second = given.Split(' ');
        if (first.Length > 3 || second.Length > 2) return false;
        for (var i = 0; i < first.Length - 1; i++)
        {
            if (!NameWords.IsParticle(first[i])) return false;
        }

        if (second.Length == 2 && second[1].TrimEnd('.').Length != 1) return false;
        return NameShape.IsName(first, true) && NameShape.IsName(second[..1], true)
            && !NameWords.IsGeneration(given) && !NameWords.IsDegree(given) && !Agencies.IsAgency(given) && !Places.IsPlace(given)
            && !lexicon.HasRoleWord(given) && !lexicon.HasDeskWord(given) && !lexicon.HasDeskWord(surname)
            && !(NameShape.IsOneCase(given, out var upper) && upper && given.Length <= 5);
    }

    // "mail@host.example (Jane Roe)" as RSS writes it, "Jane Roe <mail@host.example>" as mail does.
    private static string WithoutAddress(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return name;
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = name.LastIndexOf(')');
        if (open > at && close > open) return name[(open + 1)..close];
        open = name.IndexOf('<', StringComparison.Ordinal);
        return open > 0 && open < at ? name[..open] : name;
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || (!text.Contains(' ', StringComparison.Ordinal) && (text.Contains('@', StringComparison.Ordinal) || text.Contains(".com/", StringComparison.OrdinalIgnoreCase)));
}
