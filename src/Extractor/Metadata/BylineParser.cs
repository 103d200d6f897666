using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Reads authors from a printed byline or from a value stated in metadata. Says nothing rather than something wrong:
/// what is no byline gives an empty list.
/// </summary>
internal static class BylineParser
{
    private const int MaxPrinted = 600;
    private const int MaxStated = 400;
    private const int MaxAuthors = 40;

    /// <summary>The authors of a printed byline, people first.</summary>
    /// <param name="text">The byline as printed; lines and blocks set apart by line feeds.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <param name="siteName">The site's name, where known.</param>
    public static IReadOnlyList<Author> ParsePrinted(string text, Lexicon lexicon, string? siteName)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxPrinted) return [];
        var reader = new BylineReader(lexicon, siteName);
        var authors = new List<Author>();
        var line = new Line();
        foreach (var segment in BylineSplitter.Segments(text))
        {
            if (authors.Count >= MaxAuthors) break;
            ReadSegment(segment, reader, lexicon, authors, line);
        }

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
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var author in authors)
        {
            var key = TextFold.Letters(author.Name);
            if (key.Length == 0) continue;
            if (places.TryGetValue(key, out var at))
            {
                var known = unique[at];
                unique[at] = known with { Role = known.Role ?? author.Role, Url = known.Url ?? author.Url };
                continue;
            }

            places.Add(key, unique.Count);
            unique.Add(author);
        }

        return [.. unique.Where(a => a.Kind == AuthorKind.Person), .. unique.Where(a => a.Kind == AuthorKind.Initials),
            .. unique.Where(a => a.Kind == AuthorKind.Organization)];
    }

    // Where the reading of a printed byline stands.
    private sealed class Line
    {
        /// <summary>An opener has been read and its names are still to come.</summary>
        public bool Pending { get; set; }

        /// <summary>An opener has been read.</summary>
        public bool Opened { get; set; }
    }

    private static void ReadSegment(string segment, BylineReader reader, Lexicon lexicon, List<Author> authors, Line line)
    {
        var confident = line.Pending;
        line.Pending = false;
        for (var round = 0; round < 3 && lexicon.TryStripBylinePrefix(segment, out var length) && length > 0; round++)
        {
            segment = segment[length..].Trim();
            confident = true;
        }

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
        var found = new List<Author>();
        var runStart = 0;
        foreach (var piece in BylineSplitter.Pieces(segment, lexicon))
        {
            if (piece.Link != BylineLink.Joiner) runStart = found.Count;
            var pieceText = piece.Text;
            if (piece.Link != BylineLink.Start && lexicon.TryStripBylinePrefix(pieceText, out var opener) && opener < pieceText.Length)
            {
                pieceText = pieceText[opener..];
            }

            var part = reader.Read(pieceText, confident, out var name, out var role);
            if (part == BylinePart.Unknown)
            {
                // Without an opener, text that is no name makes the whole line suspect.
                if (!confident && (found.Count == 0 || TextFold.CountTokens(piece.Text) > 4)) return;
                break;
            }

            // After the opened line only its roles and further full names belong to it.
            if (line.Opened && !confident && part is BylinePart.Person or BylinePart.Initials or BylinePart.Organization
                && (part != BylinePart.Person || role is null && !name.Contains(' ', StringComparison.Ordinal)))
            {
                continue;
            }

            Take(part, piece, name, role, confident, found, authors, ref runStart);
        }

        authors.AddRange(found);
    }

    private static void Take(
        BylinePart part, BylinePiece piece, string name, string? role, bool confident, List<Author> found, List<Author> authors, ref int runStart)
    {
        var before = found.Count > 0 ? found[^1] : authors.Count > 0 ? authors[^1] : null;
        switch (part)
        {
            case BylinePart.Person when IsPlaceAfter(before, piece, name, found.Count > 0, confident):
                break;
            case BylinePart.Person:
                found.Add(new Author { Name = name, Role = role });
                break;
            // The initials of the person before, or a stray small word.
            case BylinePart.Initials when before?.Kind == AuthorKind.Person && piece.Link is not (BylineLink.Joiner or BylineLink.Slash):
                break;
            case BylinePart.Initials:
                found.Add(new Author { Name = name, Kind = AuthorKind.Initials });
                break;
            // After a person's name an outlet is where that person works.
            case BylinePart.Organization when before?.Kind == AuthorKind.Person
                && piece.Link is not (BylineLink.Joiner or BylineLink.Slash):
                break;
            case BylinePart.Organization:
                found.Add(new Author { Name = name, Kind = AuthorKind.Organization });
                break;
            case BylinePart.Generation when found.Count > 0:
                found[^1] = found[^1] with { Name = found[^1].Name + ", " + name };
                break;
            case BylinePart.Generation:
                found.Add(new Author { Name = name, Kind = AuthorKind.Initials });
                break;
            case BylinePart.Role when found.Count > 0:
                // The run of names that joiners hold together shares the role: "Jane Roe and John Doe, Staff Writers".
                var at = Math.Min(found.Count - 1, RunBefore(found, runStart));
                for (; at < found.Count; at++)
                {
                    if (found[at] is { Kind: AuthorKind.Person, Role: null }) found[at] = found[at] with { Role = name };
                }

                break;
            case BylinePart.Role when authors.Count > 0 && authors[^1] is { Kind: AuthorKind.Person, Role: null } last:
                authors[^1] = last with { Role = name };
                break;
        }

        static int RunBefore(List<Author> list, int start) => Math.Max(0, Math.Min(start, list.Count) - 1);
    }

    // "Jane Roe, Berlin": one word after a full name, or a place that is known.
    private static bool IsPlaceAfter(Author? before, BylinePiece piece, string name, bool sameSegment, bool confident)
    {
        var single = !name.Contains(' ', StringComparison.Ordinal) && !TextFold.IsUnspaced(name[0]);
        if (before is null) return !confident && Places.IsPlace(name);
        if (Places.IsPlace(name)) return true;
        if (!single || !before.Name.Contains(' ', StringComparison.Ordinal)) return false;
        return piece.Link is BylineLink.Comma or BylineLink.Bracket or BylineLink.Start || !sameSegment;
    }

    private static bool ReadStated(string segment, BylineReader reader, Lexicon lexicon, List<Author> authors)
    {
        var pieces = BylineSplitter.Pieces(segment, lexicon);
        if (pieces.Count == 2 && pieces[1].Link == BylineLink.Comma && IsSurnameFirst(pieces[0].Text, pieces[1].Text, lexicon))
        {
            authors.Add(new Author { Name = BylineReader.Trim(pieces[1].Text) + " " + BylineReader.Trim(pieces[0].Text) });
            return true;
        }

        var found = new List<Author>();
        var runStart = 0;
        foreach (var piece in pieces)
        {
            if (piece.Link != BylineLink.Joiner) runStart = found.Count;
            var part = reader.Read(piece.Text, true, out var name, out var role);
            if (part == BylinePart.Unknown) return false;
            // Capitals after a name and a comma are a degree: "Jane Roe, MS, RD".
            if (part is BylinePart.Person or BylinePart.Initials && found.Count > 0 && piece.Link == BylineLink.Comma && name.Length <= 5
                && NameShape.IsOneCase(name, out var upper) && upper)
            {
                continue;
            }

            Take(part, piece, name, role, true, found, authors, ref runStart);
        }

        authors.AddRange(found);
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
