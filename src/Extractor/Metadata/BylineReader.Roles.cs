using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <content>Takes a role and a name apart that stand in one piece.</content>
internal readonly partial struct BylineReader
{
    // A role alone, or beside a name: "Correspondent Jane Roe", "Jane Roe Reporter", 홍길동 기자, 山田太郎記者.
    private BylinePart ReadRole(List<string> words, bool confident, out string name, out string? role)
    {
        role = null;
        name = string.Join(' ', words);
        if (words.Count == 1) return ReadGluedRole(words[0], confident, ref name, ref role);
        if (BehindReporter(words) is { } reporter)
        {
            (name, role) = reporter;
            return BylinePart.Person;
        }

        for (var cut = 1; cut < words.Count; cut++)
        {
            var tail = words[cut..];
            var head = words[..cut];
            var headText = string.Join(' ', head);
            var tailText = string.Join(' ', tail);
            if (!lexicon.HasRoleWord(headText) && BeginsRole(tail) && OutletIn(head) is > 0 and var outlet)
            {
                // "Planet Staff Writer" names nobody; "Jane Roe Planet Staff Writer" does.
                (name, role) = outlet > 1 ? (string.Join(' ', words[..outlet]), string.Join(' ', words[outlet..])) : (string.Join(' ', words), null);
                return outlet == 1 ? BylinePart.Role : NameShape.IsName(words[..outlet], confident) ? BylinePart.Person : BylinePart.Unknown;
            }

            if (!lexicon.HasRoleWord(headText) && BeginsRole(tail) && NameShape.IsName(head, confident)
                && (cut > 1 || TextFold.IsUnspaced(head[0][0])))
            {
                // "Jane Roe Senior Politics Editor": with this many words the role began before its noun.
                (name, role) = cut > 3 && !head.Exists(NameWords.IsParticle)
                    ? (string.Join(' ', words[..2]), string.Join(' ', words[2..]))
                    : (headText, tailText);
                return BylinePart.Person;
            }

            if (lexicon.HasRoleWord(headText) && !lexicon.HasRoleWord(tailText) && lexicon.HasRoleWord(head[^1])
                && !lexicon.HasDeskWord(tailText) && NameShape.IsName(tail, true) && (tail.Count > 1 || TextFold.IsUnspaced(tail[0][0])))
            {
                (name, role) = (tailText, headText);
                return BylinePart.Person;
            }
        }

        return words.Count <= 10 ? BylinePart.Role : BylinePart.Unknown;
    }

    /// <summary>The name behind an outlet and the word for its reporter: 某某報 記者林芷萱, 某某報 記者 林芷萱.</summary>
    private (string Name, string Role)? BehindReporter(List<string> words)
    {
        if (words.Count is < 2 or > 3 || !TextFold.IsUnspaced(words[0][0]) || !(NameWords.IsOutlet(words[0]) || lexicon.HasDeskWord(words[0]) || Agencies.IsAgency(words[0]))) return null;
        foreach (var word in NameWords.Reporters)
        {
            if (!words[1].StartsWith(word, StringComparison.Ordinal) || lexicon.HasRoleWord(words[0])) continue;
            var name = words[1].Length > word.Length ? words.Count == 2 ? words[1][word.Length..] : "" : words[^1];
            if (name.Length is > 1 and <= 4 && !NameWords.IsReporter(name) && !NameWords.IsNoReporter(name) && NameShape.IsName([name], true)) return (name, word);
        }
        return null;
    }

    /// <summary>
    /// Where in the words the name of an agency or a desk begins; 0 if there is none. Behind a single word it does only where that is no given
    /// name: "PHN Staff Writer", "Planet's Editorial Writers", but not "Jane Post Senior Writer".
    /// </summary>
    private int OutletIn(List<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var isCapitals = NameShape.IsOneCase(words[i], out var upper) && upper;
            if (!(isCapitals && Agencies.IsAgency(words[i])) && !lexicon.HasDeskWord(words[i])) continue;
            if (i > 1) return i;
            var isOutlet = words[0].EndsWith("'s", StringComparison.Ordinal) || words[0].EndsWith("’s", StringComparison.Ordinal)
                || (!isCapitals && NameShape.IsOneCase(words[0], out upper) && upper && words[0].Length > 1);
            if (isOutlet) return i;
        }
        return 0;
    }

    // "Reporter …", "Envoyés spéciaux …": the role's own words, not a name before one of them.
    private bool BeginsRole(List<string> words) =>
        lexicon.HasRoleWord(words[0]) || (words.Count > 1 && !lexicon.HasRoleWord(words[1]) && lexicon.HasRoleWord(words[0] + " " + words[1]));

    // "Jane RoeStaff Writer", "Jane RoeTwitter": the element of a role or a link begins right after the name's.
    private bool SplitGlued(List<string> words, bool confident, out string name, out string? role)
    {
        name = string.Empty;
        role = null;
        for (var w = 1; w < words.Count && w < 5; w++)
        {
            var word = words[w];
            for (var i = 2; i < word.Length - 1; i++)
            {
                if (!char.IsLower(word[i - 1]) || !char.IsUpper(word[i])) continue;
                var head = words[..w];
                head.Add(word[..i]);
                var rest = words[(w + 1)..];
                rest.Insert(0, word[i..]);
                var tail = string.Join(' ', rest);
                var isRole = lexicon.HasRoleWord(tail) && !lexicon.HasRoleWord(string.Join(' ', head));
                if ((!isRole && !IsNoise(tail)) || !NameShape.IsName(head, confident)) continue;
                name = string.Join(' ', head);
                role = isRole ? tail : null;
                return true;
            }
        }

        return false;
    }

    private BylinePart ReadGluedRole(string word, bool confident, ref string name, ref string? role)
    {
        if (!TextFold.IsUnspaced(word[0])) return BylinePart.Role;
        for (var length = 1; length <= 6 && length < word.Length - 1; length++)
        {
            var head = word[..^length];
            var tail = word[^length..];
            if (lexicon.HasRoleWord(tail) && !lexicon.HasRoleWord(head) && NameShape.IsName([head], confident))
            {
                (name, role) = (head, tail);
                return BylinePart.Person;
            }

            head = word[..length];
            tail = word[length..];
            if (lexicon.HasRoleWord(head) && !lexicon.HasRoleWord(tail) && NameShape.IsName([tail], true))
            {
                (name, role) = (tail, head);
                return BylinePart.Person;
            }
        }

        return BylinePart.Role;
    }
}
