using System.Text;
using System.Text.RegularExpressions;

namespace Extractor.Training;

/// <summary>
/// A page as one reads it who knows no word of its makers: each word in a class, an id or a data attribute is another one, the same wherever it
/// stands. Which blocks look alike is still seen, what their classes mean is not.
/// </summary>
internal static partial class BlindPage
{
    private const int LongestMatch = 10_000; // milliseconds

    public static string Of(string html) =>
        Tag().Replace(html, tag => tag.Groups["kept"].Success ? tag.Value : Named().Replace(tag.Value, named =>
            named.Groups["name"].Value + named.Groups["quote"].Value + Hidden(named.Groups["words"].ValueSpan) + named.Groups["quote"].Value));

    private static string Hidden(ReadOnlySpan<char> words)
    {
        var hidden = new StringBuilder();
        foreach (var range in words.SplitAny(" \t\r\n"))
        {
            var word = words[range];
            if (word.IsEmpty) continue;
            if (hidden.Length > 0) hidden.Append(' ');
            var hash = 2166136261u;
            foreach (var c in word) hash = unchecked((hash ^ c) * 16777619u);
            hidden.Append('x').Append(hash);
        }
        return hidden.ToString();
    }

    [GeneratedRegex("""(?<kept><(script|style)\b.*?</\1|<(meta|link)\b[^>]*>|<!--.*?-->)|<[a-z][^<>]*>""", RegexOptions.IgnoreCase | RegexOptions.Singleline, LongestMatch)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>\s(?:class|id|data-[a-z-]+)\s*=\s*)(?<quote>["'])(?<words>[^"']*)\k<quote>""", RegexOptions.IgnoreCase, LongestMatch)]
    private static partial Regex Named();
}
