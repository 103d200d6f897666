using System.Globalization;
using Extractor;
using Extractor.Body;
using Extractor.Training;

// Run from the root of the repository:
//   dotnet run -c Release --project training/Extractor.Training -- [--corpus DIR] [--out DIR] [--oof FILE]
// Trains the two passes of the body locator on the corpus and writes them to DIR (src/Extractor/Data/model by default).
// With --times it trains the choice of the time of publication (times.bin.gz) instead.
// With --oof it also writes the records of every page by models that did not see a page of its host: the honest figures.
const int Folds = 3;
var corpus = Option("--corpus") ?? "../shared/corpus";
var output = Option("--out") ?? "src/Extractor/Data/model";
var firstTrees = int.Parse(Option("--trees") ?? "300", CultureInfo.InvariantCulture);
var secondTrees = int.Parse(Option("--sequence-trees") ?? "150", CultureInfo.InvariantCulture);

if (args.Contains("--times"))
{
    TimeTraining.Run(
        corpus, output, Option("--oof"), int.Parse(Option("--trees") ?? "120", CultureInfo.InvariantCulture),
        int.Parse(Option("--leaves") ?? "8", CultureInfo.InvariantCulture), int.Parse(Option("--least") ?? "12", CultureInfo.InvariantCulture),
        double.Parse(Option("--rate") ?? "0.1", CultureInfo.InvariantCulture));
    return 0;
}

var pages = Corpus.Load(corpus, "news", "articles", "aeb", "snippets").Select(PageExamples.Of).ToList();
Log($"{pages.Count} pages, {pages.Sum(p => p.Context.Survey.Blocks.Count)} blocks");

// The second pass learns from what the first one says of pages that it has not seen.
var unseen = new double[pages.Count][];
var firstByFold = new TreeModel[Folds];
for (var fold = 0; fold < Folds; fold++)
{
    firstByFold[fold] = Model(TrainFirst(pages.Where(p => p.Page.Fold(Folds) != fold)));
    for (var p = 0; p < pages.Count; p++)
        if (pages[p].Page.Fold(Folds) == fold) unseen[p] = BodyLocator.Judge(firstByFold[fold], pages[p].Features);
    Log($"first pass, fold {fold + 1} of {Folds}");
}

if (Option("--oof") is { } oof)
{
    var all = Corpus.Load(corpus, "news", "articles", "aeb", "snippets", "dates", "metadata");
    using var records = new StreamWriter(oof);
    for (var fold = 0; fold < Folds; fold++)
    {
        var second = Model(TrainSecond(Enumerable.Range(0, pages.Count).Where(p => pages[p].Page.Fold(Folds) != fold)));
        var extractor = new ArticleExtractor(
            new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(1) }, TimeProvider.System, new BodyModel(firstByFold[fold], second));
        foreach (var page in all.Where(p => p.Fold(Folds) == fold))
            records.WriteLine((extractor.Extract(page.Read(), page.Url) with { Id = page.Id }).ToJson());
        Log($"records, fold {fold + 1} of {Folds}");
    }
}

Directory.CreateDirectory(output);
Write("body.bin.gz", TrainFirst(pages));
Write("sequence.bin.gz", TrainSecond(Enumerable.Range(0, pages.Count)));
return 0;

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
