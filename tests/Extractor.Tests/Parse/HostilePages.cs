using System.Text;

namespace Extractor.Tests.Parse;

/// <summary>Markup that costs a parser far more than its length, by name, at any size.</summary>
internal static class HostilePages
{
    public static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>
    {
        ["nested div"] = n => Repeat("<div>", n),
        ["nested div, closed"] = n => Repeat("<div>", n) + "x" + Repeat("</div>", n),
        ["nested span with text"] = n => Repeat("<span>x", n),
        ["nested unknown names"] = n => Numbered("<n{0}>", n) + Numbered("</n{0}>", n),
        ["distinct nested b"] = n => Numbered("<b id={0}>", n),
        ["p and distinct font"] = n => Numbered("<p><font x={0}>", n),
        ["distinct b, then paragraphs"] = n => Numbered("<b id={0}>", n / 2) + Repeat("</p><p>x", n / 2),
        ["closed distinct b, then paragraphs"] = n => "<p>" + Numbered("<b id={0}>", 240) + "</p>" + Repeat("<p>x</p>", n),
        ["b and div, then b ends"] = n => Repeat("<b><div>", n / 2) + Repeat("</b>", n / 2),
        ["b and div, then b ends, again and again"] = n =>
            Repeat(Repeat("<b><div>", 100) + Repeat("</b>", 100) + Repeat("</div>", 100), n / 300),
        ["b and p, misnested"] = n => Repeat("<b><p>x</b>y", n / 3),
        ["b, then i ends"] = n => Repeat("<b>", 500) + Repeat("</i>", n),
        ["b and i, then i ends"] = n => Numbered("<b id={0}>", 250) + "<i></i>" + Repeat("</i>", n),
        ["div, then p ends"] = n => Repeat("<div>", 255) + Repeat("</p>", n),
        ["div, then br ends"] = n => Repeat("<div>", 255) + Repeat("</br>", n),
        ["div, then h1 ends"] = n => Repeat("<div>", 255) + Repeat("</h1>", n),
        ["div, then unknown ends"] = n => Repeat("<div>", 255) + Repeat("</x>", n),
        ["div, then empty paragraphs"] = n => Repeat("<div>", 250) + Repeat("<p></p>", n),
        ["nested lists"] = n => Repeat("<ul><li>", n / 2),
        ["div, then li"] = n => Repeat("<div>", n / 2) + Repeat("<li>", n / 2),
        ["nested dl"] = n => Repeat("<dl><dd>", n / 2),
        ["misnested a and div"] = n => Repeat("<a><div></a>", n / 3),
        ["nested a"] = n => Repeat("<a>", n),
        ["div with heading ends"] = n => Repeat("<div></h1>", n / 2),
        ["nested tables"] = n => Repeat("<table><tr><td>", n / 3),
        ["tables in tables, unclosed"] = n => Repeat("<table>", n),
        ["table with foster text"] = n => "<table>" + Repeat("x<tr>", n / 2),
        ["table with foster elements"] = n => "<table>" + Repeat("<b>x</b><i>", n / 3),
        ["nested objects left open"] = n => Repeat("<div><object><b>x</b></div>", n / 4),
        ["nested select"] = n => Repeat("<select><option>", n / 2),
        ["select with unknown"] = n => "<select><option>" + Repeat("<x>", n),
        ["nested buttons"] = n => Repeat("<button>", n),
        ["nested forms and isindex"] = n => Repeat("<isindex><form>", n / 2),
        ["nested svg"] = n => Repeat("<svg>", n),
        ["svg groups"] = n => "<svg>" + Repeat("<g>", n) + Repeat("</g>", n),
        ["svg, then unknown ends"] = n => "<svg>" + Repeat("<g>", 250) + Repeat("</q>", n),
        ["nested math with html"] = n => Repeat("<math><mi><p>", n / 3),
        ["nested templates"] = n => Repeat("<template>", n),
        ["nested pre"] = n => Repeat("<pre>\n", n),
        ["nested ruby"] = n => Repeat("<ruby><rt>", n / 2),
        ["framesets"] = n => Repeat("<frameset>", n),
        ["nobr"] = n => Repeat("<nobr>x", n),
        ["body tags"] = n => Numbered("<body a{0}=1>", n),
        ["html tags"] = n => Repeat("<html id=a class=b>", n),
        ["meta in body"] = n => Repeat("<meta name=a content=b>", n),
        ["wide body"] = n => Repeat("<p>x</p>", n),
        ["wide text"] = n => Repeat("x</i>", n),
        ["attributes of one tag"] = n => "<p" + Numbered(" a{0}=1", n) + ">",
        ["duplicate attributes of one tag"] = n => "<p" + Repeat(" id=1 id=2 class=3", n / 3) + ">",
        ["alternating duplicates"] = n => "<b" + Repeat(" x=1 y=2", n / 2) + ">",
        ["attributes of body"] = n => "<body" + Numbered(" a{0}=1", n) + ">",
        ["less-than signs"] = n => Repeat("<", n * 10),
        ["ampersands"] = n => Repeat("&", n * 10),
        ["references"] = n => Repeat("&amp;", n * 4),
        ["NULs"] = n => Repeat("\0", n * 10),
        ["one text"] = n => Repeat("x", n * 20),
        ["one attribute"] = n => "<p id=\"" + Repeat("x", n * 20) + "\">",
        ["one comment"] = n => "<!--" + Repeat("x-", n * 10) + "-->",
        ["one tag name"] = n => "<" + Repeat("x", n * 20) + ">",
        ["one attribute name"] = n => "<p " + Repeat("x", n * 20) + ">",
        ["script that opens comments"] = n => "<script>" + Repeat("<!--<script>", n / 2),
        ["doctypes"] = n => Repeat("<!doctype html>", n),
    };

    private static string Repeat(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();

    private static string Numbered(string format, int count)
    {
        var text = new StringBuilder();
        var compiled = CompositeFormat.Parse(format);
        for (var i = 0; i < count; i++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, compiled, i);
        }

        return text.ToString();
    }
}
