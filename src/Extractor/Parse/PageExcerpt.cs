using System.Buffers;

namespace Extractor.Parse;

/// <summary>
/// A page without what it prints: the tags and scripts that may carry data, in their order. Parsing it gives a tree that is all head.
/// Cutting is one pass over the opening brackets, far cheaper than parsing what is left out; it knows comments, templates and elements
/// whose content is text, and nothing else of the grammar of HTML.
/// </summary>
internal sealed class PageExcerpt : IDisposable
{
    private static readonly SearchValues<string> ScriptEnd = EndOf("script");
    private static readonly SearchValues<string> StyleEnd = EndOf("style");
    private static readonly SearchValues<string> TitleEnd = EndOf("title");
    private static readonly SearchValues<string> TextareaEnd = EndOf("textarea");
    private static readonly SearchValues<string> IframeEnd = EndOf("iframe");
    private static readonly SearchValues<string> XmpEnd = EndOf("xmp");
    private static readonly SearchValues<string> NoframesEnd = EndOf("noframes");
    private static readonly SearchValues<string> NoembedEnd = EndOf("noembed");

    private readonly ReadOnlyMemory<char> html;
    private readonly PageBudget budget;
    private readonly List<Range> parts = [];
    private char[] buffer = [];
    private int templates;
    private bool isInBody;

    private PageExcerpt(ReadOnlyMemory<char> html, PageBudget budget)
    {
        this.html = html;
        this.budget = budget;
    }

    /// <summary>What is left of the page. Valid until disposal.</summary>
    public ReadOnlyMemory<char> Markup { get; private set; }

    /// <summary>Cuts a page. Time grows with its length at most.</summary>
    /// <param name="html">The page.</param>
    /// <param name="budget">Asked at every bracket.</param>
    public static PageExcerpt Cut(ReadOnlyMemory<char> html, PageBudget budget)
    {
        var excerpt = new PageExcerpt(html, budget);
        excerpt.Gather();
        excerpt.Join();
        return excerpt;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (buffer.Length > 0) ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        Markup = default;
    }

    private void Gather()
    {
        var page = html.Span;
        for (var at = 0; page[at..].IndexOf('<') is >= 0 and var next;)
        {
            budget.CheckText(next);
            var open = at + next;
            at = Take(page, open);
            // What is open to the end of the page is dropped by the parser as well.
            if (at < 0) return;
            budget.CheckText(at - open);
        }
    }

    /// <summary>Takes what starts at a bracket; returns the place behind it, or -1 where it does not end.</summary>
    private int Take(ReadOnlySpan<char> page, int open)
    {
        var tag = page[(open + 1)..];
        switch (tag is [var first, ..] ? first | 0x20 : 0)
        {
            case '!' | 0x20 when tag.StartsWith("!--"):
                // <!--> and <!---> are whole comments (HTML standard, section 13.2.5.44).
                return EndOf(page, open + 2, "-->");
            case '/' | 0x20 when templates > 0 && Is(tag[1..], "template"):
                templates--;
                break;
            case 't' when Is(tag, "template"):
                templates++;
                break;
            case 't' when Is(tag, "title"):
                return Content(page, open, TitleEnd, isKept: !isInBody);
            case 't' when Is(tag, "textarea"):
                return Content(page, open, TextareaEnd, isKept: false);
            case 's' when Is(tag, "script"):
                return Content(page, open, ScriptEnd, isKept: true);
            case 's' when Is(tag, "style"):
                return Content(page, open, StyleEnd, isKept: false);
            case 'i' when Is(tag, "iframe"):
                return Content(page, open, IframeEnd, isKept: false);
            case 'x' when Is(tag, "xmp"):
                return Content(page, open, XmpEnd, isKept: false);
            case 'n' when Is(tag, "noframes"):
                return Content(page, open, NoframesEnd, isKept: false);
            case 'n' when Is(tag, "noembed"):
                return Content(page, open, NoembedEnd, isKept: false);
            case 'b' when Is(tag, "body"):
                isInBody |= templates == 0;
                break;
            case 'b' when Is(tag, "base"):
            case 'h' when Is(tag, "html"):
                return Tag(page, open, isKept: !isInBody);
            case 'm' when Is(tag, "meta"):
            case 'l' when Is(tag, "link"):
                return Tag(page, open, isKept: true);
        }
        return open + 1;
    }

    private int Tag(ReadOnlySpan<char> page, int open, bool isKept)
    {
        var end = TagEnd(page, open + 1);
        // Properties of items need the items around them, which are not kept.
        if (end > 0 && isKept && !(isInBody && page[open..end].Contains("itemprop", StringComparison.OrdinalIgnoreCase))) Keep(open, end);
        return end;
    }

    private int Content(ReadOnlySpan<char> page, int open, SearchValues<string> close, bool isKept)
    {
        var start = TagEnd(page, open + 1);
        if (start < 0) return -1;
        var length = page[start..].IndexOfAny(close);
        // In a script, a comment that opens another script goes on to that one's end (HTML standard, section 13.2.5.27).
        if (length >= 0 && close == ScriptEnd && OpensAnother(page.Slice(start, length)) && page[(start + length + 1)..].IndexOfAny(close) is >= 0 and var more)
            length += 1 + more;
        var end = length < 0 ? page.Length : EndOf(page, start + length, ">");
        if (end < 0) end = page.Length;
        // A script that only names its file holds no data.
        if (isKept && length != 0) Keep(open, end);
        return end;
    }

    private static bool OpensAnother(ReadOnlySpan<char> script)
    {
        var comment = script.LastIndexOf("<!--");
        return comment >= 0 && script[comment..].Contains("<script", StringComparison.OrdinalIgnoreCase) && !script[comment..].Contains("-->", StringComparison.Ordinal);
    }

    private void Keep(int start, int end)
    {
        if (templates == 0) parts.Add(start..end);
    }

    private void Join()
    {
        var length = 0;
        foreach (var part in parts) length += part.End.Value - part.Start.Value;
        buffer = ArrayPool<char>.Shared.Rent(length);
        var at = 0;
        foreach (var part in parts)
        {
            budget.CheckText(part.End.Value - part.Start.Value);
            html.Span[part].CopyTo(buffer.AsSpan(at));
            at += part.End.Value - part.Start.Value;
        }
        Markup = buffer.AsMemory(0, at);
    }

    /// <summary>The place behind a tag's closing bracket, which may stand in quotes as well; -1 where there is none.</summary>
    private static int TagEnd(ReadOnlySpan<char> page, int start)
    {
        for (var at = start; page[at..].IndexOfAny('>', '"', '\'') is >= 0 and var next;)
        {
            at += next + 1;
            var found = page[at - 1];
            if (found == '>') return at;
            // Elsewhere a quote is a character like any other.
            if (page[start..(at - 1)].TrimEnd() is not [.., '=']) continue;
            at = EndOf(page, at, found == '"' ? "\"" : "'");
            if (at < 0) return -1;
        }
        return -1;
    }

    private static int EndOf(ReadOnlySpan<char> page, int start, ReadOnlySpan<char> mark)
    {
        var length = page[start..].IndexOf(mark);
        return length < 0 ? -1 : start + length + mark.Length;
    }

    private static bool Is(ReadOnlySpan<char> tag, string name) =>
        tag.Length > name.Length && tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(tag[name.Length])
        && tag[name.Length] is not ('-' or ':' or '_');

    private static SearchValues<string> EndOf(string name) => SearchValues.Create([$"</{name}"], StringComparison.OrdinalIgnoreCase);
}
