namespace Extractor.Parse;

/// <summary>The one walk over a page: parts its text into blocks and notes what else readers ask for.</summary>
internal sealed class PageSurveyor : IDisposable
{
    /// <summary>
    /// How many of each kind of find are kept. Readers hold them against each other; no page of news has nearly so many.
    /// </summary>
    private const int MostFinds = 4_000;

    /// <summary>As <see cref="MostFinds"/>, of pictures and embeds.</summary>
    private const int MostMedia = 20_000;

    /// <summary>How many scripts of either kind, JSON-LD and state, are read; state that is streamed comes in some hundred.</summary>
    private const int MostScripts = 2_000;

    /// <summary>How many names one attribute may give.</summary>
    private const int MostNames = 16;

    private readonly PageTree tree;
    private readonly PageBudget budget;
    private readonly List<TextBlock> blocks;
    private readonly List<PageMedia> media;
    private readonly List<PageTime> times;
    private readonly List<PageProperty> properties;
    private readonly List<PageElement> bylines;
    private readonly Dictionary<PageElement, int> positions = [];
    private readonly List<ReadOnlyMemory<char>> jsonLd;
    private readonly List<PageElement> dataScripts;
    private readonly MetaTags meta;
    private readonly Frames frames;
    private readonly CueCache words;
    private readonly BlockRun run;
    private string? documentTitle;
    private string? baseHref;

    private PageSurveyor(PageTree tree, PageBudget budget)
    {
        this.tree = tree;
        this.budget = budget;
        var room = tree.Room;
        blocks = room.List<TextBlock>();
        media = room.List<PageMedia>();
        times = room.List<PageTime>();
        properties = room.List<PageProperty>();
        bylines = room.List<PageElement>();
        jsonLd = room.List<ReadOnlyMemory<char>>();
        dataScripts = room.List<PageElement>();
        meta = new MetaTags(room);
        frames = new Frames(room);
        words = new CueCache(CueWords.BuiltIn, room);
        run = new BlockRun(blocks, room);
    }

    public static PageSurvey Survey(PageTree tree, PageBudget budget)
    {
        using var surveyor = new PageSurveyor(tree, budget);
        surveyor.Walk();
        return new PageSurvey
        {
            Tree = tree,
            Budget = budget,
            Blocks = surveyor.blocks,
            Media = surveyor.media,
            Times = surveyor.times,
            Properties = surveyor.properties,
            Bylines = surveyor.bylines,
            Positions = surveyor.positions,
            Meta = surveyor.meta,
            JsonLd = surveyor.jsonLd,
            DataScripts = surveyor.dataScripts,
            DocumentTitle = surveyor.documentTitle,
            BaseHref = surveyor.baseHref,
            RootLanguage = tree.Root.Get(PageAttribute.Lang),
        };
    }

    public void Dispose() => run.Dispose();

    private void Walk()
    {
        PageNode? node = tree.Root;
        while (node is not null)
        {
            budget.Check();
            var descend = false;
            if (node is PageText text) run.Append(text, frames.Top);
            else if (node is PageElement element) descend = Enter(element);

            if (descend && ((PageElement)node).FirstChild is { } child)
            {
                node = child;
                continue;
            }
            if (descend) Leave((PageElement)node);
            while (node.Next is null)
            {
                node = node.Parent;
                if (node is null || node == tree.Root) { run.Flush(frames.Top, breaks: false); return; }
                Leave((PageElement)node);
            }
            node = node.Next;
        }
    }

    /// <summary>Returns whether the walk goes into the element; if so, <see cref="Leave"/> follows.</summary>
    private bool Enter(PageElement element)
    {
        switch (element.Tag)
        {
            case PageTag.Head:
                ReadHead(element);
                return false;
            case PageTag.Meta:
                ReadProperty(element);
                meta.AddMeta(element);
                // Some frameworks write the script's text into a tag of this name.
                if (element[PageAttribute.Name].Span is "script:ld+json" && element.Get(PageAttribute.Content) is { } stated) jsonLd.Add(stated.AsMemory());
                return false;
            case PageTag.Link:
                ReadProperty(element);
                meta.AddLink(element);
                return false;
            case PageTag.Script:
                ReadScript(element);
                return false;
            case PageTag.Br:
                run.Break(frames.Top);
                return false;
            case PageTag.Img:
            case PageTag.Iframe:
            case PageTag.Video:
            case PageTag.Audio:
            case PageTag.Embed:
                ReadMedia(element);
                return false;
            case PageTag.Custom when element.Name is "amp-img" or "amp-video" or "amp-youtube" or "amp-iframe" or "amp-twitter":
                ReadMedia(element);
                return false;
            case PageTag.Input:
                return false;
        }

        var flow = TagFacts.Flow(element.Tag);
        if (flow == TagFlow.Skipped) return false;
        if (element.Tag == PageTag.A && HeadingMarks.Is(element)) return false;
        if (flow == TagFlow.Inline && run.HasLinkText && UnseenText.Is(element)) return false;

        var cues = OwnCues(element);
        if (flow == TagFlow.Block)
        {
            run.Flush(frames.Top, breaks: false);
            if (element.Tag == PageTag.Table && DataTable.TryRead(element, budget, out var rows, out var last))
            {
                frames.Push(element, cues);
                Note(element, cues);
                run.AddTable(frames.Top, rows, last);
                frames.Pop();
                return false;
            }
        }
        frames.Push(element, cues);
        if (flow == TagFlow.Inline) run.EnterInline(element, cues);
        Note(element, cues);
        return true;
    }

