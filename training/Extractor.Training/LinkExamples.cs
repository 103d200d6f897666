using System.Text.Json;
using Extractor.Assemble;
using Extractor.Body;
using Extractor.Clean;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Training;

/// <summary>The links of one page, each with whether the truth counts it among the related ones.</summary>
internal sealed class LinkExamples
{
    private readonly Dictionary<LinkGroups.Make, int> makes = [];

    private readonly FoundLinks ruled;

    private LinkExamples(CorpusPage page, LinkMap map, FoundLinks ruled, IReadOnlySet<string> truth)
    {
        this.ruled = ruled;
        Page = page;
        Map = map;
        Places = RelatedLinkReader.PlacesOf(ruled);
        Features = LinkFeatures.Of(map, Places);
        Ruled = [.. ruled.Links.Where(link => link.Placement != LinkPlacement.More).Select(link => Key(link.Url.AbsoluteUri))];
        Truth = truth;
        Labels = [.. map.Candidates.Select(candidate => truth.Contains(Key(candidate.Url.AbsoluteUri)))];
        foreach (var candidate in map.Candidates) makes[LinkGroups.MakeOf(candidate)] = makes.GetValueOrDefault(LinkGroups.MakeOf(candidate)) + 1;
    }

    public CorpusPage Page { get; }

    public LinkMap Map { get; }

    public FeatureTable Features { get; }

    /// <summary>Where the rules place the addresses that they take.</summary>
    public Dictionary<string, LinkPlacement> Places { get; }

    /// <summary>The addresses that the rules take for related.</summary>
    public IReadOnlyList<string> Ruled { get; }

    /// <summary>The addresses that the truth gives, in the form of <see cref="Key"/>.</summary>
    public IReadOnlySet<string> Truth { get; }

    public IReadOnlyList<bool> Labels { get; }

    /// <param name="page">The page.</param>
    /// <param name="truth">The addresses of its related links.</param>
    /// <param name="body">A body model that has not seen the page, so that the links are judged among mistakes as they occur.</param>
    public static LinkExamples Of(CorpusPage page, IReadOnlySet<string> truth, BodyModel body)
    {
        var budget = new PageBudget(new ExtractorOptions { MaxDuration = TimeSpan.MaxValue, MaxMemory = long.MaxValue }, TimeProvider.System, CancellationToken.None);
        var survey = PageSurveyor.Survey(PageParser.Parse(page.Html(), budget), budget);
        var story = new ArticleAssembler(LanguageCatalog.BuiltIn, LearnedModels.BuiltIn with { Body = body }).Story(survey, page.Url);
        var map = LinkMap.Of(story, sieve: null);
        return new LinkExamples(page, map, RelatedLinkRules.Read(story), truth);
    }

    /// <summary>The same page, with the links that a sieve leaves.</summary>
    /// <param name="sieve">A sieve that has not seen the page, so that links are judged in the company that they have.</param>
    public LinkExamples Through(TreeModel sieve) => new(Page, LinkMap.Of(Map.Story, sieve), ruled, Truth) { Whole = this };

    /// <summary>The page with all links, where these are what a sieve left.</summary>
    private LinkExamples? Whole { get; init; }

    /// <summary>The examples of the sieve: a block has to be left when a link in it has a chance or is a true one.</summary>
    /// <param name="scores">What the judge says of each link.</param>
    /// <param name="chance">From which score on a link has a chance.</param>
    public IEnumerable<Example> Sifting(double[] scores, double chance)
    {
        var chosen = Map.Candidates.Where(candidate => scores[candidate.Index] >= chance || Labels[candidate.Index])
            .Select(candidate => candidate.Block.Index).ToHashSet();
        var sieve = new LinkSieve(Map.Story);
        using var rows = FeatureTable.Of(sieve);
        for (var i = 0; i < rows.Rows; i++)
            yield return new Example { Features = rows.Row(i), Label = chosen.Contains(sieve.Blocks[i]), Weight = 1f / rows.Rows };
    }

    /// <summary>
    /// Links that look alike share one lot; a list of many must not outweigh the lists of few. Those that a sieve took away are examples
    /// as well: without them a judge takes what is left for likelier than it is.
    /// </summary>
    public IEnumerable<Example> Examples()
    {
        var blocks = Map.Candidates.Select(candidate => candidate.Block.Index).ToHashSet();
        return Examples(_ => true).Concat(Whole?.Examples(candidate => !blocks.Contains(candidate.Block.Index)) ?? []);
    }

    private IEnumerable<Example> Examples(Func<LinkCandidate, bool> isMeant)
    {
        for (var i = 0; i < Labels.Count; i++)
        {
            if (!isMeant(Map.Candidates[i])) continue;
            var alike = makes[LinkGroups.MakeOf(Map.Candidates[i])];
            yield return new Example { Features = Features.Row(i), Label = Labels[i], Weight = (float)(1 / Math.Sqrt(alike)) };
        }
    }

    /// <summary>The addresses of the related links of each page that has a truth for them.</summary>
    public static Dictionary<string, IReadOnlySet<string>> Truths(string corpus)
    {
        var truths = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(corpus, "news", "truth.jsonl")))
        {
            var truth = JsonDocument.Parse(line).RootElement;
            if (!truth.TryGetProperty("relatedLinks", out var links) || links.ValueKind != JsonValueKind.Array) continue;
            truths[truth.GetProperty("id").GetString()!] =
                links.EnumerateArray().Select(link => Key(link.GetProperty("url").GetString()!)).ToHashSet(StringComparer.Ordinal);
        }
        return truths;
    }

    /// <summary>An address without what does not count: escapes, campaign parameters, fragment, a closing slash.</summary>
    public static string Key(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return address;
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && !part.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)));
        return $"{uri.Scheme}://{uri.Authority.ToLowerInvariant()}{Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/')}?{query}";
    }
}
