using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Takes out the name and account under a post of a social network whose words were left out.</summary>
internal static class PostSignatures
{
    private const int LongestName = 120;

    public static void Drop(StoryInput story, bool[] keep)
    {
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i] || !IsSignature(story.Blocks[i]) || RepeatedQuotes.BoxOf(story.Blocks[i]) is not { } box) continue;
            if ((i == 0 || !keep[i - 1] || !story.Blocks[i - 1].Element.IsIn(box)) && (i + 1 == keep.Length || !keep[i + 1] || !story.Blocks[i + 1].Element.IsIn(box))) keep[i] = false;
        }
    }

    private static bool IsSignature(TextBlock block) =>
        block.Has(BlockCues.InBlockquote) && block.Text.Length <= LongestName && TextFold.IsDash(block.Text[0])
        && block.Text.IndexOf("(@", StringComparison.Ordinal) is > 0 and var open && block.Text.IndexOf(')', open) > open + 2;
}
