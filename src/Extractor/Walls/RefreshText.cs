namespace Extractor.Walls;

/// <summary>What a page asks for by <c>meta http-equiv="refresh"</c>.</summary>
/// <param name="Seconds">The wait, whole seconds; fractions are dropped. Longer than a day is told as a day.</param>
/// <param name="Target">The address as written; empty for the page itself.</param>
internal readonly record struct RefreshText(int Seconds, string Target)
{
    private const int Day = 24 * 60 * 60;

    private const string White = " \t\n\f\r";

    /// <summary>Reads the value of a <c>content</c> attribute by the HTML standard's shared declarative refresh steps (section 4.2.5.3).</summary>
    /// <param name="content">The value.</param>
    /// <returns>The wait and the address; null where the value means nothing.</returns>
    internal static RefreshText? Parse(ReadOnlySpan<char> content)
    {
        var rest = content.TrimStart(White);
        var figures = rest[..Run(rest, char.IsAsciiDigit)];
        if (figures.IsEmpty && !rest.StartsWith('.'))
        {
            return null;
        }

        var seconds = 0;
        foreach (var figure in figures)
        {
            seconds = Math.Min(Day, (seconds * 10) + (figure - '0'));
        }

        rest = rest[Run(rest, static c => char.IsAsciiDigit(c) || c == '.')..];
        if (rest.IsEmpty)
        {
            return new RefreshText(seconds, "");
        }

        if (rest[0] is not (';' or ',') && !White.Contains(rest[0], StringComparison.Ordinal))
        {
            return null;
        }

        rest = rest.TrimStart(White);
        rest = (rest is [';' or ',', ..] ? rest[1..] : rest).TrimStart(White);
        return new RefreshText(seconds, Address(rest).Trim(White).ToString());
    }

    private static ReadOnlySpan<char> Address(ReadOnlySpan<char> rest)
    {
        // "url=" may be missing; an address may begin with its letters.
        if (rest.StartsWith("url", StringComparison.OrdinalIgnoreCase) && rest[3..].TrimStart(White) is ['=', .. var value])
        {
            rest = value.TrimStart(White);
        }
        else if (rest is ['u' or 'U', ..])
        {
            return rest;
        }

        if (rest is not [('"' or '\'') and var quote, ..])
        {
            return rest;
        }

        rest = rest[1..];
        var end = rest.IndexOf(quote);
        return end < 0 ? rest : rest[..end];
    }

    private static int Run(ReadOnlySpan<char> text, Func<char, bool> isPart)
    {
        var length = 0;
        while (length < text.Length && isPart(text[length]))
        {
            length++;
        }

        return length;
    }
}
