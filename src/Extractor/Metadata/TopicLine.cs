using System.Buffers;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>What stands before a link in its line.</summary>
internal enum TopicLabel : byte
{
    /// <summary>No word, or nothing that is known.</summary>
    None,

    /// <summary>A word that says that tags follow, or another tag of them.</summary>
    Tags,

    /// <summary>Words of something else: of a sentence, of a section, of a writer.</summary>
    Other,
}

/// <summary>A link of a line.</summary>
/// <param name="Text">What is linked.</param>
/// <param name="Label">What stands before it.</param>
/// <param name="HasColon">Whether a colon ends the words before the list: without one they may be those of a sentence.</param>
/// <param name="IsMarked">Whether it says of itself that it is a tag, and neither a section nor a writer.</param>
/// <param name="IsCategory">Whether it says of itself that it leads to a section.</param>
/// <param name="IsTagAddress">Whether its address is that of a tag.</param>
internal readonly record struct TopicLink(string Text, TopicLabel Label, bool HasColon, bool IsMarked, bool IsCategory, bool IsTagAddress);

/// <summary>
/// Reads the links of a line with the words before each, as themes print sections and tags in one: <c>Posted in Advice | Tags: Hemp, Ropes</c>.
/// </summary>
internal static class TopicLine
{
    private const int MostNodes = 400;
    private const int LongestBefore = 80;

    /// <summary>More letters than this behind the last link go on with a sentence.</summary>
    private const int LongestAfter = 40;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("|·•/\n)–—");

    public static List<TopicLink> Read(TextBlock block, Lexicon lexicon, Uri? url)
    {
        var links = new List<TopicLink>();
        if ((block.Near & BlockCues.Byline) != 0) return links;
        using var before = new PooledText();
        var label = TopicLabel.None;
        var hasColon = false;
        var from = 0;
        PageElement? last = null;
        PageNode? node = block.First;
        for (var nodes = 0; node is not null && nodes < MostNodes; nodes++)
        {
            if (node is PageText text)
            {
                var link = LinkAround(text, block.Element);
                if (link is null) before.Append(text.Data.Span);
                else if (link != last) Add(link);
                last = link ?? last;
            }
            if (node == block.Last) break;
            if (node is PageElement { FirstChild: { } child } inner && TagFacts.Flow(inner.Tag) != TagFlow.Skipped)
            {
                node = child;
                continue;
            }
            while (node is not null && node.Next is null) node = node.Parent == block.Element ? null : node.Parent;
            node = node?.Next;
        }
        // What goes on behind the links with small letters is a sentence about them.
        if (links.Count > 0 && IsSentence(before.Text[from..])) links.Clear();
        return links;

        void Add(PageElement link)
        {
            var isCategory = TopicTest.HasRel(link, "category");
            var isTag = !isCategory && TopicTest.HasRel(link, "tag") && !AuthorPaths.IsAuthor(Urls.Resolve(url, link.Get(PageAttribute.Href)));
            if (before.Text[from..].TrimEnd() is { IsEmpty: false } words && (label != TopicLabel.Tags || HasLetter(words))) hasColon = words[^1] is ':' or '：';
            label = LabelOf(before.Text[from..], label, isTag, lexicon);
            from = before.Length;
            if (PageTextReader.Fold(link) is { Length: > 0 } name) links.Add(new TopicLink(name, label, hasColon, isTag, isCategory, TopicWords.IsTagAddress(link.Get(PageAttribute.Href))));
        }
    }

    private static TopicLabel LabelOf(ReadOnlySpan<char> before, TopicLabel last, bool isTag, Lexicon lexicon)
    {
        var words = before.Trim();
        // The signs between the links of one list; a bar or a line parts it from the next.
        if (!HasLetter(words) || lexicon.IsNameJoiner(words)) return words.ContainsAny('|', '·', '•') ? TopicLabel.None : last;
        if (words.Length > LongestBefore) words = words[^LongestBefore..];
        var segment = words[(words.TrimEnd(" :：|·•/").LastIndexOfAny(Breaks) + 1)..];
        return TopicWords.IsLineLabel(segment, mayOpenWithMore: isTag) ? TopicLabel.Tags : TopicLabel.Other;
    }

    private static bool IsSentence(ReadOnlySpan<char> after)
    {
        var rest = after.Trim();
        return rest.Length > LongestAfter && !rest.StartsWith('|') && !rest.StartsWith('.') && !rest.StartsWith('·');
    }

    private static PageElement? LinkAround(PageText text, PageElement top)
    {
        for (var element = text.Parent; element is not null; element = element.Parent)
        {
            if (element.Tag == PageTag.A) return element;
            if (element == top) return null;
        }
        return null;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c)) return true;
        return false;
    }
}
