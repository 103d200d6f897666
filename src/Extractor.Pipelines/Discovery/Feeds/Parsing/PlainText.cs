using System.Net;
using System.Text;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>Text for people out of what feeds hold: markup, references, stray white space. Each in one pass, whatever the input.</summary>
internal static class PlainText
{
    /// <summary>The longest title, in characters; a longer one is cut.</summary>
    internal const int LongestTitle = 4 * 1024;

    /// <summary>The longest summary, in characters; a longer one is cut.</summary>
    internal const int LongestSummary = 64 * 1024;

    /// <summary>The longest name of an author, a topic or a language; a longer one is none.</summary>
    internal const int LongestName = 512;

    /// <summary>The longest id or address; a longer one is none.</summary>
    internal const int LongestAddress = 4 * 1024;

    /// <summary>The text of HTML: without tags of HTML, comments, scripts and styles, references read.</summary>
    /// <param name="html">The markup, or plain text, in which a bracket before no name of HTML is a bracket.</param>
    /// <param name="longest">Where it is cut, in characters.</param>
    /// <returns>The text in one line; null for none.</returns>
    internal static string? OfHtml(string? html, int longest) => html is null ? null : Fold(WebUtility.HtmlDecode(DropTags(html)), longest);

    /// <summary>Folds white space, control characters among it, into single spaces.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Where it is cut, in characters.</param>
    /// <returns>The text in one line; null for none.</returns>
    internal static string? Fold(string? text, int longest)
    {
        if (text is null)
        {
            return null;
        }

        var folded = new StringBuilder(Math.Min(text.Length, longest));
        var isSpace = false;
        for (var i = 0; i < text.Length && folded.Length < longest; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c == '\uFEFF')
            {
                isSpace = folded.Length > 0;
                continue;
            }

            if (isSpace)
            {
                folded.Append(' ');
                isSpace = false;
            }

            if (!char.IsSurrogate(c))
            {
                folded.Append(c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                folded.Append(c).Append(text[++i]);
            }
            else
            {
                folded.Append('\uFFFD');
            }
        }

        return folded.Length == 0 ? null : folded.ToString();
    }

    /// <summary>A name, folded; null where there is none, or where it is too long to be one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The longest name.</param>
    internal static string? Name(string? text, int longest = LongestName) => Fold(text, longest + 1) is { } name && name.Length <= longest ? name : null;

    private static string DropTags(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
        {
            return html;
        }

        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                text.Append(html, at, html.Length - at);
                break;
            }

            text.Append(html, at, open - at);
            at = SkipTag(html, open, text);
        }

        return text.ToString();
    }

    /// <summary>Where it goes on behind what begins with a bracket. What does not end, ends with the text: then nothing is looked for twice.</summary>
    private static int SkipTag(string html, int open, StringBuilder text)
    {
        var rest = html.AsSpan(open + 1);
        if (rest.StartsWith("!--"))
        {
            return After(html, open, "-->");
        }

        if (rest is ['!', ..] or ['?', ..])
        {
            return After(html, open, ">");
        }

        var isEnd = rest is ['/', ..];
        var from = isEnd ? 1 : 0;
        var stop = from;
        while (stop < rest.Length && stop - from < 16 && (char.IsAsciiLetterOrDigit(rest[stop]) || rest[stop] == ':'))
        {
            stop++;
        }

        var name = rest[from..stop];
        if (!HtmlNames.IsKnown(name) || (stop < rest.Length && rest[stop] is not ('>' or '/' or ' ' or '\t' or '\r' or '\n')))
        {
            text.Append('<');
            return open + 1;
        }

        if (HtmlNames.IsBlock(name))
        {
            text.Append(' ');
        }

        if (HtmlNames.IsHidden(name) && !isEnd)
        {
            text.Append(' ');
            var end = html.IndexOf($"</{name}", open, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? html.Length : After(html, end, ">");
        }

        return After(html, open, ">");
    }

    private static int After(string html, int from, string end) =>
        html.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : html.Length;
}
