namespace Extractor.Parse;

/// <summary>How an element takes part in the flow of text.</summary>
internal enum TagFlow : byte
{
    /// <summary>Part of the line.</summary>
    Inline,

    /// <summary>Starts and ends a block.</summary>
    Block,

    /// <summary>Holds nothing that a reader sees as text of the page.</summary>
    Skipped,
}

internal static class TagFacts
{
    private static readonly TagFlow[] Flows = MakeFlows();
    private static readonly BlockCues[] Cues = MakeCues();

    public static TagFlow Flow(PageTag tag) => Flows[(int)tag];

    /// <summary>The cue that a tag gives by itself.</summary>
    public static BlockCues Cue(PageTag tag) => Cues[(int)tag];

    public static bool IsEmphasis(PageTag tag) => tag is PageTag.B or PageTag.Strong or PageTag.Em or PageTag.I or PageTag.U;

    public static int HeadingLevel(PageTag tag) => tag is >= PageTag.H1 and <= PageTag.H6 ? tag - PageTag.H1 + 1 : 0;

    private static TagFlow[] MakeFlows()
    {
        var flows = new TagFlow[256];
        foreach (var tag in (ReadOnlySpan<PageTag>)
            [
                PageTag.Address, PageTag.Article, PageTag.Aside, PageTag.Blockquote, PageTag.Body, PageTag.Button, PageTag.Caption,
                PageTag.Center, PageTag.Dd, PageTag.Details, PageTag.Dialog, PageTag.Dir, PageTag.Div, PageTag.Dl, PageTag.Dt,
                PageTag.Fieldset, PageTag.Figcaption, PageTag.Figure, PageTag.Footer, PageTag.Form, PageTag.Frameset, PageTag.H1,
                PageTag.H2, PageTag.H3, PageTag.H4, PageTag.H5, PageTag.H6, PageTag.Header, PageTag.Hgroup, PageTag.Hr, PageTag.Html,
                PageTag.Legend, PageTag.Li, PageTag.Listing, PageTag.Main, PageTag.Menu, PageTag.Nav, PageTag.Noscript, PageTag.Ol,
                PageTag.P, PageTag.Plaintext, PageTag.Pre, PageTag.Search, PageTag.Section, PageTag.Summary, PageTag.Table,
                PageTag.Tbody, PageTag.Td, PageTag.Tfoot, PageTag.Th, PageTag.Thead, PageTag.Tr, PageTag.Ul, PageTag.Xmp,
                PageTag.Marquee, PageTag.Label,
            ])
            flows[(int)tag] = TagFlow.Block;
        foreach (var tag in (ReadOnlySpan<PageTag>)
            [
                PageTag.Script, PageTag.Style, PageTag.Template, PageTag.Svg, PageTag.Math, PageTag.Head, PageTag.Title, PageTag.Select,
                PageTag.Textarea, PageTag.Option, PageTag.Optgroup, PageTag.Canvas, PageTag.Object, PageTag.Rp, PageTag.Rt,
                PageTag.Meter, PageTag.Progress, PageTag.Map,
            ])
            flows[(int)tag] = TagFlow.Skipped;
        return flows;
    }

    private static BlockCues[] MakeCues()
    {
        var cues = new BlockCues[256];
        cues[(int)PageTag.Article] = BlockCues.InArticle;
        cues[(int)PageTag.Main] = BlockCues.InMain;
        cues[(int)PageTag.Nav] = BlockCues.InNav;
        cues[(int)PageTag.Menu] = BlockCues.InNav;
        cues[(int)PageTag.Header] = BlockCues.InHeader;
        cues[(int)PageTag.Footer] = BlockCues.InFooter;
        cues[(int)PageTag.Aside] = BlockCues.InAside;
        cues[(int)PageTag.Form] = BlockCues.InForm;
        cues[(int)PageTag.Fieldset] = BlockCues.InForm;
        cues[(int)PageTag.Label] = BlockCues.InForm;
        cues[(int)PageTag.Search] = BlockCues.InForm;
        cues[(int)PageTag.Figure] = BlockCues.InFigure;
        cues[(int)PageTag.Figcaption] = BlockCues.InFigcaption;
        cues[(int)PageTag.Ul] = BlockCues.InList;
        cues[(int)PageTag.Ol] = BlockCues.InList;
        cues[(int)PageTag.Table] = BlockCues.InTable;
        cues[(int)PageTag.Blockquote] = BlockCues.InBlockquote;
        cues[(int)PageTag.Pre] = BlockCues.InPre;
        cues[(int)PageTag.Listing] = BlockCues.InPre;
        cues[(int)PageTag.Button] = BlockCues.InButton;
        cues[(int)PageTag.Details] = BlockCues.InDetails;
        cues[(int)PageTag.Dialog] = BlockCues.InDialog;
        cues[(int)PageTag.Noscript] = BlockCues.InNoscript;
        cues[(int)PageTag.Section] = BlockCues.InSection;
        cues[(int)PageTag.Dl] = BlockCues.InDefinition;
        cues[(int)PageTag.Time] = BlockCues.InTime;
        return cues;
    }
}
