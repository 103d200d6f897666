using System.Globalization;
using Extractor;
using Extractor.Body;
using Extractor.Training;
using Extractor.Trees;

// Run from the root of the repository:
//   dotnet run -c Release --project training/Extractor.Training -- [--corpus DIR] [--out DIR] [--oof FILE] [--fold-models DIR] [--links]
// Trains the two passes of the body locator and those of the judge of related links on the corpus and writes them to DIR
// (src/Extractor/Data/model by default). With --oof it also writes the records of every page by models that did not see a page of
// its host: the honest figures. With --fold-models it keeps the body models of the folds; with --links as well it reads them and trains the links alone.
const int Folds = 3;
var corpus = Option("--corpus") ?? "../shared/corpus";
var output = Option("--out") ?? "src/Extractor/Data/model";
var firstTrees = int.Parse(Option("--trees") ?? "300", CultureInfo.InvariantCulture);
var secondTrees = int.Parse(Option("--sequence-trees") ?? "150", CultureInfo.InvariantCulture);

var bodies = new BodyModel[Folds];
if (args.Contains("--links"))
{
    for (var fold = 0; fold < Folds; fold++) bodies[fold] = new BodyModel(Kept("body", fold), Kept("sequence", fold));
    TrainLinks();
    return 0;
}

var pages = Corpus.Load(corpus, "news", "articles", "aeb", "snippets").Select(PageExamples.Of).ToList();
Log($"{pages.Count} pages, {pages.Sum(p => p.Context.Survey.Blocks.Count)} blocks");

// The second pass learns from what the first one says of pages that it has not seen.
var unseen = new double[pages.Count][];
var firstByFold = new TreeModel[Folds];
for (var fold = 0; fold < Folds; fold++)
{
    firstByFold[fold] = Keep("body", fold, TrainFirst(pages.Where(p => p.Page.Fold(Folds) != fold)));
    for (var p = 0; p < pages.Count; p++)
        if (pages[p].Page.Fold(Folds) == fold) unseen[p] = BodyLocator.Judge(firstByFold[fold], pages[p].Features);
    Log($"first pass, fold {fold + 1} of {Folds}");
}

for (var fold = 0; fold < Folds; fold++)
{
    bodies[fold] = new BodyModel(
        firstByFold[fold], Keep("sequence", fold, TrainSecond(Enumerable.Range(0, pages.Count).Where(p => pages[p].Page.Fold(Folds) != fold))));
    Log($"second pass, fold {fold + 1} of {Folds}");
}

Directory.CreateDirectory(output);
Write("body.bin.gz", TrainFirst(pages));
Write("sequence.bin.gz", TrainSecond(Enumerable.Range(0, pages.Count)));
TrainLinks();
return 0;

void TrainLinks()
{
    var (links, first, second) = LinkTraining.Run(corpus, bodies, Log);
    Directory.CreateDirectory(output);
    Write("links.bin.gz", first);
    Write("links-sequence.bin.gz", second);
    if (Option("--oof") is not { } oof) return;
    var all = Corpus.Load(corpus, "news", "articles", "aeb", "snippets", "dates", "metadata").Where(p => Option("--suite") is not { } suite || p.Suite == suite).ToList();
    using var records = new StreamWriter(oof);
    for (var fold = 0; fold < Folds; fold++)
    {
        var extractor = new ArticleExtractor(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(1) }, TimeProvider.System, bodies[fold], links[fold]);
        foreach (var page in all.Where(p => p.Fold(Folds) == fold))
            records.WriteLine((extractor.Extract(page.Read(), page.Url) with { Id = page.Id }).ToJson());
        Log($"records, fold {fold + 1} of {Folds}");
    }
}

TreeModel Keep(string pass, int fold, byte[] file)
{
    if (Option("--fold-models") is { } folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{pass}.{fold}.bin.gz"), file);
    }
    return Model(file);
}

TreeModel Kept(string pass, int fold) => Model(File.ReadAllBytes(Path.Combine(Option("--fold-models")!, $"{pass}.{fold}.bin.gz")));

byte[] TrainFirst(IEnumerable<PageExamples> from) =>
    Trainer.Train(from.SelectMany(p => p.Blocks()), BlockFeatures.Count, firstTrees, leaves: 24, leastExamples: 30, rate: 0.1);

byte[] TrainSecond(IEnumerable<int> from) =>
    Trainer.Train(from.SelectMany(p => pages[p].Sequence(unseen[p])), SequenceFeatures.Count, secondTrees, leaves: 16, leastExamples: 50, rate: 0.1);

static TreeModel Model(byte[] file) => TreeModel.Read(new MemoryStream(file));

void Write(string name, byte[] file)
{
    File.WriteAllBytes(Path.Combine(output, name), file);
    Log($"{name}: {file.Length} bytes");
}

static void Log(string line) => Console.Error.WriteLine(line);

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
