using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>How far links lie from other elements of the page, in steps up and down the tree.</summary>
internal sealed class LinkSteps
{
    private const int Far = 20;

    private readonly PathUp mainPath;
    private readonly Strip<int> around;
    private int turn;

    public LinkSteps(LinkMap map)
    {
        var tree = map.Story.Survey.Tree;
        around = tree.Room.Take<int>(tree.ElementCount);
        mainPath = new PathUp(tree, map.Main);
        MainArticle = map.Main?.Around(PageTag.Article);
    }

    /// <summary>The nearest article element around the main element.</summary>
    public PageElement? MainArticle { get; }

    /// <summary>
    /// Whether a link is under the main element, the steps up to what holds both, and those from there down to the main element;
    /// no more than 20 are counted. Without a main element all is none.
    /// </summary>
    public (bool IsUnder, int Up, int Down) ToMain(PageElement link)
    {
        if (mainPath.Length == 0) return default;
        var up = 0;
        for (PageElement? at = link; at is not null; at = at.Parent, up++)
            if (mainPath.StepsTo(at) is >= 0 and var down) return (down == 0, Math.Min(Far, up), Math.Min(Far, up <= Far ? down : mainPath.Length));
        return (false, Math.Min(Far, up), Math.Min(Far, mainPath.Length));
    }

    /// <summary>Chooses the link for <see cref="ToCommon"/>.</summary>
    public void From(PageElement link)
    {
        turn++;
        for (PageElement? up = link; up is not null; up = up.Parent) around[up.Ordinal] = turn;
    }

    /// <summary>The steps from an element up to the one that holds the link as well; no more than 20 are counted.</summary>
    public int ToCommon(PageElement element)
    {
        var steps = 0;
        for (PageElement? up = element; up is not null && steps < Far; up = up.Parent, steps++)
            if (around[up.Ordinal] == turn) return steps;
        return Far;
    }
}
