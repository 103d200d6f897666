using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>Takes out what the page keeps from its readers: headings for those who hear the page, paragraphs hidden among others that are shown, and a copy of the text for machines above the text.</summary>
internal static class HiddenText
{
    private const int Opening = 3;
    private const int LeastParagraph = 60;

    public static void Drop(StoryInput story, bool[] keep)
    {
        for (var i = 0; i < keep.Length; i++)
            if (keep[i] && story.Blocks[i] is { Shape: BlockShape.Heading } heading && CaptionCues.IsHidden(heading.Element)) keep[i] = false;
        DropHidden(story, keep);
        DropCopy(story, keep);
    }

    /// <summary>A paragraph that is hidden itself; boxes that open at a click, such as answers and the rest of a story, are hidden as a whole.</summary>
    private static void DropHidden(StoryInput story, bool[] keep)
    {
        int hidden = 0, shown = 0;
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i]) continue;
            if (IsHidden(story.Blocks[i])) hidden++;
            else shown++;
        }
        if (hidden == 0 || shown < 2 * hidden) return;
        for (var i = 0; i < keep.Length; i++)
            if (keep[i] && IsHidden(story.Blocks[i])) keep[i] = false;
    }

    private static bool IsHidden(TextBlock block) => (block.Own & BlockCues.NotShown) != 0 && block.Element.Tag == PageTag.P;

    /// <summary>The whole text in one piece, with its description, before the paragraphs that say the same.</summary>
    private static void DropCopy(StoryInput story, bool[] keep)
    {
        var seen = 0;
        for (var i = 0; i < keep.Length && seen < Opening; i++)
        {
            if (!keep[i]) continue;
            seen++;
            var text = story.Blocks[i].Text;
            if (text.Length < 3 * LeastParagraph) continue;
            int said = 0, read = 0;
            for (var j = i + 1; j < keep.Length && read < 2; j++)
            {
                if (!keep[j] || story.Blocks[j].Text.Length < LeastParagraph) continue;
                read++;
                said += text.Contains(story.Blocks[j].Text, StringComparison.Ordinal) ? 1 : 0;
            }
            if (said < 2) continue;
            for (var k = 0; k <= i; k++) keep[k] = false;
            return;
        }
    }
}
