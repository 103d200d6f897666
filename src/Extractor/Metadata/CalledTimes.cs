using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Reads the time that a page prints by calling a function of its own, <c>showDate("2024/06/19 10:30:00")</c>. Scripts are not run: the
/// text in the call's brackets is enough. Where several print one they are those of a list, and none is read.
/// </summary>
internal static class CalledTimes
{
    private const int LongestValue = 48;

    public static string? Of(List<PageElement> scripts)
    {
        string? found = null;
        foreach (var script in scripts)
        {
            if (script.FirstChild is not PageText { Data.Length: <= DataScripts.LongestCall } text || Argument(text.Data.Span) is not { } value) continue;
            if (found is not null && found != value) return null;
            found = value;
        }
        return found;
    }

    private static string? Argument(ReadOnlySpan<char> code)
    {
        if (code.IndexOfAny(DataScripts.Calls) is not (>= 0 and var at)) return null;
        code = code[at..];
        var bracket = code.IndexOf('(');
        if (bracket < 0) return null;
        code = code[(bracket + 1)..].TrimStart();
        if (code is not ['"' or '\'', ..]) return null;
        var quote = code[0];
        code = code[1..];
        var end = code.IndexOf(quote);
        return end is > 0 and <= LongestValue ? code[..end].Trim().ToString() : null;
    }
}
