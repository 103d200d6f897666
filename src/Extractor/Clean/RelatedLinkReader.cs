using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>The related links of a page and the blocks that they fill, which are no part of the story.</summary>
internal sealed record FoundLinks(IReadOnlyList<RelatedLink> Links, IReadOnlySet<int> Blocks);

/// <summary>
/// Finds the links to related stories. Rules find lines and lists by the words of the language (<see cref="RelatedLinkRules"/>)
/// and say what leaves the body; a learned model, which knows what the rules found, says which links are related ones.
/// </summary>
internal static class RelatedLinkReader
{
    private const int MostLinks = 60;
    private const double MostlyLink = 0.6;
    private const int LongestTime = 40;

    /// <param name="story">The story and its page.</param>
    /// <param name="model">The model; null for the built-in one.</param>
    public static FoundLinks Read(StoryInput story, LinkModel? model = null)
    {
        var ruled = RelatedLinkRules.Read(story);
        var places = PlacesOf(ruled);
        model ??= LinkModel.BuiltIn;
        using var map = LinkMap.Of(story, model.Sieve);
        if (map.Candidates.Count == 0) return ruled with { Links = [.. ruled.Links.Where(link => link.Placement == LinkPlacement.More)] };
        using var features = new LinkFeatures(map, places);
        var verdicts = model.Judge(map, features, places);

        var found = new List<RelatedLink>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var byText = index.GetAlternateLookup<ReadOnlySpan<char>>();
        var blocks = new HashSet<int>(ruled.Blocks);
        for (var turn = LinkVerdict.Related; turn <= LinkVerdict.Popular; turn++)
        {
            foreach (var candidate in map.Candidates)
            {
                story.Survey.Budget.Check();
                if ((IsMarked(story, candidate, places) ? LinkVerdict.Related : verdicts[candidate.Index]) != turn) continue;
                if (candidate.Block.LinkDensity >= MostlyLink) blocks.Add(candidate.Block.Index);
                if (byText.ContainsKey(candidate.Target.Text) || CaptionCues.IsLicence(candidate.Text) || found.Count >= MostLinks || TitleOf(map, candidate) is not { } title) continue;
                index[candidate.Url.AbsoluteUri] = found.Count;
                found.Add(new RelatedLink { Url = candidate.Url, Title = title, Placement = turn == LinkVerdict.Popular ? LinkPlacement.More : PlaceOf(story, candidate, places) });
            }
        }
        // Lists that the rules know to be of another kind, and those that they took for related and the model did not.
        foreach (var link in ruled.Links)
        {
            if (link.Placement == LinkPlacement.Inline || found.Count >= MostLinks || RelatedLinkRules.IsService(story, link) || (link.Title is { } name && CaptionCues.IsLicence(name)) || !index.TryAdd(link.Url.AbsoluteUri, found.Count)) continue;
            found.Add(link with { Placement = LinkPlacement.More });
        }
        return new FoundLinks(found, blocks);
    }

    /// <summary>Where the rules place each address that they take.</summary>
    public static Dictionary<string, LinkPlacement> PlacesOf(FoundLinks found)
    {
        var places = new Dictionary<string, LinkPlacement>(StringComparer.Ordinal);
        foreach (var link in found.Links) places.TryAdd(link.Url.AbsoluteUri, link.Placement);
        return places;
    }

    /// <summary>A link's text as a title: on one line, without the marker of a promo line; null where too little is left.</summary>
    public static string? TitleOf(StoryInput story, string text, int marker)
    {
        var title = text.Replace('\n', ' ')[Math.Min(marker, text.Length)..].Trim(' ', ':', '>', '»', '|', '–', '-', '•');
        if (story.Lexicon.StartsWithInlineMarker(title, out var length) && length < title.Length) title = title[length..].Trim();
        // What closes a quotation is no arrow.
        if (title.AsSpan().Count('«') > title.AsSpan().Count('»')) title += '»';
        return title.Length >= 4 ? title : null;
    }

    /// <summary>Whether a text is nothing but a time, as a block of its own inside a link may be.</summary>
    public static bool IsTime(string text, Lexicon lexicon)
    {
        if (text.Length > LongestTime) return false;
        int letters = 0, digits = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
        }
        return digits >= 4 && (letters * 2 <= digits || (PrintedTime.TryRead(text, lexicon, null, out _, out var start, out var length) && start == 0 && length >= text.Length - 1));
    }

    /// <summary>The best title among the texts of all links to the same address: a heading, else the longest.</summary>
    private static string? TitleOf(LinkMap map, LinkCandidate first)
    {
        string? best = null;
        var bestWorth = 0;
        foreach (var other in map.Candidates)
        {
            if (other.Page != first.Page || (other.Region is null && other != first)) continue;
            map.Story.Survey.Budget.CheckText(other.Text.Length);
            var text = LinkTitle.Of(other.Link, other.Block, other.Text);
            var marker = text == other.Block.Text && RelatedLinkRules.IsHeadedLink(map.Story, other.Block, out var label) ? label : 0;
            if (TitleOf(map.Story, text, marker) is not { } title) continue;
            if (best is not null && IsTime(title, map.Story.Lexicon)) continue;
            var worth = Math.Min(title.Length, 200) + (other.Block.Shape == BlockShape.Heading ? 1_000 : 0);
            if (worth <= bestWorth) continue;
            best = title;
            bestWorth = worth;
        }
        return best;
    }

    /// <summary>Whether a line inside the story announces the link in so many words: the model is not asked then.</summary>
    private static bool IsMarked(StoryInput story, LinkCandidate candidate, Dictionary<string, LinkPlacement> places) =>
        places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(candidate.Target.Text, out var place) && place == LinkPlacement.Inline
        && candidate.Block.Index > story.First && candidate.Block.Index <= story.Last + 2
        && candidate.Address is { SameSite: true, Any: not (PathKind.Author or PathKind.Topic or PathKind.Service) }
        && (story.Lexicon.StartsWithInlineMarker(candidate.Block.Text, out _) || RelatedLinkRules.IsLabelledLink(candidate.Block, out _) || RelatedLinkRules.IsHeadedLink(story, candidate.Block, out _));

    private static LinkPlacement PlaceOf(StoryInput story, LinkCandidate candidate, Dictionary<string, LinkPlacement> places)
    {
        if (places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(candidate.Target.Text, out var place) && place != LinkPlacement.More) return place;
        return candidate.Block.Index > story.First && candidate.Block.Index < story.Last ? LinkPlacement.Inline : LinkPlacement.Related;
    }
}
