namespace Extractor.Parse;

/// <summary>The way from an element up to the root, for many other elements to be asked where they meet it.</summary>
internal readonly struct PathUp
{
    /// <summary>For each element by its ordinal: the steps up to it, and one more; 0 where it does not lie on the way.</summary>
    private readonly Strip<int> steps;

    /// <param name="tree">The page.</param>
    /// <param name="from">Where the way starts; null for a way that nothing lies on.</param>
    public PathUp(PageTree tree, PageElement? from)
    {
        if (from is null) return;
        steps = tree.Room.Take<int>(tree.ElementCount);
        for (PageElement? up = from; up is not null; up = up.Parent) steps[up.Ordinal] = ++Length;
    }

    /// <summary>How many elements lie on it.</summary>
    public int Length { get; }

    /// <summary>The steps from the start up to an element; -1 where it does not lie on the way.</summary>
    public int StepsTo(PageElement element) => Length == 0 ? -1 : steps[element.Ordinal] - 1;
}
