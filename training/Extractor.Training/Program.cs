using System.Globalization;
using Extractor;
using Extractor.Assemble;
using Extractor.Training;

const int Folds = 3;
const string Usage = """
    Trains all models on the corpus: the sieve and the two passes of the body locator, the judge of related links, the choice of the time.
    Run from the root of the repository: dotnet run -c Release --project training/Extractor.Training -- [OPTION VALUE]...

      --corpus DIR         the corpus (../shared/corpus)
      --out DIR            where the models go (src/Extractor/Data/model)
      --receipt FILE       where the receipt goes, which the tests hold the models against
      --proof DIR          the invented pages whose rows the receipt keeps
      --oof FILE           also writes the records of every page by models that did not see a page of its host: the honest figures
      --fold-models DIR    keeps the body models of the folds there; those that lie there already are not trained again
      --links FILE         only measures the judge of related links, and writes it to FILE
      --rules FILE         only writes what plain rules make of the bodies, for comparison
      --twins SHARE        each page also teaches the body models as its blind twin, in which the words of its makers are hidden; what
                           the twin counts for beside the page, from 0, no twins, to 1 (as shipped)
      --seed N             what all draws start from (as shipped)
      --trees N            trees of the first pass
      --sequence-trees N   trees of the second pass
    """;
string[] options = ["--corpus", "--out", "--receipt", "--proof", "--oof", "--fold-models", "--links", "--rules", "--twins", "--seed", "--trees", "--sequence-trees"];
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
var share = Recipe.Shipped.Twins;
if (Option("--twins") is { } twins && (!double.TryParse(twins, NumberStyles.Float, CultureInfo.InvariantCulture, out share) || share is not (>= 0 and <= 1)))
{
    Console.Error.WriteLine("--twins: from 0 to 1.");
    return 2;
}
string[] counts = ["--seed", "--trees", "--sequence-trees"];
if (Array.Find(counts, name => Option(name) is { } text && !(int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count > 0)) is { } wrong)
{
    Console.Error.WriteLine($"{wrong}: a whole number from 1 on.");
    return 2;
}
var recipe = new Recipe(Number("--seed", Recipe.Shipped.Seed), share);
recipe = recipe with
{
    Blocks = recipe.Blocks with { Trees = Number("--trees", recipe.Blocks.Trees) },
    Sequence = recipe.Sequence with { Trees = Number("--sequence-trees", recipe.Sequence.Trees) },
};

var pages = Corpus.Load(corpus, "news", "articles", "aeb", "snippets").SelectMany(page => page.Twins(recipe.Twins)).Select(PageExamples.Of).ToList();
Log($"{pages.Count} pages, {pages.Sum(p => p.Context.Survey.Blocks.Count)} blocks");
if (Option("--rules") is { } rules)
{
    File.WriteAllLines(rules, pages.Select(page => RulesOnly.Extract(page).ToJson()));
    return 0;
}

var body = new BodyTraining(pages, Folds, Option("--fold-models"), Log).Run(recipe);
var bodies = body.Folds;
var links = LinkTraining.Run(corpus, bodies, recipe, Log);
if (Option("--links") is { } alone)
{
    File.WriteAllBytes(alone, links.Links.File);
    return 0;
}
var times = TimeTraining.Run(corpus, bodies, recipe, Log);
if (Option("--oof") is { } oof) WriteUnseen(oof);

Directory.CreateDirectory(output);
Write(Recipe.SieveFile, body.Sieve);
Write(Recipe.BlocksFile, body.Blocks);
Write(Recipe.SequenceFile, body.Sequence);
Write(Recipe.LinkSieveFile, links.Sieve);
Write(Recipe.LinksFile, links.Links);
Write(Recipe.TimesFile, times.Times);
var rows = ProofRows.Of(proof, body.Sieve.Model, body.Blocks.Model);
Receipt.Of(
    (Recipe.SieveFile, recipe.Sieve, body.Sieve, rows.Sieve),
    (Recipe.BlocksFile, recipe.Blocks, body.Blocks, rows.Blocks), (Recipe.SequenceFile, recipe.Sequence, body.Sequence, rows.Sequence),
    (Recipe.LinkSieveFile, recipe.LinkSieve, links.Sieve, []),
    (Recipe.LinksFile, recipe.Links, links.Links, []),
    (Recipe.TimesFile, recipe.Times, times.Times, [])).Write(receipt);
Log($"{receipt}: {rows.Sieve.Count}, {rows.Blocks.Count} and {rows.Sequence.Count} rows");
return 0;

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
