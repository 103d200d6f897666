using Extractor.Assemble;
using Extractor.Body;
using Extractor.Decode;
using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Training;

/// <summary>The labelled blocks of a page. Each page weighs the same, longer blocks more than shorter ones.</summary>
internal static class PageExamples
{
    public static List<Example> Of(CorpusPage page)
    {
        var examples = new List<Example>();
        var budget = new PageBudget(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(1) }, TimeProvider.System, CancellationToken.None);
        using var text = PageDecoder.Decode(page.Read(), null);
        using var tree = PageParser.Parse(text.Text, budget);
        var survey = PageSurveyor.Survey(tree, budget);
        var context = new ArticleAssembler(LanguageCatalog.BuiltIn, null).Context(survey, page.Url);
        var features = BlockFeatures.Of(context);
        var labels = Labels.Of(page, survey.Blocks);
        var total = 0.0;
        for (var i = 0; i < labels.Length; i++) if (labels[i] is not null) total += Weight(survey.Blocks[i]);
        // Pages known by a few phrases only say less.
        var share = page.TrueText is not null ? 1.0 : 0.25;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label) continue;
            examples.Add(new Example
            {
                Features = features.Row(i).ToArray(),
                Label = label,
                Weight = (float)(share * 100 * Weight(survey.Blocks[i]) / total),
            });
        }
        return examples;
    }

    private static double Weight(TextBlock block) => 1 + Math.Log(1 + block.Text.Length);
}
