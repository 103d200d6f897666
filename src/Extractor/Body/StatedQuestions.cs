using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Body;

/// <summary>
/// Keeps the questions and answers that a page states as its own (schema.org's <c>FAQPage</c>) where it prints them: often folded up behind
/// buttons, and too short for the learned passes.
/// </summary>
internal static class StatedQuestions
{
    private const int MostBlocks = 20;
    private const int LeastLetters = 2;

    private const BlockCues Elsewhere = BlockCues.InNav | BlockCues.InFooter | BlockCues.Comment | BlockCues.Consent | BlockCues.InDialog | BlockCues.InForm;

    /// <param name="blocks">The page's blocks.</param>
    /// <param name="questions">The questions with their answers, without markup.</param>
    /// <param name="isBody">Which blocks are counted among the story.</param>
    public static void Keep(List<TextBlock> blocks, IReadOnlyList<(string Question, string Answer)> questions, bool[] isBody)
    {
        if (questions.Count == 0) return;
        var first = Array.IndexOf(isBody, true);
        if (first < 0) return;
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (question, answer) in questions) answers.TryAdd(TextFold.Letters(question), answer);
        for (var i = first + 1; i < blocks.Count; i++)
        {
            if (blocks[i].Has(Elsewhere) || !answers.TryGetValue(TextFold.Letters(blocks[i].Text), out var answer)) continue;
            var letters = TextFold.Letters(answer);
            var end = i + 1;
            while (end < Math.Min(blocks.Count, i + MostBlocks) && IsIn(blocks[end], letters)) end++;
            // A list of the questions alone leads to them.
            if (end > i + 1) isBody.AsSpan(i, end - i).Fill(true);
        }
    }

    private static bool IsIn(TextBlock block, string answer) =>
        !block.Has(Elsewhere) && TextFold.Letters(block.Text) is { Length: > LeastLetters } letters && answer.Contains(letters, StringComparison.Ordinal);
}
