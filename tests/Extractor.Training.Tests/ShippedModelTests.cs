using Extractor.Tests.Support;
using Extractor.Trees;

namespace Extractor.Training.Tests;

/// <summary>Holds the shipped model files against the recipe, by the receipt that the training run wrote.</summary>
public sealed class ShippedModelTests
{
    private static readonly (string File, PassSettings Settings)[] Passes =
    [
        (Recipe.SieveFile, Recipe.Shipped.Sieve), (Recipe.BlocksFile, Recipe.Shipped.Blocks), (Recipe.SequenceFile, Recipe.Shipped.Sequence), (Recipe.LinkSieveFile, Recipe.Shipped.LinkSieve), (Recipe.LinksFile, Recipe.Shipped.Links),
        (Recipe.TimesFile, Recipe.Shipped.Times),
    ];

    [Test]
    public void The_files_have_the_form_that_the_recipe_gives()
    {
        foreach (var (name, settings) in Passes)
        {
            var file = ModelFile.Read(Shipped(name));
            var leaves = Enumerable.Range(0, file.Roots.Count).Select(file.LeavesOf).ToList();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(file.Columns, Is.EqualTo(settings.Columns), name);
                Assert.That(file.Roots, Has.Count.EqualTo(settings.Ensembles().Sum(ensemble => ensemble.Trees)), name);
                Assert.That(leaves, Is.All.InRange(1, settings.Ensembles().Max(ensemble => ensemble.Leaves)), name);
                Assert.That(leaves.Max(), Is.EqualTo(settings.Ensembles().Max(ensemble => ensemble.Leaves)), name);
                Assert.That(file.Length, Is.EqualTo(16 + (4 * file.Roots.Count) + (14 * file.Nodes.Count)), name);
            }
        }
    }

    [Test]
    public void The_receipt_is_of_these_files_and_this_recipe()
    {
        var receipt = ReadReceipt();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.Passes.Select(pass => (pass.File, pass.Settings)), Is.EqualTo(Passes));
            Assert.That(receipt.Passes.Select(pass => pass.Hash), Is.EqualTo(Passes.Select(pass => Receipt.HashOf(Shipped(pass.File)))));
        }
    }

    [Test]
    public void The_files_say_of_the_rows_of_the_receipt_what_the_trained_model_said()
    {
        // The rows are of blocks of invented pages; the other models go through the same exporter.
        foreach (var pass in ReadReceipt().Passes.Take(3))
        {
            var model = TreeModel.Read(new MemoryStream(Shipped(pass.File)));
            Assert.That(pass.Rows, Has.Count.GreaterThan(40), pass.File);
            for (var i = 0; i < pass.Rows.Count; i++)
                Assert.That(model.Probability(pass.Row(i)), Is.EqualTo(1 / (1 + Math.Exp(-pass.Scores[i]))).Within(1e-6), $"{pass.File}, row {i}");
        }
    }

    private static byte[] Shipped(string name) => File.ReadAllBytes(Repository.PathOf("src", "Extractor", "Data", "model", name));

    private static Receipt ReadReceipt()
    {
        var path = Repository.PathOf("training", "Extractor.Training", "receipt.json");
        if (!File.Exists(path)) Assert.Ignore("The shipped models are older than receipts; the next training writes one.");
        return Receipt.Read(path);
    }
}
