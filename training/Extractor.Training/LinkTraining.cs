using System.Globalization;
using Extractor.Body;
using Extractor.Clean;
using Extractor.Trees;

namespace Extractor.Training;

/// <summary>Trains the judge of related links, and measures it out of fold beside the rules.</summary>
internal static class LinkTraining
{
    /// <param name="corpus">The corpus.</param>
    /// <param name="bodies">A body model a fold, that has not seen the fold's pages.</param>
    /// <param name="recipe">How it is learned.</param>
    /// <param name="log">Takes the figures.</param>
    /// <returns>The models of the folds, to be judged, and the files of those that have seen all.</returns>
    public static (LinkModel[] Folds, TrainedPass Sieve, TrainedPass Links) Run(string corpus, BodyModel[] bodies, Recipe recipe, Action<string> log)
    {
        var folds = bodies.Length;
        var truths = LinkExamples.Truths(corpus);
        var pages = Corpus.Load(corpus, "news").Where(page => truths.ContainsKey(page.Id))
            .Select(page => LinkExamples.Of(page, truths[page.Id], bodies[page.Fold(folds)])).ToList();
        log($"{pages.Count} pages, {pages.Sum(p => p.Map.Candidates.Count)} links, {pages.Sum(p => p.Labels.Count(l => l))} of them to {pages.Sum(p => p.Truth.Count)} true addresses");
        log($"rules: {Figures(pages, page => page.Ruled)}");

        // The sieve learns from a judge of all links what has a chance; the judge that is shipped knows only what the sieve leaves.
        var scores = Judged(pages, [.. Enumerable.Range(0, folds).Select(fold => Train(pages.Where(p => p.Page.Fold(folds) != fold), recipe).Model)]);
        TreeModel[] sieves = [.. Enumerable.Range(0, folds).Select(fold => Sift(Enumerable.Range(0, pages.Count).Where(p => pages[p].Page.Fold(folds) != fold)).Model)];
        var sieve = Sift(Enumerable.Range(0, pages.Count));
        pages = pages.ConvertAll(page => page.Through(sieves[page.Page.Fold(folds)]));
        log($"sieve: leaves {pages.Sum(p => p.Map.Candidates.Count)} links, {pages.Sum(p => p.Labels.Count(l => l))} of them to true addresses");

        LinkModel[] models = [.. sieves.Select((own, fold) => new LinkModel(own, Train(pages.Where(p => p.Page.Fold(folds) != fold), recipe).Model))];
        Report(pages, Judged(pages, [.. models.Select(model => model.Links)]), log);
        return (models, sieve, Train(pages, recipe));

        TrainedPass Sift(IEnumerable<int> from) => Trainer.Train(from.SelectMany(p => pages[p].Sifting(scores[p], Recipe.LinkChance)), recipe.LinkSieve);
    }

    /// <summary>What judges that have not seen a page say of its links.</summary>
    private static double[][] Judged(List<LinkExamples> pages, TreeModel[] models) =>
        [.. pages.Select(page => models[page.Page.Fold(models.Length)].Probabilities(page.Features))];

    private static TrainedPass Train(IEnumerable<LinkExamples> from, Recipe recipe) => Trainer.Train(from.SelectMany(page => page.Examples()), recipe.Links);

    private static void Report(List<LinkExamples> pages, double[][] scores, Action<string> log)
    {
        var places = pages.Select((page, i) => (page, i)).ToDictionary(x => x.page, x => x.i);
        var bounds = from alone in (double[])[0.25, 0.3, 0.35, 0.4]
                     from ruled in (double[])[0.15, 0.2, alone]
                     where ruled <= alone
                     from inList in (double[])[0.1, 0.15, 0.2, 1]
                     from share in (double[])[0.3, 0.4, 0.5, 0.65]
                     where inList < 1 ? inList < alone : share == 0.5
                     select new LinkBounds(alone, ruled, inList, share, LinkModel.Bounds.Named);
        foreach (var bound in bounds)
        {
            var figures = Figures(pages, page =>
            {
                var chosen = LinkModel.Choose(page.Map, scores[places[page]], page.Places, bound);
                return page.Map.Candidates.Where(candidate => chosen[candidate.Index] == LinkVerdict.Related).Select(candidate => LinkExamples.Key(candidate.Url.AbsoluteUri));
            });
            log(string.Create(CultureInfo.InvariantCulture, $"judge, alone from {bound.Alone:0.00}, where the rules agree from {bound.Ruled:0.00}, in a list from {bound.InList:0.00} where {bound.Share:0.00} of it count alone: {figures}"));
        }
    }

    /// <summary>Precision, recall and F1 over the addresses of all pages.</summary>
    private static string Figures(List<LinkExamples> pages, Func<LinkExamples, IEnumerable<string>> given)
    {
        int right = 0, all = 0, truth = 0;
        foreach (var page in pages)
        {
            var taken = given(page).ToHashSet(StringComparer.Ordinal);
            right += taken.Count(page.Truth.Contains);
            all += taken.Count;
            truth += page.Truth.Count;
        }
        return string.Create(CultureInfo.InvariantCulture, $"P {right / (double)all:0.000} R {right / (double)truth:0.000} F1 {2.0 * right / (all + truth):0.000}");
    }
}
