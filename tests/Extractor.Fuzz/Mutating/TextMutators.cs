using CsCheck;
using Extractor.Fuzz.Constructions;
using Extractor.Tests.Parse;

namespace Extractor.Fuzz.Mutating;

/// <summary>Mutators of characters, and those that put something strange between them.</summary>
internal static class TextMutators
{
    private static readonly string[] Strange =
        ["\0", "\u0001", "\u0008", "\u000B", "\u000C", "\u001F", "\u007F", "\u0085", "\u009F", "\uFEFF", "\uFFFE", "\uFFFF", "\uFFFD", "\u00AD", "\u200B", "\u200D",
            "\u202E", "\u2028", "\u2029", "\u00A0", "\u3000", "\uD83D\uDE00", "\U0010FFFF", "\u0301", "\u1160", "\r", "\r\n", "\t"];

    private static readonly string[] References =
        ["&#0;", "&#1;", "&#x1F;", "&#x7F;", "&#x80;", "&#x85;", "&#xD800;", "&#xDFFF;", "&#xFFFE;", "&#xFFFF;", "&#x10FFFF;", "&#x110000;", "&#99999999999;", "&#10;", "&#13;",
            "&amp;amp;", "&amp;lt;b&amp;gt;", "&lt;script&gt;", "&ampx", "&notit;", "&NotEqualTilde;", "&nbsp;", "&shy;", "&zwj;", "&#", "&#x", "&;", "&"];

    private static readonly string[] Texts =
        ["PORT ELLERY, May 4 (AP) - ", "By Ann Lee and ", "Photo: ", "(Reuters) ", "Published 31 February 2024, 25:61", "4 May 2024, 10:00", "Updated 1 hour ago",
            "Reporting by Ann Lee; Editing by ", "記者 ", "（东京＝共同社）", "JAKARTA, KOMPAS.com - ", " | ", " - ", " — ", "Q: ", "•", "...", "ЕРЕВАН, 4 мая. /ТАСС/. ", "\u202B(رويترز) - "];

    public static IReadOnlyList<Mutator> All { get; } =
    [
        Insert("insert strange characters", Gen.Select(Gen.OneOf(Strange), Gen.Int[1, 30], Markup.Repeat)),
        Insert("insert references", Gen.Select(Gen.OneOf(References), Gen.Int[1, 30], Markup.Repeat)),
        Insert("insert text", Gen.Select(Gen.OneOf(Texts), Gen.Int[1, 20], Markup.Repeat)),
        Insert("insert random markup", Gen.Int[0, 1_000_000].Select(seed => new RandomMarkup(seed).Next())),
        Insert("insert construction", Gen.Select(Gen.OneOf([.. HostilePages.All.Keys]), Gen.Int[2, 400], (name, n) => HostilePages.All[name](n))),
        Mutator.Of("strange characters in text", Gen.OneOf(Strange), (html, at, strange) => InText(html, at, strange)),
        Mutator.Of("references in text", Gen.OneOf(References), (html, at, reference) => InText(html, at, reference)),
        Mutator.Of("truncate", (html, at) => html[..(int)(at * html.Length)]),
        Mutator.Of("cut beginning", (html, at) => html[(int)(at * at * html.Length)..]),
        Mutator.Of("delete span", Gen.Int[1, 400], (html, at, length) => Span(html, at, length) is var (from, to) ? html.Remove(from, to - from) : html),
        Mutator.Of("repeat span", Gen.Select(Gen.Int[1, 200], Gen.Int[2, 50]), (html, at, choice) =>
            Span(html, at, choice.Item1) is var (from, to) ? html.Insert(to, Markup.Repeat(html[from..to], choice.Item2)) : html),
        Mutator.Of("reverse span", Gen.Int[2, 60], (html, at, length) =>
        {
            var (from, to) = Span(html, at, length);
            var part = html[from..to].ToCharArray();
            Array.Reverse(part);
            return html[..from] + new string(part) + html[to..];
        }),
        Mutator.Of("upper case span", Gen.Int[1, 2_000], (html, at, length) =>
            Span(html, at, length) is var (from, to) ? html[..from] + html[from..to].ToUpperInvariant() + html[to..] : html),
        Mutator.Of("white space to line ends", Gen.Int[1, 2_000], (html, at, length) =>
            Span(html, at, length) is var (from, to) ? html[..from] + html[from..to].Replace(" ", "\n\t ", StringComparison.Ordinal) + html[to..] : html),
        Mutator.Of("escape span", Gen.Int[1, 500], (html, at, length) =>
            Span(html, at, length) is var (from, to) ? html[..from] + System.Net.WebUtility.HtmlEncode(html[from..to]) + html[to..] : html),
    ];

    private static Mutator Insert(string name, Gen<string> what) => Mutator.Of(name, what, (html, at, text) => html.Insert((int)(at * html.Length), text));

    private static (int From, int To) Span(string html, double at, int length)
    {
        var from = (int)(at * html.Length);
        return (from, Math.Min(html.Length, from + length));
    }

    /// <summary>Right behind the end of a tag, so that it becomes text.</summary>
    private static string InText(string html, double at, string what)
    {
        var tag = html.IndexOf('>', (int)(at * html.Length));
        return tag < 0 ? html : html.Insert(tag + 1, "word" + what + "word");
    }
}
