using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>The lines around a headline that are neither byline nor body.</summary>
internal sealed record StoryHead(string? Kicker, string? Standfirst, int StandfirstIndex);

/// <summary>Finds the kicker above the headline and the standfirst under it.</summary>
internal static class HeadReader
{
    private const int LongestKicker = 70;
    private const int LongestStandfirst = 1_200;

    public static StoryHead Read(StoryInput story)
    {
        if (story.TitleIndex < 0) return new StoryHead(null, null, -1);
        var standfirst = Standfirst(story);
        return new StoryHead(Kicker(story), standfirst < 0 ? null : story.Blocks[standfirst].Text.Replace('\n', ' '), standfirst);
    }

    private static string? Kicker(StoryInput story)
    {
        var title = story.Blocks[story.TitleIndex];
        for (var i = story.TitleIndex - 1; i >= Math.Max(0, story.TitleIndex - 3); i--)
        {
            var block = story.Blocks[i];
            if (block.Text.Length > LongestKicker || block.Has(BlockCues.InNav | BlockCues.Nav)) continue;
            if ((block.Near & BlockCues.Kicker) != 0) return block.Text.Replace('\n', ' ').TrimEnd(':', ' ');
            // A line inside the headline's own heading or heading group is the kicker as well.
            if (block.Element.Parent == title.Element || (title.Element.Parent is { Tag: PageTag.Hgroup } group && block.Element.Parent == group && !block.IsLink))
                return block.Text.Replace('\n', ' ').TrimEnd(':', ' ');
        }
        return null;
    }

    private static int Standfirst(StoryInput story)
    {
        var description = story.Description is { Length: > 30 } stated ? TextFold.Fold(stated) : null;
        var end = Math.Min(story.Blocks.Count, story.TitleIndex + 16);
        var paragraphs = 0;
        for (var i = story.TitleIndex + 1; i < end; i++)
        {
            var block = story.Blocks[i];
            if (block.Text.Length is < 20 or > LongestStandfirst || block.Shape is BlockShape.ListItem or BlockShape.Table) continue;
            if (block.Has(BlockCues.InFigcaption | BlockCues.InFigure | BlockCues.InNav | BlockCues.Nav | BlockCues.Related | BlockCues.Comment | BlockCues.InForm
                | BlockCues.Consent | BlockCues.Newsletter)) continue;
            if ((block.Near & (BlockCues.Caption | BlockCues.Byline | BlockCues.Share)) != 0) continue;
            var isText = block.LinkDensity < 0.4;
            if (!isText) continue;
            if ((block.Near & BlockCues.Standfirst) != 0 && (block.Own & BlockCues.Title) == 0 && block.Text.Length >= 30 && paragraphs == 0) return i;
            if (block.Shape == BlockShape.Heading && block.Text.Length >= 40 && paragraphs == 0 && TextFold.Similarity(block.Text, story.Title) < 0.8) return i;
            // A first paragraph that the page also states as its description is the summary only where it is set apart.
            if (description is not null && paragraphs == 0 && IsSetApart(story, i) && Agrees(block.Text, description)) return i;
            if (story.IsBody[i] && ++paragraphs > 1) break;
        }
        return -1;
    }

    private static bool Agrees(string text, string description)
    {
        var folded = TextFold.Fold(text);
        if (folded == description) return true;
        var bare = description.TrimEnd('.', '…', ' ');
        return bare.Length > 40 && folded.StartsWith(bare, StringComparison.Ordinal) && folded.Length < description.Length * 1.3;
    }

    /// <summary>Whether a block differs in make from the block of the story after it: emphasised, or under another parent or tag.</summary>
    private static bool IsSetApart(StoryInput story, int i)
    {
        var block = story.Blocks[i];
        if (block.EmphasisChars * 10 >= block.Text.Length * 9) return true;
        for (var j = i + 1; j < story.Blocks.Count; j++)
        {
            if (!story.IsBody[j] || story.Blocks[j].Shape == BlockShape.Heading) continue;
            var next = story.Blocks[j];
            return next.Element.Tag != block.Element.Tag || next.Element.Parent != block.Element.Parent
                || !next.Element[PageAttribute.Class].Span.SequenceEqual(block.Element[PageAttribute.Class].Span);
        }
        return false;
    }
}
