using System.Globalization;
using Extractor;
using Extractor.Assemble;
using Extractor.Body;
using Extractor.Training;
using Extractor.Trees;

const int Folds = 3;
const string Usage = """
    Trains all models on the corpus: the two passes of the body locator, the judge of related links, the choice of the time.
    Run from the root of the repository: dotnet run -c Release --project training/Extractor.Training -- [OPTION VALUE]...

      --corpus DIR         the corpus (../shared/corpus)
      --out DIR            where the models go (src/Extractor/Data/model)
      --receipt FILE       where the receipt goes, which the tests hold the models against
      --proof DIR          the invented pages whose rows the receipt keeps
      --oof FILE           also writes the records of every page by models that did not see a page of its host: the honest figures
      --fold-models DIR    keeps the body models of the folds there; those that lie there already are not trained again
      --links FILE         only measures the judge of related links, and writes it to FILE
      --rules FILE         only writes what plain rules make of the bodies, for comparison
      --trees N            trees of the first pass
      --sequence-trees N   trees of the second pass
    """;
string[] options = ["--corpus", "--out", "--receipt", "--proof", "--oof", "--fold-models", "--links", "--rules", "--trees", "--sequence-trees"];
if (args.Contains("--help") || args.Contains("-h"))
{
    Console.Out.WriteLine(Usage);
    return 0;
}
if (args.Length % 2 != 0 || args.Where((_, i) => i % 2 == 0).Any(name => !options.Contains(name)))
{
    Console.Error.WriteLine(Usage);
    return 2;
}
var corpus = Option("--corpus") ?? "../shared/corpus";
var output = Option("--out") ?? "src/Extractor/Data/model";
var receipt = Option("--receipt") ?? (Option("--out") is null ? "training/Extractor.Training/receipt.json" : Path.Combine(output, "receipt.json"));
var proof = Option("--proof") ?? "tests/Extractor.Tests/Fixtures/Pages";
var blocks = Recipe.Blocks with { Trees = Number("--trees", Recipe.Blocks.Trees) };
var sequence = Recipe.Sequence with { Trees = Number("--sequence-trees", Recipe.Sequence.Trees) };

var pages = Corpus.Load(corpus, "news", "articles", "aeb", "snippets").Select(PageExamples.Of).ToList();
Log($"{pages.Count} pages, {pages.Sum(p => p.Context.Survey.Blocks.Count)} blocks");
if (Option("--rules") is { } rules)
{
    File.WriteAllLines(rules, pages.Select(page => RulesOnly.Extract(page).ToJson()));
    return 0;
}

// The second pass learns from what the first one says of pages that it has not seen.
var unseen = new double[pages.Count][];
var firstByFold = new TreeModel[Folds];
for (var fold = 0; fold < Folds; fold++)
{
    firstByFold[fold] = Kept("body", fold, () => TrainFirst(pages.Where(p => p.Page.Fold(Folds) != fold)));
    for (var p = 0; p < pages.Count; p++)
        if (pages[p].Page.Fold(Folds) == fold) unseen[p] = firstByFold[fold].Probabilities(pages[p].Features);
    Log($"body, first pass, fold {fold + 1} of {Folds}");
}
var bodies = new BodyModel[Folds];
for (var fold = 0; fold < Folds; fold++)
{
    bodies[fold] = new BodyModel(
        firstByFold[fold], Kept("sequence", fold, () => TrainSecond(Enumerable.Range(0, pages.Count).Where(p => pages[p].Page.Fold(Folds) != fold))));
    Log($"body, second pass, fold {fold + 1} of {Folds}");
}
var links = LinkTraining.Run(corpus, bodies, Log);
if (Option("--links") is { } alone)
{
    File.WriteAllBytes(alone, links.Links.File);
    return 0;
}
var times = TimeTraining.Run(corpus, bodies, Log);
if (Option("--oof") is { } oof) WriteUnseen(oof);

Directory.CreateDirectory(output);
var first = TrainFirst(pages);
var second = TrainSecond(Enumerable.Range(0, pages.Count));
Write(Recipe.BlocksFile, first);
Write(Recipe.SequenceFile, second);
Write(Recipe.LinksFile, links.Links);
Write(Recipe.TimesFile, times.Times);
var rows = ProofRows.Of(proof, first.Model);
Receipt.Of(
    (Recipe.BlocksFile, blocks, first, rows.Blocks), (Recipe.SequenceFile, sequence, second, rows.Sequence),
    (Recipe.LinksFile, Recipe.Links, links.Links, []),
    (Recipe.TimesFile, Recipe.Times, times.Times, [])).Write(receipt);
Log($"{receipt}: {rows.Blocks.Count} and {rows.Sequence.Count} rows");
return 0;

TrainedPass TrainFirst(IEnumerable<PageExamples> from) => Trainer.Train(from.SelectMany(p => p.Blocks()), blocks);

TrainedPass TrainSecond(IEnumerable<int> from) => Trainer.Train(from.SelectMany(p => pages[p].Sequence(unseen[p])), sequence);

TreeModel Kept(string pass, int fold, Func<TrainedPass> train)
{
    if (Option("--fold-models") is not { } folder) return train().Model;
    var path = Path.Combine(folder, $"{pass}.{fold}.bin.gz");
    if (!File.Exists(path))
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(path, train().File);
    }
    return TreeModel.Read(new MemoryStream(File.ReadAllBytes(path)));
}

void WriteUnseen(string path)
{
    var all = Corpus.Load(corpus, "news", "articles", "aeb", "snippets", "dates", "metadata");
    using var records = new StreamWriter(path);
    for (var fold = 0; fold < Folds; fold++)
    {
        var extractor = new ArticleExtractor(
            new ExtractorOptions { MaxDuration = TimeSpan.FromHours(1), MaxMemory = 16L << 30 }, TimeProvider.System,
            new LearnedModels(bodies[fold], links.Folds[fold], times.Folds[fold]));
        foreach (var page in all.Where(p => p.Fold(Folds) == fold))
            records.WriteLine((extractor.Extract(page.Read(), page.Url) with { Id = page.Id }).ToJson());
        Log($"records, fold {fold + 1} of {Folds}");
    }
}

void Write(string name, TrainedPass pass)
{
    File.WriteAllBytes(Path.Combine(output, name), pass.File);
    Log($"{name}: {pass.File.Length} bytes");
}

static void Log(string line) => Console.Error.WriteLine(line);

int Number(string name, int usual) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
