using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>
/// The features of the second pass: what the first one thought of a link, of the others in its list, of those that look alike
/// and of the page's as a whole, beside the link's own features.
/// </summary>
internal static class LinkSequence
{
    private const int Reach = 2;
    private const int Added = (2 * Reach) + 25;

    public const int Count = LinkFeatures.Count + Added;

    public static FeatureTable Of(LinkMap map, FeatureTable features, double[] first)
    {
        var candidates = map.Candidates;
        var byList = new Sums[map.Boxes];
        var byRegion = new Sums[map.Boxes];
        var byMake = new Sums[map.Makes];
        var byUrl = new Sums[map.Pages];
        var page = default(Sums);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (candidate.ListNumber >= 0) byList[candidate.ListNumber].Add(first[i]);
            if (candidate.RegionNumber >= 0) byRegion[candidate.RegionNumber].Add(first[i]);
            byMake[candidate.Make].Add(first[i]);
            byUrl[candidate.Page].Add(first[i]);
            page.Add(first[i]);
        }
        var table = new FeatureTable(candidates.Count, Count);
        for (var group = 0; group < table.Groups; group++) features.Group(group).CopyTo(table.Group(group));
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var row = table.Write(i, LinkFeatures.Count);
            row.Add(first[i]);
            for (var offset = -Reach; offset <= Reach; offset++)
                if (offset != 0) row.Add(i + offset < 0 || i + offset >= candidates.Count ? -1 : first[i + offset]);
            row.Add(byUrl[candidate.Page].Most);
            byMake[candidate.Make].Write(ref row, first[i]);
            (candidate.ListNumber >= 0 ? byList[candidate.ListNumber] : default).Write(ref row, first[i]);
            (candidate.RegionNumber >= 0 ? byRegion[candidate.RegionNumber] : default).Write(ref row, first[i]);
            row.Add(page.Most);
            row.Log(page.Sum);
            row.Log(page.Likely);
            row.Ratio(first[i], page.Most);
            row.End();
        }
        return table;
    }

    private struct Sums
    {
        public int Links;
        public int Likely;
        public double Sum;
        public double Most;

        public void Add(double value)
        {
            Links++;
            Sum += value;
            if (value >= 0.4) Likely++;
            if (value > Most) Most = value;
        }

        // The mean is that of the others, so that the group is a second opinion.
        public readonly void Write(ref RowWriter row, double own)
        {
            row.Log(Links);
            row.Log(Likely);
            row.Ratio(Likely, Links);
            row.Add(Links > 1 ? (Sum - own) / (Links - 1) : -1);
            row.Add(Most);
        }
    }
}
