using Extractor.Parse;

namespace Extractor.Walls;

/// <summary>What a page would do or asks for: the first refresh outside <c>noscript</c>, and whether there is a field for a password.</summary>
internal readonly record struct PageControls(RefreshText? Refresh, bool HasPassword)
{
    /// <summary>Walks over a page.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="budget">The limits to keep.</param>
    internal static PageControls Read(PageTree tree, PageBudget budget)
    {
        RefreshText? refresh = null;
        var hasPassword = false;
        PageNode node = tree.Root;
        while (true)
        {
            budget.Check();
            var element = node as PageElement;
            if (element is { Tag: PageTag.Meta } && element[PageAttribute.HttpEquiv].Span.Trim().Equals("refresh", StringComparison.OrdinalIgnoreCase))
            {
                // The first one that means something holds; those after it are passed over by browsers too.
                refresh ??= RefreshText.Parse(element[PageAttribute.Content].Span);
            }
            else if (element is { Tag: PageTag.Input } && element[PageAttribute.Type].Span.Trim().Equals("password", StringComparison.OrdinalIgnoreCase))
            {
                hasPassword = true;
            }

            // With scripts a browser passes over noscript, and it is as a browser with scripts that readers meet the page.
            if (element is { FirstChild: { } child } && element.Tag != PageTag.Noscript)
            {
                node = child;
                continue;
            }

            while (node.Next is null && node != tree.Root)
            {
                node = node.Parent!;
            }

            if (node == tree.Root)
            {
                return new PageControls(refresh, hasPassword);
            }

            node = node.Next!;
        }
    }
}
