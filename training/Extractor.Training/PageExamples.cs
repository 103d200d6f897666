using Extractor.Assemble;
using Extractor.Body;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Training;

/// <summary>The labelled blocks of a page. Each page weighs the same, its blind twin less, longer blocks more than shorter ones.</summary>
internal sealed class PageExamples
{
    private readonly bool?[] labels;
    private readonly float[] weights;

    private PageExamples(CorpusPage page, PageContext context, bool?[] labels, float[] weights, FeatureTable sieve, FeatureTable features)
    {
        Page = page;
        Context = context;
        this.labels = labels;
        this.weights = weights;
        Sieve = sieve;
        Features = features;
    }

    public CorpusPage Page { get; }

    /// <summary>The page's blocks and what the locator knows of them.</summary>
    public PageContext Context { get; }

    /// <summary>The rows of the sieve.</summary>
    public FeatureTable Sieve { get; }

    /// <summary>The rows of the first pass.</summary>
    public FeatureTable Features { get; }

    public static PageExamples Of(CorpusPage page)
    {
        var budget = new PageBudget(new ExtractorOptions { MaxDuration = TimeSpan.MaxValue, MaxMemory = long.MaxValue }, TimeProvider.System, CancellationToken.None);
        // The tree's buffers stay in use by the context, so neither is disposed before the process ends.
        var survey = PageSurveyor.Survey(PageParser.Parse(page.Html(), budget), budget);
        var context = new ArticleAssembler(LanguageCatalog.BuiltIn).Context(survey, page.Url);
        var labels = Labels.Of(page, survey.Blocks);
        var total = 0.0;
        for (var i = 0; i < labels.Length; i++) if (labels[i] is not null) total += Weight(survey.Blocks[i]);
        // News is what the library is for, and pages known by a few phrases only say less.
        var share = page.Suite is "news" or "aeb" ? 1.5 : page.TrueText is not null ? 1.0 : 0.5;
        share *= page.Share;
        var weights = survey.Blocks.Select(block => (float)(share * 100 * Weight(block) / Math.Max(1, total))).ToArray();
        return new PageExamples(page, context, labels, weights, FeatureTable.Of(new BlockSieve(context)), BlockFeatures.Of(context));
    }

    /// <summary>The examples of the sieve.</summary>
    /// <param name="chances">Which blocks have a chance in the eyes of the passes, so that they have to be left.</param>
    public IEnumerable<Example> Sifting(bool[] chances)
    {
        for (var i = 0; i < labels.Length; i++)
            yield return new Example { Features = Sieve.Row(i), Label = chances[i] || labels[i] == true, Weight = 1f / labels.Length };
    }

    /// <summary>The examples of the first pass.</summary>
    public IEnumerable<Example> Blocks() => Examples(Features);

    /// <summary>The examples of the second pass, given what the first one thought.</summary>
    public IEnumerable<Example> Sequence(double[] first) => Examples(SequenceFeatures.Of(Context, first));

    /// <summary>What a second pass thinks of each block, given what the first one thought.</summary>
    public double[] Sequence(double[] first, TreeModel second)
    {
        using var features = SequenceFeatures.Of(Context, first);
        return second.Probabilities(features);
    }

    private IEnumerable<Example> Examples(FeatureTable table)
    {
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] is { } label) yield return new Example { Features = table.Row(i), Label = label, Weight = weights[i] };
    }

    private static double Weight(TextBlock block) => 1 + Math.Log(1 + block.Text.Length);
}
