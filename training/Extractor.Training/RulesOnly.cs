using Extractor.Body;
using Extractor.Parse;

namespace Extractor.Training;

/// <summary>
/// What plain rules make of a page's body, to hold the learned passes against: running text under the element that holds most of it,
/// with the headings and list items between.
/// </summary>
internal static class RulesOnly
{
    public static ArticleResult Extract(PageExamples page)
    {
        var groups = new BlockGroups(page.Context);
        var blocks = page.Context.Survey.Blocks;
        var first = blocks.FindIndex(block => groups.IsMainText(block.Index));
        var last = blocks.FindLastIndex(block => groups.IsMainText(block.Index));
        var body = blocks.Where(block => groups.IsMainText(block.Index) || (IsBetween(block, first, last) && IsUnderMain(block, groups)));
        return new ArticleResult
        {
            Id = page.Page.Id,
            Url = page.Page.Url,
            Article = new Article { Body = [.. body.Select(block => new ArticleBlock { Kind = BlockKind.Paragraph, Text = block.Text })] },
        };
    }

    private static bool IsBetween(TextBlock block, int first, int last) =>
        block.Index > first && block.Index < last && block.Shape is BlockShape.Heading or BlockShape.ListItem && block.LinkDensity < 0.5;

    private static bool IsUnderMain(TextBlock block, BlockGroups groups) =>
        groups.Main is { } main && block.Element.IsIn(main)
        && !block.Has(BlockCues.Related | BlockCues.Share | BlockCues.Comment | BlockCues.InNav | BlockCues.InFooter | BlockCues.InAside);
}
