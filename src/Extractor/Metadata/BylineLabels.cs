using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Lines of several labels, as Chinese papers print them: <c>2024-03-11 来源：… 作者：… 责任编辑：…</c>. Who wrote comes before where the
/// story is from, and that before who edited it.
/// </summary>
internal static class BylineLabels
{
    private const int Author = 0;
    private const int Source = 1;
    private const int Editor = 2;

    /// <summary>The segments, each label beginning one of its own, without those of lesser labels.</summary>
    public static List<string> Ranked(List<string> segments, Lexicon lexicon)
    {
        if (!segments.Exists(HasLabel)) return segments;
        var parts = new List<string>(segments.Count + 2);
        foreach (var segment in segments) Split(segment, lexicon, parts);
        var best = int.MaxValue;
        foreach (var part in parts) best = Math.Min(best, RankOf(part, lexicon));
        if (best < Editor) parts.RemoveAll(part => RankOf(part, lexicon) is var rank && rank != int.MaxValue && rank > best);
        return parts;
    }

    /// <summary>What a label says the story is from: an outlet, whatever the name looks like. Null for another segment.</summary>
    public static string? SourceOf(string segment) =>
        NameWords.LabelLength(NameWords.SourceLabels, segment) is > 0 and var length ? segment[length..].Trim() : null;

    /// <summary>Whether a line says somewhere where the story is from.</summary>
    public static bool HasSource(string line)
    {
        foreach (var label in NameWords.SourceLabels)
            if (line.Contains(label, StringComparison.Ordinal)) return true;
        return false;
    }

    // East Asian labels end with a colon, most often a wide one.
    private static bool HasLabel(string segment)
    {
        for (var i = 1; i < segment.Length - 1; i++)
            if (segment[i] is ':' or '：' && (TextFold.IsUnspaced(segment[i - 1]) || BylineSplitter.IsHangul(segment[i - 1]))) return true;
        return false;
    }

    private static void Split(string segment, Lexicon lexicon, List<string> parts)
    {
        var start = 0;
        for (var i = 1; i < segment.Length - 2; i++)
        {
            if (segment[i] != ' ' || !IsLabel(segment.AsSpan(i + 1), lexicon)) continue;
            if (segment[start..i].Trim() is { Length: > 0 } part) parts.Add(part);
            start = i + 1;
        }
        parts.Add(segment[start..]);
    }

    private static bool IsLabel(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        if (!TextFold.IsUnspaced(text[0]) && !BylineSplitter.IsHangul(text[0])) return false;
        return (lexicon.TryStripBylinePrefix(text, out var length) && EndsWithColon(text[..length]))
            || (lexicon.TryEndCreditLabel(text, out length) && EndsWithColon(text[..length])) || NameWords.LabelLength(NameWords.SourceLabels, text) > 0;
    }

    private static bool EndsWithColon(ReadOnlySpan<char> label) => label.TrimEnd() is [.., ':' or '：'];

    private static int RankOf(string part, Lexicon lexicon)
    {
        if (NameWords.LabelLength(NameWords.SourceLabels, part) > 0) return Source;
        if (NameWords.LabelLength(NameWords.EditorLabels, part) > 0) return Editor;
        return lexicon.TryStripBylinePrefix(part, out var length) && length < part.Length && TextFold.IsUnspaced(part[0]) ? Author : int.MaxValue;
    }
}
