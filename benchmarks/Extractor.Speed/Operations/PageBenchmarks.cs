using BenchmarkDotNet.Attributes;
using Extractor.Decode;
using Extractor.Parse;
using Extractor.Speed.Corpus;
using Extractor.Speed.Measure;

namespace Extractor.Speed.Operations;

/// <summary>The single operations on the page of the corpus that is nearest to a size.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    /// <summary>Where the process that measures finds the manifest.</summary>
    public const string ManifestVariable = "EXTRACTOR_SPEED_MANIFEST";

    private SpeedPage page = null!;

    /// <summary>The size of the page in KB.</summary>
    [Params(64, 328)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Read()
    {
        var pages = SpeedPage.Load(Environment.GetEnvironmentVariable(ManifestVariable)!, int.MaxValue);
        page = pages.MinBy(p => Math.Abs(p.Bytes.Length - (Size * 1000)))!;
    }

    [Benchmark(Baseline = true)]
    public void StockParse() => Contestants.Parse(page);

    [Benchmark]
    public void Extract() => Contestants.Extract(page);

    [Benchmark]
    public int Decode()
    {
        using var decoded = PageDecoder.Decode(page.Bytes, null);
        return decoded.Text.Length;
    }

    [Benchmark]
    public int Parse()
    {
        using var tree = PageParser.Parse(page.Text.AsMemory(), Budget());
        return tree.ElementCount;
    }

    [Benchmark]
    public int ParseAndSurvey()
    {
        var budget = Budget();
        using var tree = PageParser.Parse(page.Text.AsMemory(), budget);
        return PageSurveyor.Survey(tree, budget).Blocks.Count;
    }

    private static PageBudget Budget() => new(new ExtractorOptions(), TimeProvider.System, default);
}
