using System.Text;
using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>What stands between a piece of a byline and the piece before it.</summary>
internal enum BylineLink
{
    /// <summary>Nothing: the first piece.</summary>
    Start,

    /// <summary>A comma: another author, or a role, place or outlet of the one before.</summary>
    Comma,

    /// <summary>A word or sign that joins equals, such as "and".</summary>
    Joiner,

    /// <summary>A slash: another author, or the agency or outlet that shares the credit.</summary>
    Slash,

    /// <summary>An opening bracket.</summary>
    Bracket,
}

/// <summary>A piece of a byline between two links.</summary>
internal readonly record struct BylinePiece(string Text, BylineLink Link);

/// <summary>Cuts a byline at its separators: first into segments that stand apart, then each segment into pieces.</summary>
internal static class BylineSplitter
{
    /// <summary>The segments of a byline: lines, and what bars, bullets, semicolons and long dashes set apart.</summary>
    public static List<string> Segments(string text)
    {
        var segments = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsHard(text, i)) continue;
            var segment = TitleCleaner.OneLine(text.AsSpan(start, i - start));
            if (segment.Length > 0) segments.Add(segment);
            start = i + 1;
        }

        return segments;
    }

    /// <summary>The pieces of a segment: what commas, slashes, brackets and the joiners of the language set apart.</summary>
    public static List<BylinePiece> Pieces(string segment, Lexicon lexicon)
    {
        var pieces = new List<BylinePiece>();
        var piece = new StringBuilder();
        var link = BylineLink.Start;
        var tokens = segment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var inQuotes = false;
        for (var t = 0; t < tokens.Length; t++)
        {
            var token = tokens[t];
            if (token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) continue;
            if (MayJoin(token, lexicon) && IsJoiner(tokens, t, piece.ToString()))
            {
                Flush(BylineLink.Joiner);
                continue;
            }

            if (piece.Length > 0) piece.Append(' ');
            if (piece.Length > 0 && NameWords.IsSlashedForm(token.TrimEnd(',')))
            {
                piece.Append(token.TrimEnd(','));
                if (token[^1] == ',') Flush(BylineLink.Comma);
                continue;
            }
            for (var i = 0; i < token.Length; i++)
            {
                var c = token[i];
                if (c is '"' or '“' or '”' or '„') inQuotes = !inQuotes;
                var next = c switch
                {
                    _ when inQuotes => BylineLink.Start,
                    ',' or '、' or '，' or '،' => BylineLink.Comma,
                    '&' or '+' or '＆' when token.Length == 1 || TextFold.IsUnspaced(token[0]) => BylineLink.Joiner,
                    '/' or '／' => BylineLink.Slash,
                    '·' or '・' or 'ㆍ' when i > 0 && i + 1 < token.Length && IsHangul(token[i - 1]) && IsHangul(token[i + 1]) => BylineLink.Joiner,
                    '(' or '[' or '（' or '［' when !IsNickname(tokens, t) => BylineLink.Bracket,
                    ')' or ']' or '）' or '］' when !IsNickname(tokens, t) => BylineLink.Comma,
                    _ => BylineLink.Start,
                };
                if (next == BylineLink.Start) piece.Append(c);
                else Flush(next);
            }
        }

        Flush(BylineLink.Start);
        return pieces;

        void Flush(BylineLink next)
        {
            var text = piece.ToString().Trim();
            piece.Clear();
            if (text.Length > 0)
            {
                pieces.Add(new BylinePiece(text, link));
                link = next;
            }
            else if (next is BylineLink.Bracket or BylineLink.Joiner || pieces.Count == 0)
            {
                link = next;
            }
        }
    }

    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    private static bool IsHard(string text, int i)
    {
        var c = text[i];
        var before = i == 0 || char.IsWhiteSpace(text[i - 1]);
        var after = i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]);
        return c switch
        {
            '\n' or '\r' or '|' or '｜' or '¦' or '│' or '┃' or '•' or '●' or '▪' or '■' or '◆' or '▶' or '►' or '»' or '›' or ';' or '；' or '\t' => true,
            '·' or '‧' or '⋅' or '∙' or '・' or '~' or '>' => before && after,
            _ => TextFold.IsDash(c) && before && after,
        };
    }

    private static bool MayJoin(string token, Lexicon lexicon) =>
        token.Length <= 12 && !token.Contains('.', StringComparison.Ordinal) && lexicon.IsNameJoiner(token);

    // A lower-case joiner of the language. Inside a name ("von und zu", "Ortega y Gasset") it is no joiner.
    private static bool IsJoiner(string[] tokens, int t, string before)
    {
        var token = tokens[t];
        if (t + 1 >= tokens.Length) return true;
        if (before.Length == 0) return t > 0;
        var next = tokens[t + 1];
        if (char.IsUpper(token[0]) && !IsCapitals(before)) return false;
        var previous = before[(before.LastIndexOf(' ') + 1)..];
        if (char.IsLower(next[0]) && NameWords.IsParticle(previous) && NameWords.IsParticle(next)) return false;
        return token.Length > 1 || !char.IsLetter(token[0]) || t + 2 < tokens.Length || !before.Contains(' ', StringComparison.Ordinal)
            || !NameWords.IsParticle(token);
    }

    private static bool IsCapitals(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c)) return false;
        }

        return true;
    }

    // "John (Jack) Doe": a bracketed word with a name on either side.
    private static bool IsNickname(string[] tokens, int t) =>
        t > 0 && t + 1 < tokens.Length && tokens[t] is ['(', .., ')'] && char.IsUpper(tokens[t][1]) && char.IsUpper(tokens[t + 1][0])
        && !tokens[t - 1].EndsWith(',');
}
