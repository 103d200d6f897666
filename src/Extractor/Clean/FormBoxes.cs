using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>
/// Takes out the words around a form in the midst of a story: the question of a poll, the offer of a newsletter, what is said of consent.
/// Such a box is small beside the story, and the form stands right in it.
/// </summary>
internal static class FormBoxes
{
    private const int LongestBox = 500;
    private const int MostBlocks = 4;
    private const int MostNodes = 200;
    private const int MostSteps = 2;
    private const int MostChildren = 40;

    /// <summary>A box that holds more of the story than a fourth is the story's own.</summary>
    private const int LeastStory = 4;

    private enum Question
    {
        None,
        Choice,
        Address,
    }

    public static void Drop(StoryInput story, bool[] keep)
    {
        var total = 0L;
        for (var i = 0; i < keep.Length; i++)
            if (keep[i]) total += story.Blocks[i].Text.Length;
        var known = new Dictionary<PageElement, Question>();
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i] || story.Blocks[i].Text.Length > LongestBox) continue;
            story.Survey.Budget.Check();
            var box = story.Blocks[i].Element.Parent;
            for (var steps = 0; box is not null && steps < MostSteps; box = box.Parent, steps++)
            {
                if (box.Tag is PageTag.Body or PageTag.Html or PageTag.Main or PageTag.Article or PageTag.Form) break;
                if (!known.TryGetValue(box, out var asked)) known.Add(box, asked = FormIn(box));
                if (asked == Question.None) continue;
                known[box] = Question.None;
                DropBox(story, keep, i, box, isOffer: asked == Question.Choice, total);
                break;
            }
        }
    }

    private static void DropBox(StoryInput story, bool[] keep, int first, PageElement box, bool isOffer, long total)
    {
        for (var steps = 0; first > 0 && story.Blocks[first - 1].Element.IsIn(box); first--)
            if (++steps > MostChildren) return;
        var length = 0L;
        var (end, blocks) = (first, 0);
        for (; end < keep.Length && story.Blocks[end].Element.IsIn(box); end++)
        {
            story.Survey.Budget.Check();
            if (!keep[end]) continue;
            length += story.Blocks[end].Text.Length;
            isOffer |= ServiceWords.Count(story.Blocks[end].Text) > 0;
            if (++blocks > MostBlocks || length > LongestBox || length * LeastStory > total) return;
        }
        // A form between two paragraphs of the story asks for an address as well.
        if (isOffer) keep.AsSpan(first, end - first).Clear();
    }

    private static Question FormIn(PageElement box)
    {
        var children = 0;
        for (var child = box.FirstChild; child is not null && children < MostChildren; child = child.Next)
        {
            if (child is not PageElement element) continue;
            if (element.Tag == PageTag.Form) return Asks(element);
            children++;
        }
        return Question.None;
    }

    /// <summary>What a form asks for, other than what to search for.</summary>
    private static Question Asks(PageElement form)
    {
        PageNode? node = form.FirstChild;
        for (var nodes = 0; node is not null && nodes < MostNodes; nodes++)
        {
            if (node is PageElement { Tag: PageTag.Input } input)
            {
                var type = input[PageAttribute.Type].Span;
                if (type is "radio") return Question.Choice;
                if (type is "email") return Question.Address;
            }
            if (node is PageElement { FirstChild: { } child })
            {
                node = child;
                continue;
            }
            while (node.Next is null && node.Parent is { } parent && parent != form) node = parent;
            node = node.Next;
        }
        return Question.None;
    }
}
