using System.Text;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Writes a block's text with the inline markup that means something: links, emphasis, code and the like.</summary>
internal static class InlineMarkup
{
    /// <summary>The sanitised HTML; null when it would be the escaped text alone.</summary>
    /// <param name="block">The block.</param>
    /// <param name="page">What addresses are relative to.</param>
    /// <param name="budget">Asked at every node: one block may hold all links of a page.</param>
    public static string? Write(TextBlock block, Uri? page, PageBudget budget)
    {
        if (block.Shape == BlockShape.Table || !MayBeMarked(block, budget)) return null;
        var html = new StringBuilder(block.Text.Length + 64);
        var open = new Stack<(PageElement Element, string Close)>();
        var marked = false;
        var pendingSpace = false;
        var breaks = 0;
        var hasText = false;
        var preformatted = block.Shape == BlockShape.Preformatted;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
        {
            budget.Check();
            if (node is PageText text)
            {
                var data = text.Data.Span;
                if (preformatted)
                {
                    Escape(html, data);
                    continue;
                }
                var folded = FoldedText.Fold(data);
                if (folded.Length == 0)
                {
                    pendingSpace = true;
                    continue;
                }
                if (breaks > 0 && hasText) html.Append("<br>");
                else if ((pendingSpace || FoldedText.StartsBlank(data)) && hasText) html.Append(' ');
                breaks = 0;
                Escape(html, folded);
                hasText = true;
                pendingSpace = FoldedText.EndsBlank(data);
            }
            else if (node is PageElement element)
            {
                if (isEnd)
                {
                    if (open.TryPeek(out var top) && top.Element == element)
                    {
                        open.Pop();
                        html.Append(top.Close);
                    }
                }
                else if (element.Tag == PageTag.Br)
                {
                    breaks++;
                    marked = true;
                }
                else if (TagOf(element, page) is { } tag)
                {
                    if (pendingSpace && hasText && breaks == 0)
                    {
                        html.Append(' ');
                        pendingSpace = false;
                    }
                    html.Append(tag.Open);
                    open.Push((element, tag.Close));
                    marked = true;
                }
            }
        }
        while (open.TryPop(out var last)) html.Append(last.Close);
        return marked ? html.ToString() : null;
    }

    /// <summary>Whether the block has an element in it that means something: most have none, and nothing is put together for them.</summary>
    private static bool MayBeMarked(TextBlock block, PageBudget budget)
    {
        foreach (var (node, _) in BlockNodes.Of(block))
        {
            budget.Check();
            if (node is PageElement { Tag: PageTag.Br or PageTag.A } || (node is PageElement { Tag: not (PageTag.Span or PageTag.Font) } element && TagOf(element, null) is not null)) return true;
        }

        return false;
    }

    private static (string Open, string Close)? TagOf(PageElement element, Uri? page)
    {
        switch (element.Tag)
        {
            case PageTag.A:
                if (Urls.Resolve(page, element.Get(PageAttribute.Href)) is not { } url) return null;
                var open = new StringBuilder("<a href=\"");
                Escape(open, url.AbsoluteUri);
                return (open.Append("\">").ToString(), "</a>");
            case PageTag.B or PageTag.Strong:
                return ("<strong>", "</strong>");
            case PageTag.I or PageTag.Em:
                return ("<em>", "</em>");
            case PageTag.Code or PageTag.Kbd or PageTag.Samp or PageTag.Sub or PageTag.Sup or PageTag.Mark or PageTag.Q or PageTag.Cite
                or PageTag.S or PageTag.U or PageTag.Del or PageTag.Ins:
                return ($"<{element.Name}>", $"</{element.Name}>");
            default:
                return null;
        }
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\n' or '\t': html.Append(c); break;
                // No page can show them.
                case < ' ' or (>= '\u007f' and <= '\u009f') or '\ufffe' or '\uffff': break;
                default:
                    if (!char.IsSurrogate(c)) html.Append(c);
                    else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) html.Append(c).Append(text[++i]);
                    break;
            }
        }
    }
}
