using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <content>Makes authors of the pieces of one segment.</content>
internal static partial class BylineParser
{
    // False where the segment is no byline.
    private static bool ReadPieces(string segment, BylineReader reader, Lexicon lexicon, bool confident, out List<ReadPiece> parts)
    {
        parts = [];
        foreach (var piece in BylineSplitter.Pieces(segment, lexicon))
        {
            var text = piece.Text;
            if (piece.Link != BylineLink.Start && lexicon.TryStripBylinePrefix(text, out var opener) && opener < text.Length)
            {
                text = text[opener..];
            }
            else if (piece.Link == BylineLink.Bracket && text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
                && lexicon.IsNameJoiner(text.AsSpan(0, space)))
            {
                // "Jane Roe (with John Doe)".
                text = text[(space + 1)..];
            }

            var part = reader.Read(text, confident, out var name, out var role);
            var afterName = piece.Link == BylineLink.Comma && parts.Count > 0 && parts[^1].Part == BylinePart.Person;
            if (afterName && part == BylinePart.Person && !TextFold.IsUnspaced(name[0]))
            {
                // "Jane Roe, Print Managing Editor", "Jane Roe, Head of Planets".
                if (role is not null && parts[^1].Role is null && !(AreCapitals(parts[^1].Name, name, role) && !lexicon.HasDeskWord(name))) (part, name, role) = (BylinePart.Role, BylineReader.Trim(text), null);
                else if (role is null && IsCut(text, name)) part = BylinePart.Unknown;
            }

            if (part == BylinePart.Unknown)
            {
                // Without an opener, text that is no name makes the whole line suspect.
                return confident || (parts.Count > 0 && TextFold.CountTokens(text) <= 4);
            }

            parts.Add(new ReadPiece(part, piece.Link, name, role));
        }

        DropTitles(parts, lexicon);
        return true;
    }

    // "Jane Roe, Co-Founder & COO", "Jane Roe, Director, Content & Marketing": what a joiner ties to a role or to a single word
    // after a full name and a comma is what she does. A further full name is another author's.
    private static void DropTitles(List<ReadPiece> parts, Lexicon lexicon)
    {
        if (parts.Count < 2 || !IsFullName(parts[0])) return;
        for (var i = 1; i < parts.Count; i++)
        {
            if (parts[i].Link != BylineLink.Comma) continue;
            var end = i + 1;
            while (end < parts.Count && parts[end].Link == BylineLink.Joiner) end++;
            if (end == i + 1) continue;
            var isTitle = parts[i].Part == BylinePart.Person && !IsFullName(parts[i]);
            for (var at = i; at < end; at++) isTitle |= parts[at].Part == BylinePart.Role;
            if (!isTitle) continue;
            for (var at = end - 1; at >= i; at--)
                if (parts[at].Part is BylinePart.Person or BylinePart.Initials && !IsNextAuthor(parts, i, at, lexicon)) parts.RemoveAt(at);
        }
    }

    // "Jane Roe, News Editor and John Doe": a role that is complete, or a name with a role of its own behind it. "Head of Planets and Dark Matter" goes on.
    private static bool IsNextAuthor(List<ReadPiece> parts, int first, int at, Lexicon lexicon)
    {
        if (at == first || parts[first].Part != BylinePart.Role || !IsFullName(parts[at])) return false;
        if (at + 1 < parts.Count && parts[at + 1] is { Link: BylineLink.Comma, Part: BylinePart.Role }) return true;
        var role = parts[first].Name;
        return at == first + 1 && lexicon.HasRoleWord(role.AsSpan(role.LastIndexOf(' ') + 1));
    }

    private static bool IsFullName(ReadPiece piece) =>
        piece.Part == BylinePart.Person && (piece.Name.Contains(' ', StringComparison.Ordinal) || TextFold.IsUnspaced(piece.Name[0]));

    // "Published on 2 December by Jane Roe", and in a byline's own element "Recipe by Jane Roe": the index of the opener's end; 0 for none.
    private static int OpenerInside(string segment, Lexicon lexicon, bool isElement)
    {
        var words = 0;
        var hasFigures = false;
        for (var i = 1; i < segment.Length && i < 90; i++)
        {
            hasFigures |= char.IsAsciiDigit(segment[i - 1]);
            if (segment[i] != ' ') continue;
            words++;
            if (!hasFigures && (!isElement || words > 2)) continue;
            var rest = segment.AsSpan(i + 1);
            if (!lexicon.TryStripBylinePrefix(rest, out var length) || length == 0 || length >= rest.Length) continue;
            // Inside a name: "Jane von Roe".
            var space = rest.IndexOf(' ');
            if (!hasFigures && char.IsLower(rest[0]) && space > 0 && NameWords.IsParticle(rest[..space].ToString())) continue;
            if (lexicon.TryCreditLabel(segment, out _) || lexicon.TryEndCreditLabel(segment, out _) || lexicon.IsBylineNoise(segment)) return 0;
            return i + 1 + length;
        }

        return 0;
    }

