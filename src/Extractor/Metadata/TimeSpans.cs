namespace Extractor.Metadata;

/// <summary>Spans of days and hours, which are those of what a page tells of: <c>23-26 March 2026</c>, <c>2026/3/23-26</c>, <c>10:00-11:30</c>.</summary>
internal static class TimeSpans
{
    private const string Dashes = "-–—~～〜";

    /// <summary>Whether a time is one end of a span.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Where the time starts.</param>
    /// <param name="length">How long it is.</param>
    public static bool IsEnd(ReadOnlySpan<char> line, int start, int length) => GoesOn(line[(start + length)..]) || IsGoneOnWith(line[..start]);

    /// <summary>A dash right after the time, and figures right after that; a dash between spaces parts it from what is none of the time.</summary>
    private static bool GoesOn(ReadOnlySpan<char> rest)
    {
        // What stands in brackets after a day is its weekday: 7/11(土)～12(日).
        if (rest is ['(' or '（', _, ')' or '）', ..]) rest = rest[3..];
        return rest.Length > 1 && Dashes.Contains(rest[0]) && char.IsDigit(rest[1]);
    }

    /// <summary>One or two figures and a dash before the time.</summary>
    private static bool IsGoneOnWith(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        if (before.Length < 2 || !Dashes.Contains(before[^1])) return false;
        before = before[..^1].TrimEnd().TrimEnd('.');
        var digits = 0;
        while (digits < before.Length && char.IsDigit(before[before.Length - 1 - digits])) digits++;
        return digits is 1 or 2 && (digits == before.Length || !char.IsLetterOrDigit(before[before.Length - 1 - digits]) && before[before.Length - 1 - digits] is not (':' or '#'));
    }
}
