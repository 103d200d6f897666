using System.Text;

namespace Extractor.Tests.Parse;

/// <summary>Makes markup that is wrong in every way, the same for the same seed.</summary>
internal sealed class RandomMarkup(int seed)
{
    private static readonly string[] Names =
        ("a a a b b i em strong font code nobr u s small tt big p p p div div div span span ul ol li li dl dt dd h1 h2 h3 table table tr td "
        + "th tbody thead tfoot caption colgroup col form input button select option optgroup textarea pre listing br hr img article section "
        + "main aside header footer nav figure figcaption blockquote address center object marquee applet ruby rb rt rp rtc svg g title desc "
        + "foreignObject math mi mo mtext annotation-xml style script noscript iframe xmp noembed head body html meta link base frameset "
        + "frame noframes x-story amp-img unknown template template time abbr details summary label plaintext isindex image video source")
        .Split(' ');

    private static readonly string[] Attributes =
        ["id=a", "id=b", "class='x y'", "href=/z", "href=\"/y?a=1&amp;b=2\"", "title", "color=red", "size=1", "type=hidden", "type=application/json",
            "encoding=text/html", "DATETIME=\"2020-01-01\"", "data-src=i.jpg", "ONCLICK=x", "id=a id=b", "style=''", "lang=en",
            "data-x=\"a long value of no interest\"", "data-y='long &quot;and quoted&quot;'", "alt=\"\"", "class=\"lead  story\" id=\"c\"", "rel=\"a\"dir=ltr",
            "name = \"n\"", "CLASS=\"Z\"", "id=\"d\" id=\"e\"", "role=\"a\rb\"", "value=\"a\0b\" hidden", "hreflang=\"it's\"/"];

    private static readonly string[] Texts =
        ["x", " ", "\n", "word word", " a ", "&amp;", "&nbsp;", "&lt", "&#x41;", "a\0b", "\r\n", "&notanentity;", "é", "<", "{\"a\":1}", "\n\nq",
            "\n  \n\t", "  \r\n  x  ", "<svg viewBox=\"0 0 1 1\" class=\"i\"><g id='x'><path d=\"M0>0\"/></g><title>t</title></svg>", "<svg><circle r=\"1\"></svg>", "<svg><text>x</text></svg>"];

    private static readonly string[] Others =
        ["<!-- c -->", "<!doctype html>", "<![CDATA[x]]>", "<?pi x>", "</>", "<!x>", "<!-->", "</p>", "</br>", "</body>", "</html>", "</head>"];

    private readonly Random random = new(seed);

    public string Next()
    {
        var html = new StringBuilder();

        // Templates are dropped before the tree is built. So one that would itself have opened the body, or kept a frameset out, is not
        // the same as one that is not there: let those pages have a body with text from the start. Nor is it known within svg whether
        // a template is one of HTML, and within the select of a template which tags count.
        var hasTemplates = random.Next(2) == 0;
        if (hasTemplates)
        {
            html.Append("<!doctype html><head><title>t</title></head><body>t");
        }
        else if (random.Next(2) == 0)
        {
            html.Append("<!doctype html>");
        }

        var open = new Stack<string>();
        var length = random.Next(1, 80);
        for (var i = 0; i < length; i++)
        {
            switch (random.Next(10))
            {
                case < 4:
                    var name = Pick(Names);
                    if ((name is "template" && !hasTemplates)
                        || (name is "svg" or "math" or "select" && hasTemplates)
                        || (name is "plaintext" or "isindex" or "frameset" && random.Next(8) != 0))
                    {
                        break;
                    }

                    html.Append('<').Append(random.Next(12) == 0 ? name.ToUpperInvariant() : name);
                    for (var n = random.Next(-2, 4); n > 0; n--)
                    {
                        html.Append(' ').Append(Pick(Attributes));
                    }

                    html.Append(random.Next(10) == 0 ? "/>" : ">");
                    open.Push(name);
                    if (name is "pre" or "listing")
                    {
                        // AngleSharp takes the next token at once and, in a table, under the wrong rules if it is a row.
                        html.Append(Pick(Texts)).Append('x');
                    }

                    break;
                case < 6:
                    html.Append("</").Append(open.Count > 0 && random.Next(3) > 0 ? open.Pop() : Pick(Names)).Append('>');
                    break;
                case < 9:
                    var text = Pick(Texts);
                    html.Append(hasTemplates && text.StartsWith("<svg", StringComparison.Ordinal) ? "x" : text);
                    break;
                default:
                    html.Append(Pick(Others));
                    break;
            }
        }

        return html.ToString();
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
