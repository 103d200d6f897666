using Extractor.Parse;
using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>Figures over the links of one list and over those that look alike on the whole page.</summary>
internal sealed class LinkGroups
{
    private readonly LinkMap map;
    private readonly Strip<Sums> byList;
    private readonly Strip<Sums> byMake;
    private readonly Strip<Sums> byRegion;

    public LinkGroups(LinkMap map, LinkOverlap overlap, Strip<TextShape> shapes, Strip<LinkPlacement?> byRule)
    {
        this.map = map;
        var room = map.Story.Survey.Room;
        byList = room.Take<Sums>(map.Boxes);
        byMake = room.Take<Sums>(map.Makes);
        byRegion = room.Take<Sums>(map.Boxes);
        foreach (var candidate in map.Candidates)
        {
            var (title, story, _) = overlap.Of(candidate.Index);
            var isHeadline = shapes[candidate.Index].Words >= 4;
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
                Ruled = byRule[candidate.Page] is { } placement and not LinkPlacement.More ? 1 : 0,
                Higher = candidate.Address.IdOrder == 1 ? 1 : 0,
            };
            byMake[candidate.Make].Add(one);
            if (candidate.ListNumber >= 0) byList[candidate.ListNumber].Add(one);
            if (candidate.RegionNumber >= 0) byRegion[candidate.RegionNumber].Add(one);
        }
    }

    public void Write(ref RowWriter row, int i)
    {
        var candidate = map.Candidates[i];
        Write(ref row, byMake[candidate.Make]);
        Write(ref row, candidate.ListNumber >= 0 ? byList[candidate.ListNumber] : default);
        Write(ref row, candidate.RegionNumber >= 0 ? byRegion[candidate.RegionNumber] : default);
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

        public void Add(in Sums one)
        {
            Links++;
            Title += one.Title;
            Story += one.Story;
            Words += one.Words;
            Headlines += one.Headlines;
            SameSite += one.SameSite;
            SameShape += one.SameShape;
            InStory += one.InStory;
            After += one.After;
            Ruled += one.Ruled;
            Higher += one.Higher;
        }
    }
}
