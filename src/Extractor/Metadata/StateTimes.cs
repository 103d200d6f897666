using System.Buffers;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Reads times of publication out of the state that pages carry in scripts: framework state, data layers, analytics. Scripts are
/// neither run nor parsed; a known name and the value after it are enough, whatever the quoting.
/// </summary>
internal static class StateTimes
{
    private const int MostValues = 12;
    private const int LongestValue = 48;

    private static readonly SearchValues<string> Names = SearchValues.Create(DataScripts.TimeNames, StringComparison.OrdinalIgnoreCase);

    public static List<string> Of(List<PageElement> scripts)
    {
        var values = new List<string>();
        foreach (var script in scripts)
        {
            if (script.FirstChild is not PageText text) continue;
            var rest = text.Data.Span[..Math.Min(text.Data.Length, DataScripts.TimesWindow)];
            while (values.Count < MostValues && rest.IndexOfAny(Names) is >= 0 and var at)
            {
                var isWord = at == 0 || !char.IsAsciiLetterOrDigit(rest[at - 1]) || rest[at - 1] == 'n' && at > 1 && rest[at - 2] == '\\';
                rest = rest[at..];
                var end = 0;
                while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '_' or '-')) end++;
                var name = rest[..end];
                rest = rest[end..];
                if (isWord && IsName(name) && ValueAfter(rest) is { } value) values.Add(value);
            }
        }
        return values;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var known in DataScripts.TimeNames)
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The text or number that is given to a name: <c>":"…"</c>, <c>\":\"…\"</c>, <c>: '…'</c>, <c>= "…"</c>, <c>":1700000000</c>.</summary>
    private static string? ValueAfter(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("\\\"' \t\r\n");
        if (rest.IsEmpty || rest[0] is not (':' or '=' or ',')) return null;
        rest = rest[1..].TrimStart(" \t\r\n");
        var quoted = rest.TrimStart("\\");
        if (quoted is ['"' or '\'', ..])
        {
            rest = quoted[1..];
            var end = rest.IndexOfAny("\"'\\<");
            return end is > 0 and <= LongestValue ? rest[..end].Trim().ToString() : null;
        }
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
        return digits is 10 or 13 ? rest[..digits].ToString() : null;
    }
}
