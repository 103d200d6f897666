namespace Extractor.Walls;

/// <summary>What the addresses of walls look like, and those of stories.</summary>
internal static class WallAddress
{
    private static readonly string[] HomePages = ["index", "home", "default", "start", "homepage"];

    /// <summary>Whether an address is one of a kind of wall.</summary>
    /// <param name="url">The address.</param>
    /// <param name="signs">The kind's hosts and paths.</param>
    internal static bool Matches(Uri url, WallSigns signs)
    {
        foreach (var host in signs.Hosts)
        {
            var isBeginning = host.EndsWith('.');
            if (isBeginning
                ? url.Host.StartsWith(host, StringComparison.OrdinalIgnoreCase)
                : url.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase) && (url.Host.Length == host.Length || url.Host[^(host.Length + 1)] == '.'))
            {
                return true;
            }
        }

        var path = url.AbsolutePath.AsSpan();
        foreach (var segment in signs.Paths)
        {
            for (var from = 0; path[from..].IndexOf(segment, StringComparison.OrdinalIgnoreCase) is >= 0 and var next; from += next + 1)
            {
                var end = from + next + segment.Length;
                if (end == path.Length || path[end] is '/' or '.')
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether an address is that of a site's or a language's front page.</summary>
    /// <param name="url">The address.</param>
    internal static bool IsHome(Uri url)
    {
        if (url.Query.Length > 1)
        {
            return false;
        }

        var segments = Segments(url);
        return segments.Length == 0 || (segments.Length == 1 && IsHomePage(segments[0])) || (segments.Length == 2 && IsLanguage(segments[0]) && IsHomePage(segments[1])) ||
            (segments.Length == 1 && IsLanguage(segments[0]));

        static bool IsHomePage(string segment) => HomePages.Contains(WithoutExtension(segment), StringComparer.OrdinalIgnoreCase);
        static bool IsLanguage(string segment) => segment.Length is 2 or 5 && char.IsAsciiLetter(segment[0]) && char.IsAsciiLetter(segment[1]) &&
            (segment.Length == 2 || segment[2] is '-' or '_');
    }

    /// <summary>
    /// Whether an address looks like that of one story: a name of three words or more, a number of four figures or more below a folder,
    /// or a document below a folder. The short names of address shorteners and of sections do not.
    /// </summary>
    /// <param name="url">The address.</param>
    internal static bool IsStory(Uri url)
    {
        var segments = Segments(url);
        if (segments.Length == 0)
        {
            return false;
        }

        var last = WithoutExtension(segments[^1]);
        var joints = last.Count(c => c is '-' or '_');
        return joints >= 2 || (segments.Length >= 2 && (LongestNumber(url.AbsolutePath) >= 4 || last.Length < segments[^1].Length));
    }

    private static string[] Segments(Uri url) => url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutExtension(string segment)
    {
        var dot = segment.LastIndexOf('.');
        return dot > 0 && segment.Length - dot <= 6 ? segment[..dot] : segment;
    }

    private static int LongestNumber(string path)
    {
        int longest = 0, length = 0;
        foreach (var c in path)
        {
            length = char.IsAsciiDigit(c) ? length + 1 : 0;
            longest = Math.Max(longest, length);
        }

        return longest;
    }
}
