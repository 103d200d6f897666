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
        var triples = Triples(text).ToHashSet();
        var lines = text.Split('\n').GroupBy(line => TextFold.Fold(line), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var labels = new bool?[blocks.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var own = Triples(blocks[i].Text);
            var held = own.Count(triples.Contains);
            labels[i] = lines.ContainsKey(TextFold.Fold(blocks[i].Text)) || (own.Count >= 2 && held >= Enough * own.Count);
        }
        KeepAsManyAsTrue(blocks, labels, lines);
        return labels;
    }

    /// <summary>Of blocks with the same text only as many are the story's as the truth has lines of it: those among most other true blocks.</summary>
    private static void KeepAsManyAsTrue(List<TextBlock> blocks, bool?[] labels, Dictionary<string, int> lines)
    {
        foreach (var group in Enumerable.Range(0, labels.Length).Where(i => labels[i] == true).GroupBy(i => TextFold.Fold(blocks[i].Text)))
        {
            var inOrder = group
                .OrderByDescending(i => Enumerable.Range(i - 4, 9).Count(j => j >= 0 && j < labels.Length && j != i && labels[j] == true))
                .ToList();
            foreach (var i in inOrder.Skip(Math.Max(1, lines.GetValueOrDefault(group.Key)))) labels[i] = false;
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

    private static List<int> Triples(string text)
    {
        var triples = new List<int>();
        foreach (var triple in WordTriples.Of(text)) triples.Add(triple);
        return triples;
    }
}
