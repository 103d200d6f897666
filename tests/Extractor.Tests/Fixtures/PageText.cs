using System.Text;
using System.Text.RegularExpressions;
using Extractor.Decode;
using Extractor.Text;

namespace Extractor.Tests.Fixtures;

/// <summary>
/// All that a page says, with character references decoded and white space taken out: its text, its attributes, and what its scripts
/// carry (JSON-LD and framework state, escaped once or twice). It is read off the tokens, not off the tree that is tested.
/// </summary>
internal sealed partial class PageText
{
    /// <summary>How often texts are taken for markup again: stated values are escaped twice at most, and may stand in a script.</summary>
    private const int Levels = 3;

    /// <summary>A piece of a text that has inner parts cut out is so long, but for a few.</summary>
    private const int LeastPiece = 3;

    /// <summary>How many pieces may be shorter whatever the text's length, and one more for so many characters.</summary>
    private const int FewShort = 2;
    private const int OneShortIn = 40;

    /// <summary>A piece that stands before the one that it follows: what the tree has moved, such as text of a table.</summary>
    private const int LeastMoved = 8;

    private readonly string squeezed;

    /// <param name="content">The page's bytes.</param>
    /// <param name="contentType">The Content-Type it came with.</param>
    public PageText(byte[] content, string? contentType = null)
    {
        using var page = PageDecoder.Decode(content, contentType);
        var all = new StringBuilder();
        // The tree builder writes a prompt for this element of old, as HTML had it before the living standard.
        if (page.Text.Span.Contains("isindex", StringComparison.OrdinalIgnoreCase)) Add(all, "This is a searchable index. Enter search keywords: ");
        // A text that was encoded twice is said as it is meant; that only such a text is mended, TwiceEncodedTests hold.
        var said = page.Text.ToString();
        IReadOnlyList<string> level = [TwiceEncoded.Mend(said) ?? said];
        for (var i = 0; i < Levels && level.Count > 0; i++)
        {
            var next = new List<string>();
            foreach (var markup in level)
            {
                var pieces = MarkupPieces.Read(markup);
                Add(all, pieces.Text);
                if (i > 0 || HasMarkup(pieces.Text)) next.Add(pieces.Text);
                foreach (var value in pieces.Attributes)
                {
                    Add(all, value);
                    if (HasMarkup(value) || value.Contains('\\', StringComparison.Ordinal)) next.Add(value);
                }

                foreach (var marked in pieces.Scripts)
                {
                    Add(all, marked);
                    // As markup, all behind such a mark would be a comment.
                    var script = marked.Replace("<![CDATA[", " ", StringComparison.Ordinal);
                    var once = Unescape(script);
                    var twice = Unescape(once);
                    next.Add(once);
                    next.Add(Lenient(once));
                    if (!string.Equals(once, twice, StringComparison.Ordinal)) next.Add(twice);
                }
            }

            level = [.. next.Where(HasMarkup).Distinct(StringComparer.Ordinal)];
            foreach (var text in next) Add(all, text);
        }

        squeezed = all.ToString();
    }

    /// <summary>Whether the page says a text in one piece.</summary>
    public bool Says(string text) => squeezed.Contains(Squeeze(text), StringComparison.Ordinal);

    /// <summary>
    /// Whether the page says a text, perhaps with parts in between that were cut out of it: its pieces follow each other on the page.
    /// </summary>
    public bool SaysInPieces(string text)
    {
        var wanted = Squeeze(text).AsSpan();
        var from = 0;
        var shorter = FewShort + (wanted.Length / OneShortIn);
        while (!wanted.IsEmpty)
        {
            var (at, length) = Longest(wanted, from);
            if (length < Math.Min(LeastPiece, wanted.Length))
            {
                var moved = Longest(wanted, 0);
                if (moved.Length >= Math.Min(LeastMoved, wanted.Length)) (at, length) = moved;
                else if (wanted[0] == ',')
                {
                    // Names that stand on lines of their own are joined by commas.
                    wanted = wanted[1..];
                    continue;
                }
                else if (length == 0 || --shorter < 0) return false;
            }

            wanted = wanted[length..];
            from = at + length;
        }

        return true;
    }

    /// <summary>The longest beginning of a text that the page says from a place on.</summary>
    private (int At, int Length) Longest(ReadOnlySpan<char> wanted, int from)
    {
        var page = squeezed.AsSpan(from);
        // What is found gets later as it gets longer, never earlier: so a search starts where the shorter one was found.
        var (at, length, step) = (0, 0, 1);
        while (step > 0)
        {
            var next = Math.Min(length + step, wanted.Length);
            var found = next > length ? page[at..].IndexOf(wanted[..next]) : -1;
            if (found >= 0) (at, length, step) = (at + found, next, step * 2);
            else step = step > 1 ? step / 2 : 0;
            if (length == wanted.Length) break;
        }

        return (from + at, length);
    }

    // Stands between parts that are not neighbours on the page, so that no text is found across them.
    private static void Add(StringBuilder all, string text)
    {
        all.Append('\u0001');
        foreach (var c in text)
        {
            if (IsSaid(c)) all.Append(c);
        }
    }

    /// <summary>White space and what shows nothing are neither here nor there; nor is what cannot be text.</summary>
    private static bool IsSaid(char c) =>
        !char.IsWhiteSpace(c) && !char.IsControl(c) && !TextFold.IsSilent(c) && c is not ('\uFFFD' or '\uFFFE' or '\uFFFF') && !char.IsSurrogate(c);

    private static string Squeeze(string text) => string.Concat(text.Where(IsSaid));

    private static bool HasMarkup(string text) => text.AsSpan().ContainsAny('<', '&');

    /// <summary>
    /// A script whose strings are no markup throughout: in them a tag is nothing but a tag, whatever element it opens, a sign that no name
    /// follows opens none, and a reference has its semicolon.
    /// </summary>
    private static string Lenient(string script) =>
        BareReference().Replace(BareSign().Replace(Tag().Replace(script, " "), "&lt;"), "&amp;");

    [GeneratedRegex("<[A-Za-z/!][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<(?![A-Za-z/!])")]
    private static partial Regex BareSign();

    [GeneratedRegex("&(?=[A-Za-z]+(?![A-Za-z0-9;]))")]
    private static partial Regex BareReference();

    /// <summary>Undoes the escapes of a script's strings, wherever they stand in it.</summary>
    private static string Unescape(string script)
    {
        if (!script.Contains('\\', StringComparison.Ordinal)) return script;
        var text = new StringBuilder(script.Length);
        for (var i = 0; i < script.Length; i++)
        {
            if (script[i] != '\\' || i + 1 == script.Length)
            {
                text.Append(script[i]);
                continue;
            }

            var escape = script[++i];
            if (escape == 'u' && i + 4 < script.Length
                && ushort.TryParse(script.AsSpan(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(escape is 'n' or 'r' or 't' or 'b' or 'f' ? ' ' : escape);
            }
        }

        return text.ToString();
    }
}
