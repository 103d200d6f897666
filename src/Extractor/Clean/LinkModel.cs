using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>The learned judge of related links: a forest, whose trees each saw other pages and vote.</summary>
/// <param name="Sieve">Says which blocks have links to be judged (<see cref="LinkSieve"/>).</param>
/// <param name="Links">Judges each link by itself and its surroundings.</param>
internal sealed record LinkModel(TreeModel Sieve, TreeModel Links)
{
    /// <summary>From which scores on links count as related.</summary>
    public static LinkBounds Bounds { get; } = new(Alone: 0.3, Ruled: 0.2, InList: 0.2, Share: 0.65, Named: 0.1);

    /// <summary>The most links of a list that its heading alone makes likely: longer ones often go on with whatever is new.</summary>
    private const int ShortList = 4;

    /// <summary>The most pages that a box named after related stories may lead to: larger ones are archives.</summary>
    private const int LargestBox = 16;

    /// <summary>The most links of a list that both its heading and its class announce.</summary>
    private const int NamedList = 8;

    /// <summary>Shorter links, in characters, are labels like "more" rather than words of a sentence.</summary>
    private const int LeastPhrase = 20;

    /// <summary>Shorter links of a box are names of sections, of authors and of more such lists.</summary>
    private const int LeastHeaded = 28;

    /// <summary>The same in scripts whose words have no blanks between them.</summary>
    private const int LeastUnspaced = 12;

    private static readonly Lazy<LinkModel> Shipped = new(() => new LinkModel(TreeModel.Load("Data/model/link-sieve.bin.gz"), TreeModel.Load("Data/model/links.bin.gz")));

    public static LinkModel BuiltIn => Shipped.Value;

    /// <summary>Says of each link of a page what it leads to.</summary>
    /// <param name="map">The page's links.</param>
    /// <param name="features">Their features.</param>
    /// <param name="places">Where the rules place an address, for those that they take.</param>
    public LinkVerdict[] Judge(LinkMap map, LinkFeatures features, Dictionary<string, LinkPlacement> places) =>
        Choose(map, Links.Probabilities(features, map.Story.Survey.Budget.Check), places, Bounds);

    /// <summary>Chooses by scores: editors choose lists, so that one of which many links are likely takes its less likely ones with it.</summary>
    /// <param name="map">The page's links.</param>
    /// <param name="scores">A score a link.</param>
    /// <param name="places">Where the rules place an address, for those that they take.</param>
    /// <param name="bounds">From which scores on links count.</param>
    public static LinkVerdict[] Choose(LinkMap map, double[] scores, Dictionary<string, LinkPlacement> places, LinkBounds bounds)
    {
        var lists = map.Story.Survey.Room.Take<(int Links, int Sure)>(map.Boxes);
        foreach (var candidate in map.Candidates)
        {
            if (candidate.ListNumber < 0) continue;
            ref var list = ref lists[candidate.ListNumber];
            list = (list.Links + 1, list.Sure + (scores[candidate.Index] >= bounds.Alone ? 1 : 0));
        }
        var byText = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var boxes = new LinkBoxes(map.Story.Survey.Tree);
        var chosen = new LinkVerdict[scores.Length];
        foreach (var candidate in map.Candidates)
        {
            map.Story.Survey.Budget.Check();
            var score = scores[candidate.Index];
            var (links, sure) = candidate.ListNumber < 0 ? default : lists[candidate.ListNumber];
            var isAnnounced = links <= ShortList && score >= bounds.Ruled && score < bounds.Alone
                && byText.TryGetValue(candidate.Target.Text, out var place) && place == LinkPlacement.Related;
            var isLikely = score >= bounds.Alone || isAnnounced || (score >= bounds.InList && sure > 0 && sure >= bounds.Share * links);
            var isHeaded = !isLikely && links <= NamedList && IsHeaded(map, candidate, byText);
            if (!isLikely && !isHeaded && score < bounds.Named) continue;
            var box = boxes.Of(candidate);
            if (isHeaded && box == LinkBox.Related)
            {
                chosen[candidate.Index] = LinkVerdict.Related;
                continue;
            }
            if (isLikely ? !IsPhrase(candidate) : box == LinkBox.Related && candidate.Block.Index > map.Story.Last && map[candidate.Region].Pages <= LargestBox)
                chosen[candidate.Index] = box == LinkBox.Popular ? LinkVerdict.Popular : LinkVerdict.Related;
        }
        return chosen;
    }

    /// <summary>Whether the rules took a link for a related one, and a heading that announces those stands in its box.</summary>
    private static bool IsHeaded(LinkMap map, LinkCandidate candidate, Dictionary<string, LinkPlacement>.AlternateLookup<ReadOnlySpan<char>> places)
    {
        if (candidate.Text.Length < (TextFold.IsUnspaced(candidate.Text[0]) ? LeastUnspaced : LeastHeaded) || candidate.Address is not { SameSite: true, Any: PathKind.None or PathKind.Media } || candidate.Region is not { } region || !places.TryGetValue(candidate.Target.Text, out var place) || place == LinkPlacement.More) return false;
        var heading = map.Story.Headings.Last(HeadingKind.Related, candidate.Block.Index);
        return heading >= 0 && map.Story.Blocks[heading].Element.IsIn(region);
    }

    /// <summary>Whether a link is some words of a sentence: it begins small, right after a word of its line.</summary>
    private static bool IsPhrase(LinkCandidate candidate)
    {
        if (candidate.Text.Length < LeastPhrase || !char.IsLower(candidate.Text[0])) return false;
        var before = candidate.Block.Text.AsSpan(0, Math.Max(0, candidate.Block.Text.IndexOf(candidate.Text, StringComparison.Ordinal))).TrimEnd();
        return !before.IsEmpty && (char.IsLetterOrDigit(before[^1]) || before[^1] == ',');
    }
}

/// <summary>What a link of a page is judged to be.</summary>
internal enum LinkVerdict : byte
{
    /// <summary>No link to a story that belongs to this one.</summary>
    Other,

    Related,

    /// <summary>One that looks related, in a list of what many read: it is none of the story, and belongs to it no more than others do.</summary>
    Popular,
}

/// <summary>From which scores on links count as related.</summary>
/// <param name="Alone">A link by itself.</param>
/// <param name="Ruled">One under a heading that announces related stories, by the words of the language.</param>
/// <param name="InList">One in a list of which enough links count by themselves.</param>
/// <param name="Share">What share of a list is enough.</param>
/// <param name="Named">One after the story in a box whose class names it after related stories.</param>
internal readonly record struct LinkBounds(double Alone, double Ruled, double InList, double Share, double Named);