    private void Leave(PageElement element)
    {
        if (TagFacts.Flow(element.Tag) == TagFlow.Block) run.Flush(frames.Top, breaks: false);
        else run.LeaveInline(element);
        frames.Pop();
    }

    private BlockCues OwnCues(PageElement element)
    {
        var cues = TagFacts.Cue(element.Tag);
        // The root and the body carry the words of the whole site, which say nothing of a block.
        if (element.Tag is PageTag.Html or PageTag.Body) return cues;
        foreach (ref readonly var entry in element.Attributes) cues |= CuesOf(element, entry.Attribute, entry.Value);
        return cues;
    }

    private BlockCues CuesOf(PageElement element, PageAttribute attribute, ReadOnlyMemory<char> value) => attribute switch
    {
        PageAttribute.Class or PageAttribute.Id or PageAttribute.DataTestId or PageAttribute.DataComponent => words.Find(value),
        PageAttribute.ItemProp when value.Span.Equals("articleBody", StringComparison.OrdinalIgnoreCase) => BlockCues.BodyProperty,
        PageAttribute.ItemProp when value.Span.Contains("author", StringComparison.OrdinalIgnoreCase) => BlockCues.AuthorProperty,
        PageAttribute.ItemProp when value.Span.Equals("caption", StringComparison.OrdinalIgnoreCase) => BlockCues.Caption,
        PageAttribute.Rel when value.Span.Equals("author", StringComparison.OrdinalIgnoreCase) => BlockCues.AuthorProperty,
        PageAttribute.Role => CueOfRole(value.Span),
        PageAttribute.Href when element.Tag == PageTag.A => BlockCues.InLink,
        PageAttribute.Hidden => BlockCues.NotShown,
        PageAttribute.Style when HidesByStyle(value.Span) => BlockCues.NotShown,
        _ => BlockCues.None,
    };

    private static BlockCues CueOfRole(ReadOnlySpan<char> role) => role switch
    {
        "navigation" or "menu" or "menubar" => BlockCues.InNav,
        "complementary" => BlockCues.InAside,
        "contentinfo" => BlockCues.InFooter,
        "dialog" or "alertdialog" => BlockCues.InDialog,
        "search" or "form" => BlockCues.InForm,
        "button" => BlockCues.InButton,
        "main" => BlockCues.InMain,
        "article" => BlockCues.InArticle,
        "figure" => BlockCues.InFigure,
        _ => BlockCues.None,
    };

    private static bool HidesByStyle(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        var rest = style[(at + 7)..].TrimStart();
        return rest is [':', ..] && rest[1..].TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private void Note(PageElement element, BlockCues cues)
    {
        ReadProperty(element);
        if (times.Count < MostFinds && (element.Tag == PageTag.Time || element.Has(PageAttribute.DateTime)))
            times.Add(new PageTime { Element = element, BlockIndex = blocks.Count, All = frames.Top.All });
        if (bylines.Count < MostFinds && (cues & (BlockCues.Byline | BlockCues.AuthorProperty)) != 0)
        {
            bylines.Add(element);
            positions[element] = blocks.Count;
        }
    }

    private void ReadProperty(PageElement element)
    {
        if (properties.Count >= MostFinds || element.Get(PageAttribute.ItemProp) is not { } names) return;
        foreach (var name in names.Split(' ', MostNames, StringSplitOptions.RemoveEmptyEntries))
            properties.Add(new PageProperty(name, element, Scope(element), blocks.Count));
    }

    private static PageElement? Scope(PageElement element)
    {
        for (var up = element.Parent; up is not null; up = up.Parent)
            if (up.Has(PageAttribute.ItemScope)) return up;
        return null;
    }

    private void ReadHead(PageElement head)
    {
        PageNode? node = head.FirstChild;
        while (node is not null)
        {
            budget.Check();
            if (node is PageElement element)
            {
                if (element.Tag == PageTag.Title) documentTitle ??= PageTextReader.Fold(element);
                else if (element.Tag == PageTag.Base) baseHref ??= element.Get(PageAttribute.Href);
                else if (element.Tag is PageTag.Meta or PageTag.Link or PageTag.Script) Enter(element);
                // Sloppy heads nest their tags in noscript and the like.
                else if (element.FirstChild is { } child && element.Tag is not (PageTag.Style or PageTag.Template or PageTag.Svg))
                {
                    node = child;
                    continue;
                }
            }
            while (node is not null && node.Next is null && node.Parent != head) node = node.Parent;
            node = node?.Next;
        }
    }

    private void ReadScript(PageElement script)
    {
        if (script.FirstChild is not PageText text) return;
        var type = script[PageAttribute.Type].Span;
        var into = type.Contains("ld+json", StringComparison.OrdinalIgnoreCase) ? jsonLd.Count : dataScripts.Count;
        if (into >= MostScripts) return;
        if (type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)) jsonLd.Add(text.Data);
        else dataScripts.Add(script);
    }

    private void ReadMedia(PageElement element)
    {
        ReadProperty(element);
        if (media.Count >= MostMedia) return;
        var own = OwnCues(element);
        media.Add(new PageMedia
        {
            Element = element,
            BlockIndex = blocks.Count + (run.IsEmpty ? 0 : 1),
            IsEmbed = !(element.Tag == PageTag.Img || element.Name == "amp-img"),
            All = frames.Top.All | own,
            Link = run.Link,
        });
    }
}
