namespace Extractor.Parse;

/// <content>Making elements.</content>
internal sealed partial class PageBuilder
{
    private static readonly PageTagInfo Noscript = PageTagNames.FindHtml("noscript")!;
    private static readonly PageTagInfo Meta = PageTagNames.FindHtml("meta")!;
    private static readonly PageTagInfo Frame = PageTagNames.FindHtml("frame")!;
    private static readonly PageTagInfo Form = PageTagNames.FindHtml("form")!;
    private static readonly PageTagInfo Script = PageTagNames.FindHtml("script")!;

    private Names? unknownHtml;
    private Names? unknownSelect;
    private Names? unknownSvg;
    private Names? unknownMath;
    private int[]? formatting;

    public PageElement Create(ReadOnlyMemory<char> name)
    {
        // By its letters: native code has other strings for the names that the tree builder knows than we have.
        var isOfTag = name.Span.SequenceEqual(tokenName.Span);
        var info = isOfTag && tokenInfo is not null ? tokenInfo : FindOrAdd(name.Span);
        if (renamed is not null && info.Tag == PageTag.Div)
        {
            info = renamed;
            renamed = null;
            hasContent = dropNewLine = true;
        }
        else if (info.Is(PageTagTraits.Formatting))
        {
            (formatting ??= new int[PageTagNames.Count])[info.Index]++;
        }

        var element = Nodes.Element(this, info);
        return isOfTag ? WithPlain(element) : element;
    }

    /// <summary>Makes an element that the tree builder gives no meaning to, whatever its name: most of those in a <c>select</c>.</summary>
    public PageElement CreateUnknown(ReadOnlyMemory<char> name)
    {
        var info = renamed ?? FindOrAdd(name.Span);
        renamed = null;
        unknownSelect ??= new();
        return WithPlain(Nodes.Element(this, unknownSelect.Find(info.Name) ?? unknownSelect.Add(PageTagNames.Unknown(info.Name, info.Index))));
    }

    /// <summary>Makes the element of the tag that is being taken, of those that the tree builder has classes of their own for.</summary>
    public PageElement Create(PageTag tag) => WithPlain(Nodes.Element(this, tag switch
    {
        PageTag.Noscript => Noscript,
        PageTag.Meta => Meta,
        PageTag.Frame => Frame,
        PageTag.Form => Form,
        _ => throw new ArgumentOutOfRangeException(nameof(tag)),
    }));

    public PageScript CreateScript()
    {
        var script = Nodes.Script(this, Script);
        WithPlain(script);
        return script;
    }

    public PageElement CreateSvg(ReadOnlySpan<char> name) =>
        WithPlain(Nodes.Element(this, PageTagNames.FindSvg(name) ?? (unknownSvg ??= new()).Find(name) ?? unknownSvg.Add(PageTagNames.UnknownSvg(name.ToString()))));

    public PageElement CreateMath(ReadOnlySpan<char> name) =>
        WithPlain(Nodes.Element(this, PageTagNames.FindMath(name) ?? (unknownMath ??= new()).Find(name) ?? unknownMath.Add(PageTagNames.UnknownMath(name.ToString()))));

    /// <summary>What is known of a name; null if it is not of the standard and no element of it has been made.</summary>
    private PageTagInfo? Find(ReadOnlySpan<char> name) => PageTagNames.FindHtml(name) ?? unknownHtml?.Find(name);

    private PageTagInfo FindOrAdd(ReadOnlySpan<char> name)
    {
        if (Find(name) is { } info)
        {
            return info;
        }

        unknownHtml ??= new();
        return unknownHtml.Add(PageTagNames.Unknown(name.ToString(), PageTagNames.Count + unknownHtml.Count));
    }

    /// <summary>The names of this page that the standard does not know.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, PageTagInfo> byName = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PageTagInfo>.AlternateLookup<ReadOnlySpan<char>> bySpan;

        public Names() => bySpan = byName.GetAlternateLookup<ReadOnlySpan<char>>();

        public int Count => byName.Count;

        public PageTagInfo? Find(ReadOnlySpan<char> name) => bySpan.TryGetValue(name, out var info) ? info : null;

        public PageTagInfo Add(PageTagInfo info)
        {
            byName.Add(info.Name, info);
            return info;
        }
    }
}
