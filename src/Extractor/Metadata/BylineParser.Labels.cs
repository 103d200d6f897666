using Extractor.Languages;

namespace Extractor.Metadata;

/// <content>Lines that are a role's or a desk's name alone, which may open a byline or stand under the name.</content>
internal static partial class BylineParser
{
    private static bool IsWithoutColon(string segment) => segment[^1] is not (':' or '：');

    /// <summary>Whether a line that could open a byline ("Reporter") says instead what the person of the line before is.</summary>
    private static bool IsRoleLine(List<string> segments, int index, Lexicon lexicon, List<Author> authors)
    {
        if (index == 0 || authors is not [.., { Kind: AuthorKind.Person } before] || !before.Name.Contains(' ', StringComparison.Ordinal)) return false;
        var segment = segments[index];
        if (before.Role is not null) return before.Role == segment;
        if (!lexicon.HasRoleWord(segment) && !lexicon.HasDeskWord(segment)) return false;
        if (index + 1 >= segments.Count) return true;
        // A word that opens a byline with a colon only is no opener without one.
        if (!lexicon.TryStripBylinePrefix(string.Concat(segment, " ", before.Name), out var length) || length < segment.Length) return true;
        // "Jane Roe, Journalist, John Doe, Redaktør": each role in the line under its name.
        return index + 2 < segments.Count && lexicon.HasRoleWord(segments[index + 2]);
    }

    /// <summary>"Journalist i Paris" in the line under a name: no name follows the word that could open a byline.</summary>
    private static bool IsRoleWithPlace(string segment, int opener, Lexicon lexicon, List<Author> authors)
    {
        if (opener >= segment.Length || !char.IsUpper(segment[0]) || authors is not [.., { Kind: AuthorKind.Person } before] || !before.Name.Contains(' ', StringComparison.Ordinal)) return false;
        var rest = segment.AsSpan(opener).TrimStart();
        if (rest.IsEmpty || !char.IsLower(rest[0]) || segment.AsSpan(0, opener).ContainsAny(':', '：') || !lexicon.HasRoleWord(segment.AsSpan(0, opener))) return false;
        return rest.IndexOf(' ') is > 0 and var space && !NameWords.IsLeadingParticle(rest[..space].ToString());
    }

    // "Journalist i Paris Journalist i Paris": printed, and once more for screen readers.
    private static string Once(string role)
    {
        var half = role.Length / 2;
        return role.Length % 2 == 1 && role[half] == ' ' && role.AsSpan(0, half).SequenceEqual(role.AsSpan(half + 1)) ? role[..half] : role;
    }

    /// <summary>"From Jane Roe, Abuja": papers say so of correspondents. "From staff reports" is the desk's own.</summary>
    private static string WithoutSender(string segment, Lexicon lexicon)
    {
        var space = segment.IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0 || !NameWords.IsSender(segment[..space])) return segment;
        var name = segment.AsSpan(space + 1);
        if (name.IndexOfAny(",(/") is >= 0 and var end) name = name[..end];
        if (lexicon.HasDeskWord(name) || lexicon.HasRoleWord(name) || Agencies.IsAgency(name.Trim())) return segment;
        var words = name.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2 && !NameWords.IsNeverFirst(words[0]) && !lexicon.IsWeekday(words[0]) && NameShape.IsName(words[..2], confident: false)
            ? segment[(space + 1)..] : segment;
    }
}
