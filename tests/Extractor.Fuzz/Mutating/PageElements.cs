namespace Extractor.Fuzz.Mutating;

/// <summary>A start tag of some markup with the end tag that closes it.</summary>
/// <param name="Name">The lower-case name.</param>
/// <param name="Start">Where the start tag begins.</param>
/// <param name="Inner">Where it ends.</param>
/// <param name="InnerEnd">Where the end tag begins; equals <paramref name="Inner"/> where there is none.</param>
/// <param name="End">Where the end tag ends.</param>
internal readonly record struct SourceElement(string Name, int Start, int Inner, int InnerEnd, int End);

/// <summary>Finds the elements of some markup in its source. It need not be right, only to cut where tags are.</summary>
internal static class PageElements
{
    private const int MostOpen = 200;

    public static List<SourceElement> Find(string html)
    {
        var found = new List<SourceElement>();
        var open = new List<(string Name, int Start, int Inner)>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 2 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var from = at + (isEnd ? 2 : 1);
            if (!char.IsAsciiLetter(html[from])) continue;
            var to = from;
            while (to < html.Length && (char.IsAsciiLetterOrDigit(html[to]) || html[to] == '-')) to++;
            var close = html.IndexOf('>', to);
            if (close < 0) break;
            var name = html[from..to].ToLowerInvariant();
            if (!isEnd)
            {
                if (open.Count == MostOpen) open.RemoveAt(0);
                open.Add((name, at, close + 1));
                continue;
            }

            var opener = open.FindLastIndex(tag => tag.Name == name);
            // An end tag within the start tag itself ends nothing.
            if (opener < 0 || open[opener].Inner > at) continue;
            found.Add(new(name, open[opener].Start, open[opener].Inner, at, close + 1));
            foreach (var (unclosed, start, inner) in open.Skip(opener + 1)) found.Add(new(unclosed, start, inner, inner, inner));
            open.RemoveRange(opener, open.Count - opener);
        }

        foreach (var (name, start, inner) in open) found.Add(new(name, start, inner, inner, inner));
        return found;
    }
}
