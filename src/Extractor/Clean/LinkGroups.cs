using System.Runtime.InteropServices;
using Extractor.Parse;
using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>Figures over the links of one list and over those that look alike on the whole page.</summary>
internal sealed class LinkGroups
{
    private readonly LinkMap map;
    private readonly Dictionary<PageElement, Sums> byList = [];
    private readonly Dictionary<Make, Sums> byMake = [];
    private readonly Dictionary<PageElement, Sums> byRegion = [];

    public LinkGroups(LinkMap map, LinkOverlap overlap, TextShape[] shapes, IReadOnlyDictionary<string, LinkPlacement> byRule)
    {
        this.map = map;
        foreach (var candidate in map.Candidates)
        {
            var (title, story, _) = overlap.Of(candidate.Index);
            var isHeadline = shapes[candidate.Index].Words >= 4;
            var ruled = byRule.TryGetValue(candidate.Url.AbsoluteUri, out var placement);
            var one = new Sums
            {
                Links = 1,
                Title = title,
                Story = story,
                Words = Math.Min(shapes[candidate.Index].Words, 30),
                Headlines = isHeadline ? 1 : 0,
                SameSite = candidate.Address.SameSite ? 1 : 0,
                SameShape = candidate.Address.SameShape ? 1 : 0,
                InStory = candidate.Region is null ? 1 : 0,
                After = candidate.Block.Index > map.Story.Last ? 1 : 0,
                Ruled = ruled && placement != LinkPlacement.More ? 1 : 0,
                Higher = candidate.Address.IdOrder == 1 ? 1 : 0,
            };
            Add(byMake, MakeOf(candidate), one);
            if (candidate.List is { } list) Add(byList, list, one);
            if (candidate.Region is { } region) Add(byRegion, region, one);
        }
    }

    public void Write(ref RowWriter row, int i)
    {
        var candidate = map.Candidates[i];
        Write(ref row, byMake[MakeOf(candidate)]);
        Write(ref row, candidate.List is { } list ? byList[list] : default);
        Write(ref row, candidate.Region is { } region ? byRegion[region] : default);
    }

    /// <summary>The look of a link: tag and class of its block and of the elements around its card.</summary>
    public static Make MakeOf(LinkCandidate candidate) => new(
        candidate.Block.Element.Tag, Class(candidate.Block.Element), candidate.Card.Tag, Class(candidate.Card), Class(candidate.Card.Parent));

    private static void Write(ref RowWriter row, in Sums sums)
    {
        row.Log(sums.Links);
        row.Ratio(sums.Title, sums.Links);
        row.Ratio(sums.Story, sums.Links);
        row.Ratio(sums.Words, sums.Links);
        row.Ratio(sums.Headlines, sums.Links);
        row.Ratio(sums.SameSite, sums.Links);
        row.Ratio(sums.SameShape, sums.Links);
        row.Ratio(sums.InStory, sums.Links);
        row.Ratio(sums.After, sums.Links);
        row.Ratio(sums.Ruled, sums.Links);
        row.Ratio(sums.Higher, sums.Links);
    }

    private static int Class(PageElement? element) =>
        element is null ? 0 : string.GetHashCode(element[PageAttribute.Class].Span, StringComparison.Ordinal);

    private static void Add<TKey>(Dictionary<TKey, Sums> groups, TKey key, in Sums one)
        where TKey : notnull
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out _);
        sums.Links++;
        sums.Title += one.Title;
        sums.Story += one.Story;
        sums.Words += one.Words;
        sums.Headlines += one.Headlines;
        sums.SameSite += one.SameSite;
        sums.SameShape += one.SameShape;
        sums.InStory += one.InStory;
        sums.After += one.After;
        sums.Ruled += one.Ruled;
        sums.Higher += one.Higher;
    }

    internal readonly record struct Make(PageTag BlockTag, int BlockClass, PageTag CardTag, int CardClass, int ListClass);

    private struct Sums
    {
        public int Links;
        public double Title;
        public double Story;
        public double Words;
        public int Headlines;
        public int SameSite;
        public int SameShape;
        public int InStory;
        public int After;
        public int Ruled;
        public int Higher;
    }
}
