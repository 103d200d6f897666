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
        using var html = new PooledText();
        using var run = new FoldedText();
        var open = new Stack<(PageElement Element, string Close)>();
        var marked = false;
        var pendingSpace = false;
        var breaks = 0;
        var hasText = false;
        var preformatted = block.Shape == BlockShape.Preformatted;
        PageElement? unseen = null;
        PageElement? link = null;
        var hasLinkText = false;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
        {
            budget.Check();
            if (unseen is not null)
            {
                if (isEnd && node == unseen) unseen = null;
                continue;
            }
            if (node is PageText text)
            {
                var data = text.Data.Span;
                if (preformatted)
                {
                    Escape(html, data);
                    continue;
                }
                run.Append(data, preformatted: false);
                var folded = run.TakeSpan();
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
                hasLinkText = link is not null;
                pendingSpace = FoldedText.EndsBlank(data);
            }
            else if (node is PageElement element)
            {
                if (element.Tag == PageTag.A && element.Has(PageAttribute.Href)) (link, hasLinkText) = (isEnd ? null : element, false);
                if (isEnd)
                {
                    if (open.TryPeek(out var top) && top.Element == element)
                    {
                        open.Pop();
                        html.Append(top.Close);
                    }
                }
                // As the survey does: behind the words of a link, what is only heard.
                else if (hasLinkText && element.FirstChild is not null && UnseenText.Is(element)) unseen = element;
                else if (element.Tag == PageTag.Br)
                {
                    breaks++;
                    marked = true;
                }
                else if (CloseOf(element, page, out var url) is { } close)
                {
                    if (pendingSpace && hasText && breaks == 0)
                    {
                        html.Append(' ');
                        pendingSpace = false;
                    }
                    AppendOpen(html, element, url);
                    open.Push((element, close));
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
        for (var up = block.First.Parent; up is not null && up != block.Element; up = up.Parent)
            if (Marks(up)) return true;
        // As BlockNodes.Of goes, without a step for each node.
        var node = block.First;
        while (true)
        {
            budget.Check();
            if (node is PageElement element)
            {
                if (Marks(element)) return true;
                if (element.FirstChild is { } child && TagFacts.Flow(element.Tag) == TagFlow.Inline)
                {
                    node = child;
                    continue;
                }
            }
            while (node != block.Last && node.Next is null && node.Parent is { } parent && parent != block.Element) node = parent;
            if (node == block.Last || node.Next is null) return false;
            node = node.Next;
        }

        static bool Marks(PageElement element) => element.Tag is PageTag.Br or PageTag.A || CloseOf(element, null, out _) is not null;
    }

    /// <summary>The end tag of an element that means something; null for any other, a link without an address among them.</summary>
    private static string? CloseOf(PageElement element, Uri? page, out Uri? url)
    {
        url = null;
        switch (element.Tag)
        {
            case PageTag.A:
                url = Urls.Resolve(page, element.Get(PageAttribute.Href));
                return url is null ? null : "</a>";
            case PageTag.B or PageTag.Strong:
                return "</strong>";
            case PageTag.I or PageTag.Em:
                return "</em>";
            case PageTag.Code or PageTag.Kbd or PageTag.Samp or PageTag.Sub or PageTag.Sup or PageTag.Mark or PageTag.Q or PageTag.Cite
                or PageTag.S or PageTag.U or PageTag.Del or PageTag.Ins:
                return $"</{element.Name}>";
            default:
                return null;
        }
    }

    private static void AppendOpen(PooledText html, PageElement element, Uri? url)
    {
        switch (element.Tag)
        {
            case PageTag.A:
                html.Append("<a href=\"");
                Escape(html, url!.AbsoluteUri);
                html.Append("\">");
                break;
            case PageTag.B or PageTag.Strong:
                html.Append("<strong>");
                break;
            case PageTag.I or PageTag.Em:
                html.Append("<em>");
                break;
            default:
                html.Append('<');
                html.Append(element.Name);
                html.Append('>');
                break;
        }
    }

    private static void Escape(PooledText html, ReadOnlySpan<char> text)
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
                    else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        html.Append(c);
                        html.Append(text[++i]);
                    }
                    break;
            }
        }
    }
}
