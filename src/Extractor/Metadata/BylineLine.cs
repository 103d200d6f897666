using System.Buffers;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>A link inside a byline.</summary>
/// <param name="Text">What is linked.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="IsAuthor">Whether the page says that it leads to the author (<c>rel=author</c>, HTML 4.6.7.2).</param>
internal readonly record struct BylineAnchor(string Text, Uri? Url, bool IsAuthor = false);

/// <summary>
/// The text of a byline element with its line structure kept, which tells a name from the date, role or button beside it: a line
/// feed at every block boundary and between inline elements that touch.
/// </summary>
internal sealed record BylineLine(string Text, IReadOnlyList<BylineAnchor> Anchors)
{
    /// <summary>Texts in it that the page marks as what the author is, not as her name.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    private const int Longest = 2_000;
    private const int MostAnchors = 40;
    private const int MostRoles = 10;

    /// <summary>How many nodes are gone through: boxes without text would not end the walk.</summary>
    private const int MostNodes = 2_000;

    /// <summary>White space (<see cref="char.IsWhiteSpace(char)"/>) but for the blank. Written out: to look for it takes a process that reads one page long.</summary>
    internal const string OtherWhiteSpace =
        "\t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    private static readonly SearchValues<char> OtherBlanks = SearchValues.Create(OtherWhiteSpace);

    public static BylineLine Of(PageElement element, Uri? page)
    {
        var anchors = new List<BylineAnchor>();
        List<string>? roles = null;
        var text = Read(element, page, anchors, ref roles);
        return new BylineLine(text, anchors) { Roles = roles ?? [] };
    }

    /// <summary>The text alone.</summary>
    public static string TextOf(PageElement element)
    {
        List<string>? roles = null;
        return Read(element, null, anchors: null, ref roles);
    }

    private static string Read(PageElement element, Uri? page, List<BylineAnchor>? anchors, ref List<string>? roles)
    {
        List<string>? found = null;
        using var text = new PooledText();
        var touches = false;
        PageElement? passed = null;
        if (element.Tag == PageTag.A) AddAnchor(element);
        PageNode? node = element.FirstChild;
        for (var nodes = 0; node is not null && text.Length < Longest && nodes < MostNodes; nodes++)
        {
            if (node is PageText piece)
            {
                var data = piece.Data.Span;
                if (touches && data.Length > 0 && text.Length > 0 && IsInWord(text.Last) && IsInWord(data[0])) text.Append('\n');
                touches = false;
                if (!data.IsWhiteSpace()) passed = null;
                if (data.ContainsAny(OtherBlanks)) foreach (var c in data) text.Append(char.IsWhiteSpace(c) ? ' ' : c);
                else text.Append(data);
            }
            else if (node is PageElement child && Enter(child))
            {
                node = child.FirstChild;
                continue;
            }
            while (node is not null && node.Next is null)
            {
                node = node.Parent;
                if (node == element) node = null;
                else if (node is PageElement left) Leave(left);
            }
            node = node?.Next;
        }
        roles = found;
        return Fold(text.Text);

        bool Enter(PageElement child)
        {
            Cross(child);
            // Names in elements of one kind, with nothing but white space between them.
            if (passed is not null && passed.Tag == child.Tag && passed.Parent == child.Parent
                && passed[PageAttribute.Class].Span.SequenceEqual(child[PageAttribute.Class].Span)) text.Append('\n');
            if (!HoldsText(child)) return false;
            if (child.Tag == PageTag.A) AddAnchor(child);
            if (anchors is not null && (found?.Count ?? 0) < MostRoles && BylineRoles.IsRole(child) && BylineRoles.TextOf(child) is { } role) (found ??= []).Add(role);
            return true;
        }

        void Leave(PageElement child)
        {
            Cross(child);
            passed = child.Tag == PageTag.A || (child.Tag == PageTag.Span && child.Has(PageAttribute.Class)) ? child : null;
        }

        void Cross(PageElement child)
        {
            if (child.Tag is PageTag.Br or PageTag.Time || TagFacts.Flow(child.Tag) == TagFlow.Block) text.Append('\n');
            else touches = true;
        }

        void AddAnchor(PageElement anchor)
        {
            if (anchors is null || anchors.Count >= MostAnchors) return;
            var name = PageTextReader.Fold(anchor);
            if (name.Length is > 1 and <= 80) anchors.Add(new BylineAnchor(name, Urls.Resolve(page, anchor.Get(PageAttribute.Href)), anchor[PageAttribute.Rel].Span.Contains("author", StringComparison.OrdinalIgnoreCase)));
        }
    }

    // Words of Indian scripts and of Thai end with signs that are no letters.
    private static bool IsInWord(char c) =>
        char.IsLetterOrDigit(c) || (c > '\u02ff' && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    /// <summary>Whether a day may stand in the line of an element: what <see cref="Of"/> gives for it has none where this says no.</summary>
    public static bool MayHoldDay(PageElement element)
    {
        var length = 0;
        var hasNumber = false;
        PageNode? node = element.FirstChild;
        for (var nodes = 0; node is not null && length < Longest && nodes < MostNodes; nodes++)
        {
            if (node is PageText piece)
            {
                var data = piece.Data.Span;
                if (PrintedTime.IndexOfDigit(data) >= 0)
                {
                    if (hasNumber || PrintedTime.MayHoldDay(data)) return true;
                    hasNumber = true;
                }
                length += data.Length;
            }
            else if (node is PageElement child && HoldsText(child))
            {
                node = child.FirstChild;
                continue;
            }
            while (node is not null && node.Next is null) node = node.Parent == element ? null : node.Parent;
            node = node?.Next;
        }
        return false;
    }

    /// <summary>Whether the text inside an element is part of the line; a button beside the name is none.</summary>
    private static bool HoldsText(PageElement child) =>
        child.FirstChild is not null && TagFacts.Flow(child.Tag) != TagFlow.Skipped && !child.Has(PageAttribute.Hidden)
        && child.Tag is not (PageTag.Button or PageTag.Noscript);

    private static string Fold(ReadOnlySpan<char> text)
    {
        using var lines = new PooledText();
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            if (!TitleCleaner.HoldsLine(line)) continue;
            if (lines.Length > 0) lines.Append('\n');
            TitleCleaner.AppendLine(line, lines);
        }
        return lines.ToString();
    }
}
