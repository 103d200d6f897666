using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>Tells paragraphs of a story that look like a caption by a class: one whose first words alone are named after captions, or the opener of a report.</summary>
internal static class RunningText
{
    /// <summary>A shorter text may be named by a part of it.</summary>
    private const int LeastText = 120;
    private const int MostSteps = 8;

    public static bool Is(StoryInput story, TextBlock block) =>
        block.Text.Length >= LeastText && (IsNamedInPart(block) || DatelineFinder.OpensReport(story, block));

    /// <summary>Whether the word for a caption is the class of some elements within the block that hold less than half of it.</summary>
    private static bool IsNamedInPart(TextBlock block)
    {
        if ((block.Near & BlockCues.Caption) == 0) return false;
        for (var (up, steps) = (block.Element, 0); up is not null && steps < MostSteps; up = up.Parent, steps++)
            if (IsCaption(up)) return false;
        var named = 0;
        PageElement? whole = null;
        foreach (var (node, isEnd) in BlockNodes.Of(block))
        {
            if (isEnd || node is not PageElement element || (whole is not null && element.IsIn(whole)) || !IsCaption(element)) continue;
            whole = element;
            named += PageTextReader.Fold(element).Length;
        }
        return named > 0 && named * 2 < block.Text.Length;
    }

    private static bool IsCaption(PageElement element) => (CueWords.BuiltIn.Find(element[PageAttribute.Class].Span) & BlockCues.Caption) != 0;
}
