using Extractor.Assemble;
using Extractor.Body;
using Extractor.Clean;
using Extractor.Decode;
using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Parse;
using Extractor.Speed.Corpus;

namespace Extractor.Speed.Measure;

/// <summary>Runs the stages of one extraction in the order of <c>ArticleAssembler</c> and notes how long each took and what it allocated.</summary>
internal sealed class Stages
{
    private readonly Dictionary<(string Stage, string Page), (List<double> Seconds, long Bytes)> runs = [];
    private readonly List<string> order = [];
    private readonly ExtractorOptions options = new();
    private readonly LearnedModels models = LearnedModels.BuiltIn;
    private string page = "";

    /// <summary>Each stage in its order: the sum over all pages of the median over the rounds, and the bytes allocated in one round.</summary>
    public IEnumerable<(string Stage, double Seconds, long Bytes)> Sums =>
        order.Select(stage => (stage, Of(stage).Sum(run => Clock.Median(run.Seconds)), Of(stage).Sum(run => run.Bytes)));

    public void Clear() => runs.Clear();

    public void Run(SpeedPage page)
    {
        this.page = page.Id;
        var url = page.Url;
        var budget = new PageBudget(options, TimeProvider.System, default);
        using var decoded = Time("decode", () => PageDecoder.Decode(page.Bytes, null));
        using var tree = Time("parse", () => PageParser.Parse(decoded.Text, budget));
        var survey = Time("survey", () => PageSurveyor.Survey(tree, budget));
        var schema = Time("JSON-LD", () => JsonLdReader.Read(survey, url));
        var (lexicon, siteName, description) = Time("language, site", () => (
            LanguageCatalog.BuiltIn.For(ReadingLanguage.Of(survey, SiteReader.Language(survey, schema)?.Value)),
            SiteReader.SiteName(survey, schema), SiteReader.Description(survey, schema)));
        var titleIndex = -1;
        var title = Time("title", () => TitleReader.Read(survey, schema, siteName?.Value, url, out titleIndex));
        var context = Time("body: shapes, words", () => Context(survey, lexicon, title?.Value, titleIndex, description, schema.Body));
        var open = Time("body: sieve", () => BlockSieve.Open(context, models.Body.Sieve));
        var first = Time("body: first pass", () => BodyLocator.First(context, models.Body.Blocks, open));
        var second = Time("body: second pass", () => BodyLocator.Second(context, models.Body.Sequence!, first, open));
        var isBody = Time("body: decide", () => BodyLocator.Decide(context, second));
        var input = Time("clean: input", () => new StoryInput(
            survey, isBody, lexicon, title?.Value, titleIndex, description, siteName?.Value, url, SiteReader.BaseOf(survey, url)));
        Time("clean: captions", () => CaptionReader.Read(input));
        var ruled = Time("clean: link rules", () => RelatedLinkRules.Read(input));
        using var map = Time("clean: link map", () => LinkMap.Of(input, models.Links.Sieve));
        if (map.Candidates.Count > 0)
        {
            var places = RelatedLinkReader.PlacesOf(ruled);
            using var linkFeatures = Time("clean: link features", () => LinkFeatures.Of(map, places));
            Time("clean: link trees", () => LinkModel.Choose(map, models.Links.Links.Probabilities(linkFeatures), places, LinkModel.Bounds));
        }
        Time("clean: whole (with the above again)", () => StoryCleaner.Clean(input, models.Links));
        Time("byline", () => AuthorReader.Read(survey, schema, lexicon, siteName?.Value, titleIndex, input.First, input.Last, SiteReader.BaseOf(survey, url)));
        Time("times", () => TimeReader.Read(survey, schema, lexicon, LanguageCatalog.BuiltIn, titleIndex, input.Last, url, models.Times));
        Time("topics", () => TopicReader.Read(survey, schema, lexicon, title?.Value, titleIndex, siteName?.Value, url));
    }

    private static PageContext Context(PageSurvey survey, Lexicon lexicon, string? title, int titleIndex, string? description, string? statedBody)
    {
        var context = new PageContext(survey, lexicon, title, titleIndex, description, statedBody);
        GC.KeepAlive(context.Vocabulary);
        return context;
    }

    private T Time<T>(string stage, Func<T> work)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Clock.Now;
        var result = work();
        var seconds = Clock.Now - start;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        if (!order.Contains(stage)) order.Add(stage);
        var times = runs.TryGetValue((stage, page), out var run) ? run.Seconds : [];
        times.Add(seconds);
        runs[(stage, page)] = (times, bytes);
        return result;
    }

    private IEnumerable<(List<double> Seconds, long Bytes)> Of(string stage) => runs.Where(run => run.Key.Stage == stage).Select(run => run.Value);
}
