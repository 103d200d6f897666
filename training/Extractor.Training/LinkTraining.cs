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
    /// <param name="log">Takes the figures.</param>
    /// <returns>The models of the folds, to be judged, and the files of the one that has seen all.</returns>
    public static (LinkModel[] Folds, TrainedPass Links, TrainedPass Sequence) Run(string corpus, BodyModel[] bodies, Action<string> log)
    {
        var folds = bodies.Length;
        var truths = LinkExamples.Truths(corpus);
        var pages = Corpus.Load(corpus, "news").Where(page => truths.ContainsKey(page.Id))
            .Select(page => LinkExamples.Of(page, truths[page.Id], bodies[page.Fold(folds)])).ToList();
        log($"{pages.Count} pages, {pages.Sum(p => p.Map.Candidates.Count)} links, {pages.Sum(p => p.Labels.Count(l => l))} of them to {pages.Sum(p => p.Truth.Count)} true addresses");
        log($"rules: {Figures(pages, page => page.Ruled)}");

        // The second pass learns from what the first one says of pages that it has not seen.
        var unseen = new double[pages.Count][];
        var first = new TreeModel[folds];
        for (var fold = 0; fold < folds; fold++)
        {
            first[fold] = First(pages.Where(p => p.Page.Fold(folds) != fold)).Model;
            for (var p = 0; p < pages.Count; p++)
                if (pages[p].Page.Fold(folds) == fold) unseen[p] = first[fold].Probabilities(pages[p].Features);
        }
        Report("first pass", pages, unseen, log);

        var tables = pages.Select((page, i) => LinkSequence.Of(page.Map, page.Features, unseen[i])).ToList();
        var models = new LinkModel[folds];
        var final = new double[pages.Count][];
        for (var fold = 0; fold < folds; fold++)
        {
            models[fold] = new LinkModel(first[fold], Second(Enumerable.Range(0, pages.Count).Where(p => pages[p].Page.Fold(folds) != fold)).Model);
            for (var p = 0; p < pages.Count; p++)
                if (pages[p].Page.Fold(folds) == fold) final[p] = models[fold].Sequence.Probabilities(tables[p]);
        }
        Report("both passes", pages, final, log);
        return (models, First(pages), Second(Enumerable.Range(0, pages.Count)));

        TrainedPass Second(IEnumerable<int> from) => Trainer.Train(from.SelectMany(p => pages[p].Examples(tables[p])), Recipe.LinkSequence);
    }

    private static TrainedPass First(IEnumerable<LinkExamples> from) => Trainer.Train(from.SelectMany(page => page.Examples(page.Features)), Recipe.Links);

    private static void Report(string what, List<LinkExamples> pages, double[][] scores, Action<string> log)
    {
        var places = pages.Select((page, i) => (page, i)).ToDictionary(x => x.page, x => x.i);
        foreach (var threshold in (ReadOnlySpan<double>)[0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5])
        {
            var least = threshold;
            var figures = Figures(pages, page => page.Map.Candidates
                .Where(candidate => scores[places[page]][candidate.Index] >= least).Select(candidate => LinkExamples.Key(candidate.Url.AbsoluteUri)));
            log(string.Create(CultureInfo.InvariantCulture, $"{what}, from {threshold:0.00}: {figures}"));
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
