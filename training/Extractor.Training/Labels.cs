using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Training;

/// <summary>Says of each block whether the truth holds it, by the word triples that they share.</summary>
internal static class Labels
{
    private const double Enough = 0.7;

    /// <summary>One label a block: true, false, or null where nothing can be said.</summary>
    public static bool?[] Of(CorpusPage page, List<TextBlock> blocks) =>
        page.TrueText is { } text ? ByText(text, blocks) : BySnippets(page, blocks);

    private static bool?[] ByText(string text, List<TextBlock> blocks)
    {
        var triples = new HashSet<int>(WordTriples.Of(text));
        var lines = new HashSet<string>(text.Split('\n').Select(line => TextFold.Fold(line)), StringComparer.Ordinal);
        var labels = new bool?[blocks.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var own = WordTriples.Of(blocks[i].Text);
            var held = own.Count(triples.Contains);
            labels[i] = lines.Contains(TextFold.Fold(blocks[i].Text)) || (own.Count >= 2 && held >= Enough * own.Count);
        }
        KeepOneOfEach(blocks, labels);
        return labels;
    }

    /// <summary>Of blocks with the same text only the one among most other true blocks is the story's.</summary>
    private static void KeepOneOfEach(List<TextBlock> blocks, bool?[] labels)
    {
        foreach (var group in Enumerable.Range(0, labels.Length).Where(i => labels[i] == true).GroupBy(i => TextFold.Fold(blocks[i].Text)))
        {
            var best = group.MaxBy(i => Enumerable.Range(i - 4, 9).Count(j => j >= 0 && j < labels.Length && j != i && labels[j] == true));
            foreach (var i in group) if (i != best) labels[i] = false;
        }
    }

    private static bool?[] BySnippets(CorpusPage page, List<TextBlock> blocks)
    {
        var labels = new bool?[blocks.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            if (page.With.Any(s => s.Length > 15 && blocks[i].Text.Contains(s, StringComparison.Ordinal))) labels[i] = true;
            else if (page.Without.Any(s => s.Length > 6 && blocks[i].Text.Contains(s, StringComparison.Ordinal))) labels[i] = false;
        }
        return labels;
    }
}
