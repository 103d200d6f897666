using AngleSharp.Dom;

namespace Extractor.Parse;

/// <summary>The elements that the HTML standard names, with the categories that its tree construction uses.</summary>
internal static class PageTagNames
{
    private static readonly Dictionary<string, PageTagInfo> HtmlNames = HtmlTable();
    private static readonly NameTable<PageTagInfo> Html = new(HtmlNames);
    private static readonly NameTable<PageTagInfo> Svg = new(SvgTable());
    private static readonly NameTable<PageTagInfo> Math = new(MathTable());

    /// <summary>How many names of HTML have an index.</summary>
    public static int Count => HtmlNames.Count;

    public static PageTagInfo? FindHtml(ReadOnlySpan<char> name) => Html.Find(name);

    public static PageTagInfo? FindSvg(ReadOnlySpan<char> name) => Svg.Find(name);

    public static PageTagInfo? FindMath(ReadOnlySpan<char> name) => Math.Find(name);

    public static PageTagInfo Unknown(string name, int index) => new(
        name, name.Contains('-', StringComparison.Ordinal) ? PageTag.Custom : PageTag.Other, NodeFlags.HtmlMember, PageTagTraits.None, index);

    public static PageTagInfo UnknownSvg(string name) => Foreign(name, NodeFlags.SvgMember);

    public static PageTagInfo UnknownMath(string name) => Foreign(name, NodeFlags.MathMember);

    private static PageTagInfo Foreign(string name, NodeFlags flags) => new(
        name,
        name switch { "svg" => PageTag.Svg, "math" => PageTag.Math, _ => PageTag.Other },
        flags,
        PageTagTraits.Foreign,
        -1);

    private static Dictionary<string, PageTagInfo> HtmlTable()
    {
        var table = new Dictionary<string, PageTagInfo>(StringComparer.Ordinal);
        const NodeFlags implied = NodeFlags.ImplicitlyClosed | NodeFlags.ImpliedEnd;
        const NodeFlags tableScoped = NodeFlags.HtmlTableSectionScoped | NodeFlags.HtmlTableScoped;

        Add(NodeFlags.None, "abbr audio bdi bdo canvas cite data datalist del dfn dialog ins kbd label legend map mark meter picture "
            + "progress q ruby samp slot span sub sup var video image svg math");
        Add(NodeFlags.HtmlFormatting, "a b big code em font i nobr s small strike strong tt u");
        Add(implied, "rb rp rt rtc");
        Add(implied | NodeFlags.HtmlSelectScoped, "optgroup option");
        Add(NodeFlags.SelfClosing | NodeFlags.Special, "area base basefont bgsound br col embed frame hr img input keygen link menuitem "
            + "meta param source track wbr");
        Add(NodeFlags.Special, "address article aside blockquote button center colgroup details dir div dl fieldset figcaption figure "
            + "footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup isindex listing main menu nav noscript output plaintext section "
            + "select summary time title");
        Add(NodeFlags.Special | NodeFlags.HtmlListScoped, "ol ul");
        Add(NodeFlags.Special | NodeFlags.ImplicitlyClosed, "body tr");
        Add(NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.HtmlTableSectionScoped, "tbody tfoot thead");
        Add(NodeFlags.Special | implied, "dd dt li p");
        Add(NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.Scoped, "td th");
        Add(NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.Scoped | tableScoped, "html");
        Add(NodeFlags.Special | NodeFlags.LineTolerance, "pre textarea");
        Add(NodeFlags.Special | NodeFlags.LiteralText, "iframe noembed noframes script style xmp");
        Add(NodeFlags.Special | NodeFlags.Scoped, "applet caption marquee object");
        Add(NodeFlags.Special | NodeFlags.Scoped | tableScoped, "table template");
        return table;

        void Add(NodeFlags flags, string names)
        {
            // The tree builder compares names with constants of its own: the same string as such a one is equal at a glance.
            foreach (var name in names.Split(' ').Select(string.Intern))
            {
                var tag = Enum.TryParse<PageTag>(name, ignoreCase: true, out var known) ? known : PageTag.Other;
                table.Add(name, new PageTagInfo(name, tag, flags | NodeFlags.HtmlMember, Traits(name, flags), table.Count));
            }
        }
    }

    private static PageTagTraits Traits(string name, NodeFlags flags)
    {
        var traits = PageTagTraits.None;
        if (flags.HasFlag(NodeFlags.HtmlFormatting))
        {
            traits |= PageTagTraits.Formatting;
        }

        if (flags.HasFlag(NodeFlags.SelfClosing) || name is "image")
        {
            traits |= PageTagTraits.Void;
        }

        if (flags.HasFlag(NodeFlags.LiteralText) || name is "title" or "textarea")
        {
            traits |= PageTagTraits.RawText;
        }

        if (name is "html" or "head" or "table" or "tbody" or "thead" or "tfoot" or "tr" or "colgroup" or "ul" or "ol" or "dl"
            or "select" or "optgroup" or "picture" or "video" or "audio" or "frameset")
        {
            traits |= PageTagTraits.DropsBlank;
        }

        if (name is "html" or "body" or "input" or "image" or "pre" or "listing")
        {
            traits |= PageTagTraits.TokenAttributes;
        }

        if (name is "applet" or "marquee" or "object")
        {
            traits |= PageTagTraits.Marker;
        }

        if (name is "b" or "big" or "blockquote" or "body" or "br" or "center" or "code" or "dd" or "div" or "dl" or "dt" or "em" or "embed"
            or "font" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "head" or "hr" or "i" or "img" or "li" or "listing" or "menu"
            or "meta" or "nobr" or "ol" or "p" or "pre" or "ruby" or "s" or "small" or "span" or "strike" or "strong" or "sub" or "sup"
            or "table" or "tt" or "u" or "ul" or "var")
        {
            traits |= PageTagTraits.Breakout;
        }

        return traits;
    }

    private static Dictionary<string, PageTagInfo> SvgTable()
    {
        var table = new Dictionary<string, PageTagInfo>(StringComparer.Ordinal);
        const NodeFlags point = NodeFlags.SvgMember | NodeFlags.Special | NodeFlags.Scoped | NodeFlags.HtmlTip;
        Add(point, "title", "desc", "foreignObject");
        Add(NodeFlags.SvgMember | NodeFlags.Special, "style");
        Add(NodeFlags.SvgMember, "svg", "g", "path", "circle", "rect", "use", "defs", "line", "polygon", "polyline", "ellipse", "symbol",
            "clipPath", "mask", "linearGradient", "radialGradient", "stop", "text", "tspan", "image", "a", "filter", "animate", "script");
        return table;

        void Add(NodeFlags flags, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                table.Add(name, Foreign(name, flags));
            }
        }
    }

    private static Dictionary<string, PageTagInfo> MathTable()
    {
        var table = new Dictionary<string, PageTagInfo>(StringComparer.Ordinal);
        foreach (var name in (ReadOnlySpan<string>)["mi", "mo", "mn", "ms", "mtext"])
        {
            table.Add(name, Foreign(name, NodeFlags.MathMember | NodeFlags.Special | NodeFlags.Scoped | NodeFlags.MathTip));
        }

        table.Add("annotation-xml", Foreign("annotation-xml", NodeFlags.MathMember | NodeFlags.Special | NodeFlags.Scoped));
        table.Add("math", Foreign("math", NodeFlags.MathMember));
        return table;
    }
}
