using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Extractor.Quality.Peers;
using Extractor.Quality.Report;
using Extractor.Training;

namespace Extractor.Quality.Run;

/// <summary>Runs the extractors over the corpus and the scorer over their results.</summary>
internal sealed class Measuring(QualitySettings settings, TextWriter progress)
{
    /// <summary>A language of fewer pages is counted among the others.</summary>
    private const int LeastPages = 4;

    private const string Pool = "all";

    private readonly Scorer scorer = new(settings.Python, settings.Scorer);
    private readonly long started = Stopwatch.GetTimestamp();

    public async Task<Measured> RunAsync(CancellationToken cancellationToken)
    {
        var folder = settings.Keep ?? Directory.CreateTempSubdirectory("extractor-quality-").FullName;
        Directory.CreateDirectory(folder);
        try
        {
            return await RunAsync(folder, cancellationToken);
        }
        finally
        {
            if (settings.Keep is null) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The truths with every id led by a suite of its own, so that the scorer takes all suites together.</summary>
    internal static string Pooled(string line)
    {
        var node = JsonNode.Parse(line)!.AsObject();
        node["id"] = $"{Pool}-{node["id"]}";
        return node.ToJsonString();
    }

    /// <summary>Where the values of each record came from.</summary>
    internal static Dictionary<string, IReadOnlyDictionary<string, string>> SourcesOf(IEnumerable<string> results)
    {
        var sources = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var line in results)
        {
            if (line.Length == 0) continue;
            var result = ArticleResult.FromJson(line);
            if (result.Id is not { } id) continue;
            sources[id] = result.Article is { } article
                ? article.Sources.ToDictionary(entry => entry.Key, entry => JsonNamingPolicy.CamelCase.ConvertName(entry.Value.ToString()), StringComparer.Ordinal)
                : new Dictionary<string, string>();
        }
        return sources;
    }

    private async Task<Measured> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var pages = Corpus.Load(settings.Corpus, [.. settings.Chosen]);
        var inFold = await RunPagesAsync("in fold", pages, PageRun.Ours(), Path.Combine(folder, "in-fold.jsonl"), cancellationToken);
        var peer = await RunPagesAsync("SmartReader", pages, SmartReaderRun.Extract, Path.Combine(folder, "smartreader.jsonl"), cancellationToken);
        var outOfFold = settings.InFoldOnly ? null : settings.OutOfFold ?? await TrainAsync(folder, cancellationToken);

        Log("scoring");
        var truths = settings.Chosen.Select(suite => Path.Combine(settings.Corpus, suite, "truth.jsonl")).ToList();
        var details = outOfFold ?? inFold;
        var bySet = await AllAsync<string?, Scores?>(
            [inFold, peer, outOfFold], async (file, token) => file is null ? null : await scorer.ScoreAsync(truths, file, field: null, token), cancellationToken);
        var byField = await AllAsync(
            Fields.All, async (field, token) => (await scorer.ScoreAsync(truths, details, field.Name, token)).Worst, cancellationToken);
        Log("scoring by language");
        var (pooled, languages) = await PoolAsync(folder, truths, details, cancellationToken);
        return new Measured
        {
            Settings = settings,
            InFold = bySet[0]!,
            SmartReader = bySet[1]!,
            OutOfFold = bySet[2],
            Pooled = pooled,
            Languages = languages,
            Pages = Fields.All.Zip(byField).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal),
            Sources = SourcesOf(File.ReadLines(details)),
        };
    }

    private async Task<string> RunPagesAsync(
        string name, List<CorpusPage> pages, Func<CorpusPage, CancellationToken, string> extract, string path, CancellationToken cancellationToken)
    {
        var step = Math.Max(1, pages.Count / 5);
        await PageRun.WriteAsync(pages, extract, path, done =>
        {
            if (done % step == 0 || done == pages.Count) Log(FormattableString.Invariant($"{name}: {done} of {pages.Count} pages"));
        }, cancellationToken);
        return path;
    }

    /// <summary>Has the training code make the results out of fold. The models that it writes beside them are thrown away.</summary>
    private async Task<string> TrainAsync(string folder, CancellationToken cancellationToken)
    {
        var results = Path.Combine(folder, "out-of-fold.jsonl");
        Log("out of fold: training, some minutes");
        await ChildProcess.RunAsync(
            Environment.ProcessPath is { } dotnet && Path.GetFileNameWithoutExtension(dotnet) == "dotnet" ? dotnet : "dotnet",
            [typeof(Corpus).Assembly.Location, "--corpus", settings.Corpus, "--out", Path.Combine(folder, "model"), "--oof", results],
            line => Log($"out of fold: {line}"), cancellationToken);
        return results;
    }

    private async Task<(Scores Pooled, IReadOnlyList<(string, Scores)> Languages)> PoolAsync(
        string folder, List<string> truths, string results, CancellationToken cancellationToken)
    {
        var languageOf = settings.Chosen.SelectMany(suite => File.ReadLines(Path.Combine(settings.Corpus, suite, "manifest.jsonl")))
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(page => page.GetProperty("id").GetString()!, LanguageOf, StringComparer.Ordinal);
        var truthLines = truths.SelectMany(File.ReadLines).Where(line => line.Length > 0)
            .Select(line => (Language: languageOf.GetValueOrDefault(JsonElement.Parse(line).GetProperty("id").GetString()!, "?"), Line: Pooled(line))).ToList();
        var pooledResults = Path.Combine(folder, "pooled-results.jsonl");
        await File.WriteAllLinesAsync(pooledResults, File.ReadLines(results).Where(line => line.Length > 0).Select(Pooled), cancellationToken);
        var groups = truthLines.GroupBy(truth => truth.Language).GroupBy(group => group.Count() >= LeastPages ? group.Key : "others")
            .Select(group => (Language: group.Key, Lines: group.SelectMany(g => g).Select(truth => truth.Line).ToList()))
            .OrderByDescending(group => group.Language != "others").ThenByDescending(group => group.Lines.Count).ToList();
        var scores = await AllAsync([("", truthLines.Select(truth => truth.Line).ToList()), .. groups], async (group, token) =>
        {
            var path = Path.Combine(folder, $"pooled-truth-{(group.Item1.Length == 0 ? Pool : group.Item1.Replace('?', '_'))}.jsonl");
            await File.WriteAllLinesAsync(path, group.Item2, token);
            return await scorer.ScoreAsync([path], pooledResults, field: null, token);
        }, cancellationToken);
        return (scores[0], [.. groups.Select((group, i) => (group.Language, scores[i + 1]))]);
    }

    private static string LanguageOf(JsonElement page) =>
        page.TryGetProperty("language", out var language) && language.ValueKind == JsonValueKind.String ? language.GetString()! : "?";

    private static async Task<TResult[]> AllAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Count];
        await Parallel.ForAsync(
            0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (i, token) => results[i] = await work(items[i], token));
        return results;
    }

    private void Log(string line)
    {
        lock (progress)
            progress.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(started).TotalSeconds,5:0} s  {line}"));
    }
}
