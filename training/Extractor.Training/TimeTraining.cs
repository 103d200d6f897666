using System.Text.Json;
using Extractor.Assemble;
using Extractor.Body;
using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Parse;

namespace Extractor.Training;

/// <summary>
/// Trains the choice of the story's time among all that a page states and prints. Pages whose time none of the candidates says are
/// passed over: they teach nothing about the choice.
/// </summary>
internal static class TimeTraining
{
    private static readonly string[] Suites = ["news", "articles", "snippets", "dates", "metadata"];

    /// <param name="corpus">The corpus.</param>
    /// <param name="bodies">A body model a fold, that has not seen the fold's pages.</param>
    /// <param name="recipe">How it is learned.</param>
    /// <param name="log">Takes the figures.</param>
    /// <returns>The models of the folds, to be judged, and the one that has seen all.</returns>
    public static (TimeModel[] Folds, TrainedPass Times) Run(string corpus, BodyModel[] bodies, Recipe recipe, Action<string> log)
    {
        var folds = bodies.Length;
        var pages = new List<TimePage>();
        foreach (var suite in Suites)
        {
            var truths = File.ReadLines(Path.Combine(corpus, suite, "truth.jsonl"))
                .Select(line => JsonDocument.Parse(line).RootElement)
                .ToDictionary(truth => truth.GetProperty("id").GetString()!, TruthOf);
            foreach (var page in Corpus.Load(corpus, suite))
                if (truths.GetValueOrDefault(page.Id) is { } truth) pages.Add(TimePage.Of(page, truth, bodies[page.Fold(folds)]));
        }
        log($"{pages.Count} pages with a time, {pages.Count(p => p.Labels.Contains(true))} of them say it");
        return (
            [.. Enumerable.Range(0, folds).Select(fold => new TimeModel(Train(pages.Where(p => p.Page.Fold(folds) != fold), recipe).Model))],
            Train(pages, recipe));
    }

    private static TrainedPass Train(IEnumerable<TimePage> from, Recipe recipe) =>
        Trainer.Train(from.DistinctBy(p => p.Page.Url?.AbsoluteUri ?? p.Page.Id).SelectMany(p => p.Examples()), recipe.Times);

    private static ArticleTime? TruthOf(JsonElement truth) =>
        truth.TryGetProperty("published", out var published) && published.ValueKind == JsonValueKind.String && ArticleTime.TryParse(published.GetString(), out var time)
            ? time : null;
}

/// <summary>A page's candidates and which of them are right.</summary>
internal sealed class TimePage
{
    private readonly TimeFeatures features;
    private readonly List<TimeCandidate> candidates;
    private readonly bool isNews;

    private TimePage(CorpusPage page, List<TimeCandidate> candidates, TimeFeatures features, bool isNews, ArticleTime truth)
    {
        Page = page;
        this.candidates = candidates;
        this.features = features;
        this.isNews = isNews;
        Labels = [.. candidates.Select(candidate => !candidate.IsUpdate && IsSameDay(candidate.Time, truth))];
    }

    public CorpusPage Page { get; }

    public bool[] Labels { get; }

    public static TimePage Of(CorpusPage page, ArticleTime truth, BodyModel body)
    {
        var budget = new PageBudget(new ExtractorOptions { MaxDuration = TimeSpan.MaxValue, MaxMemory = long.MaxValue }, TimeProvider.System, CancellationToken.None);
        var survey = PageSurveyor.Survey(PageParser.Parse(page.Html(), budget), budget);
        var context = new ArticleAssembler(LanguageCatalog.BuiltIn).Context(survey, page.Url);
        var located = BodyLocator.Locate(context, body);
        var schema = JsonLdReader.Read(survey, page.Url);
        var (candidates, modified) = TimeReader.Gather(
            survey, schema, context.Lexicon, LanguageCatalog.BuiltIn, context.TitleIndex, page.Url);
        var features = new TimeFeatures(
            candidates, modified.Select(time => time.Value), context.TitleIndex, located.IsBody.ToList().LastIndexOf(true), survey.Blocks.Count, UrlDate.Month(page.Url), schema.IsNews,
            schema.HasArticle);
        return new TimePage(page, candidates, features, schema.IsNews, truth);
    }

    public IEnumerable<Example> Examples()
    {
        if (!Labels.Contains(true)) yield break;
        var right = Labels.Count(label => label);
        var wrong = candidates.Count(c => !c.IsUpdate) - right;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i].IsUpdate) continue;
            yield return new Example { Features = features.Row(candidates[i]), Label = Labels[i], Weight = Labels[i] ? 1f / right : Math.Min(1, 4f / wrong) };
        }
    }

    /// <summary>A day is right as written or, for a true instant, as seen from its zone.</summary>
    private static bool IsSameDay(ArticleTime time, ArticleTime truth) =>
        time.Date == truth.Date
        || (truth.Offset is { } offset && time.ToInstant() is { } instant && DateOnly.FromDateTime(instant.ToOffset(offset).DateTime) == truth.Date);
}
