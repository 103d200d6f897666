using System.Globalization;
using Extractor;
using Extractor.Body;
using Extractor.Training;

// dotnet run -c Release --project training/Extractor.Training -- [--corpus DIR] [--folds N] [--out FILE] [--oof FILE]
//   --out FILE   train on all pages and write the model (default: src/Extractor/Data/model/body.bin.gz)
//   --oof FILE   train a model a fold and write the records of each page by the model that did not see its host
var corpus = Option("--corpus") ?? "../shared/corpus";
var folds = int.Parse(Option("--folds") ?? "5", CultureInfo.InvariantCulture);
var trees = int.Parse(Option("--trees") ?? "400", CultureInfo.InvariantCulture);
var leaves = int.Parse(Option("--leaves") ?? "24", CultureInfo.InvariantCulture);
var least = int.Parse(Option("--least") ?? "30", CultureInfo.InvariantCulture);
var rate = double.Parse(Option("--rate") ?? "0.1", CultureInfo.InvariantCulture);

var pages = Corpus.Load(corpus, "news", "articles", "aeb", "snippets");
var examples = new List<Example>[pages.Count];
for (var p = 0; p < pages.Count; p++) examples[p] = PageExamples.Of(pages[p]);
Console.Error.WriteLine($"{pages.Count} pages, {examples.Sum(e => e.Count)} examples, {BlockFeatures.Count} features");

if (Option("--oof") is { } oof)
{
    var all = Corpus.Load(corpus, "news", "articles", "aeb", "snippets", "dates", "metadata");
    using var output = new StreamWriter(oof);
    for (var fold = 0; fold < folds; fold++)
    {
        var seen = Enumerable.Range(0, pages.Count).Where(p => pages[p].Fold(folds) != fold).SelectMany(p => examples[p]);
        var model = TreeModel.Read(new MemoryStream(Trainer.Train(seen, trees, leaves, least, rate)));
        var extractor = new ArticleExtractor(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(1) }, TimeProvider.System, model);
        foreach (var page in all.Where(p => p.Fold(folds) == fold))
            output.WriteLine((extractor.Extract(page.Read(), page.Url) with { Id = page.Id }).ToJson());
        Console.Error.WriteLine($"fold {fold + 1} of {folds} done");
    }
}
else
{
    var path = Option("--out") ?? "src/Extractor/Data/model/body.bin.gz";
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    var model = Trainer.Train(examples.SelectMany(e => e), trees, leaves, least, rate);
    File.WriteAllBytes(path, model);
    Console.Error.WriteLine($"{path}: {model.Length} bytes");
}
return 0;

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
