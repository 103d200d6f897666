using Extractor.Body;
using Extractor.Trees;

namespace Extractor.Training;

/// <summary>What was learned of where bodies lie.</summary>
/// <param name="Folds">A model a fold, that has not seen the fold's pages.</param>
/// <param name="Sieve">The sieve that has seen all.</param>
/// <param name="Blocks">The first pass that has seen all.</param>
/// <param name="Sequence">The second pass that has seen all.</param>
internal sealed record TrainedBody(BodyModel[] Folds, TrainedPass Sieve, TrainedPass Blocks, TrainedPass Sequence);

/// <summary>Trains the sieve and the two passes of the body locator. Each learns from what those before it say of pages that they have not seen.</summary>
/// <param name="pages">The labelled pages.</param>
/// <param name="folds">How many folds the hosts are parted into.</param>
/// <param name="kept">A folder that keeps the models of the folds, and gives those that lie there already; null for none.</param>
/// <param name="log">Takes the progress.</param>
internal sealed class BodyTraining(List<PageExamples> pages, int folds, string? kept, Action<string> log)
{
    public TrainedBody Run(Recipe recipe)
    {
        var first = ByFold("body", where => Trainer.Train(where.SelectMany(p => pages[p].Blocks()), recipe.Blocks));
        var unseen = pages.ConvertAll(page => Of(first, page).Probabilities(page.Features));
        var second = ByFold("sequence", Order);

        // The sieve has to leave what either pass gives a chance. They learn from all blocks: taught on what it leaves they are no better.
        var chances = pages.Select((page, p) => Chances(unseen[p], page.Sequence(unseen[p], Of(second, page)))).ToList();
        var sieves = ByFold("sieve", Sift);
        log($"sieve: leaves {pages.Sum(page => BlockSieve.Open(Of(sieves, page).Probabilities(page.Sieve)).Count)} blocks");

        var all = Enumerable.Range(0, pages.Count).ToList();
        return new TrainedBody(
            [.. Enumerable.Range(0, folds).Select(fold => new BodyModel(sieves[fold], first[fold], second[fold]))],
            Sift(all), Trainer.Train(all.SelectMany(p => pages[p].Blocks()), recipe.Blocks), Order(all));

        TrainedPass Sift(IEnumerable<int> where) => Trainer.Train(where.SelectMany(p => pages[p].Sifting(chances[p])), recipe.Sieve);

        TrainedPass Order(IEnumerable<int> where) => Trainer.Train(where.SelectMany(p => pages[p].Sequence(unseen[p])), recipe.Sequence);
    }

    private static bool[] Chances(double[] first, double[] second) => [.. first.Select((chance, i) => Math.Max(chance, second[i]) >= Recipe.Chance)];

    /// <summary>The model that has not seen a page.</summary>
    private TreeModel Of(TreeModel[] models, PageExamples page) => models[page.Page.Fold(folds)];

    /// <summary>A model a fold, learned from the pages of the others.</summary>
    private TreeModel[] ByFold(string pass, Func<IEnumerable<int>, TrainedPass> train)
    {
        var models = new TreeModel[folds];
        for (var fold = 0; fold < folds; fold++)
        {
            models[fold] = Kept($"{pass}.{fold}.bin.gz", () => train(Enumerable.Range(0, pages.Count).Where(p => pages[p].Page.Fold(folds) != fold)));
            log($"{pass}, fold {fold + 1} of {folds}");
        }
        return models;
    }

    private TreeModel Kept(string name, Func<TrainedPass> train)
    {
        if (kept is null) return train().Model;
        var path = Path.Combine(kept, name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(kept);
            File.WriteAllBytes(path, train().File);
        }
        return TreeModel.Read(new MemoryStream(File.ReadAllBytes(path)));
    }
}