    // "JANE ROE, JOHN DOE Correspondents": papers that print names in capitals show where the second one ends.
    private static bool AreCapitals(string first, string second, string role) =>
        second.Contains(' ', StringComparison.Ordinal) && NameShape.IsOneCase(first, out var upper) && upper && NameShape.IsOneCase(second, out upper) && upper
        && !NameShape.IsOneCase(role, out _);

    // Whether small words after the name were cut off.
    private static bool IsCut(string text, string name) =>
        text.Length > name.Length + 1 && text.StartsWith(name, StringComparison.Ordinal) && char.IsLower(text[name.Length + 1]);

    // "A and B, C": what follows the joined names is where they work; "A, Editor, C": likewise.
    private static bool IsAffiliation(List<ReadPiece> parts, int at, string previous)
    {
        if (parts[at].Link != BylineLink.Comma) return false;
        var joined = false;
        var roles = false;
        for (var i = 0; i < at; i++)
        {
            joined |= parts[i].Link == BylineLink.Joiner && parts[i].Part == BylinePart.Person;
            roles |= parts[i].Part == BylinePart.Role || parts[i].Role is not null;
        }

        if (!joined && !roles) return false;
        for (var i = at + 1; i < parts.Count; i++)
        {
            if (joined && parts[i].Link == BylineLink.Joiner) return false;
            if (roles && parts[i].Part == BylinePart.Role) return false;
        }

        return previous.Length > 0;
    }

    private readonly record struct ReadPiece(BylinePart Part, BylineLink Link, string Name, string? Role);

    private static void Take(List<ReadPiece> parts, bool confident, List<Author> authors)
    {
        var start = authors.Count;
        var run = start;
        for (var i = 0; i < parts.Count; i++)
        {
            var (part, link, name, role) = parts[i];
            var before = authors.Count > 0 ? authors[^1] : null;
            var afterPerson = before?.Kind == AuthorKind.Person;
            var apart = link is not (BylineLink.Joiner or BylineLink.Slash);
            if (part == BylinePart.Person && link != BylineLink.Joiner) run = authors.Count;
            switch (part)
            {
                case BylinePart.Person when IsPlaceAfter(before, link, name, confident) || IsAffiliation(parts, i, before?.Name ?? string.Empty):
                    break;
                case BylinePart.Person:
                    authors.Add(new Author { Name = name, Role = role });
                    break;
                // The initials of the person before, a degree, or a stray small word.
                case BylinePart.Initials when afterPerson && (apart || (link == BylineLink.Slash && before!.Name.Contains(' ', StringComparison.Ordinal))):
                    break;
                case BylinePart.Initials:
                    authors.Add(new Author { Name = name, Kind = AuthorKind.Initials });
                    break;
                // After a person's name an outlet is where that person works.
                case BylinePart.Organization when afterPerson && apart:
                    break;
                case BylinePart.Organization:
                    authors.Add(new Author { Name = name, Kind = AuthorKind.Organization });
                    break;
                case BylinePart.Generation when afterPerson && authors.Count > start:
                    authors[^1] = authors[^1] with { Name = authors[^1].Name + ", " + name };
                    break;
                case BylinePart.Generation:
                    authors.Add(new Author { Name = name, Kind = AuthorKind.Initials });
                    break;
                // Names that a joiner holds together share the role: "Jane Roe and John Doe, Staff Writers".
                case BylinePart.Role when afterPerson:
                    for (var at = authors.Count > start ? run : authors.Count - 1; at < authors.Count; at++)
                    {
                        if (authors[at] is { Kind: AuthorKind.Person, Role: null } author) authors[at] = author with { Role = name };
                    }

                    break;
            }
        }
    }

    // "Jane Roe, Berlin": one word after a full name, or a place that is known.
    private static bool IsPlaceAfter(Author? before, BylineLink link, string name, bool confident)
    {
        if (before is null) return !confident && Places.IsPlace(name);
        if (Places.IsPlace(name)) return true;
        return !name.Contains(' ', StringComparison.Ordinal) && !TextFold.IsUnspaced(name[0])
            && before.Name.Contains(' ', StringComparison.Ordinal) && link is not (BylineLink.Joiner or BylineLink.Slash);
    }
}
