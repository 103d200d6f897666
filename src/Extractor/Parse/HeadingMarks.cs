namespace Extractor.Parse;

/// <summary>Tells the sign behind a heading by which readers link to it, <c>The wall #</c>: it is no part of what is said.</summary>
internal static class HeadingMarks
{
    private const int Longest = 2;

    /// <summary>Whether a link leads to a place of its own page and shows nothing but such a sign. Its text is blank from then on.</summary>
    public static bool Is(PageElement link)
    {
        if (link.FirstChild is not PageText { Next: null } text || link[PageAttribute.Href].Span is not ['#', ..]) return false;
        var shown = text.Data.Span.Trim();
        if (shown.Length is 0 or > Longest || shown is not ("#" or "##" or "¶" or "§" or "🔗" or "⚓")) return false;
        text.Begin(PageText.Space, isBlank: true);
        return true;
    }
}
