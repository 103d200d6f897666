using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Splits stated keyword lists into topics.</summary>
internal static class TopicList
{
    private const int LongestTopic = 80;
    private const int MostTopics = 500;
    private static readonly char[] Separators = [',', ';', '|', '،', '、', '\n'];

    public static IEnumerable<string> Split(string text)
    {
        var parts = text.Split(Separators, MostTopics);
        if (parts is [var only] && IsSpaced(only)) parts = only.Split(' ', MostTopics, StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            var topic = FoldedText.Fold(part).TrimStart('#').Trim();
            if (topic.Length is > 0 and <= LongestTopic) yield return topic;
        }
    }

    /// <summary>Chinese and Japanese have no spaces inside a term: three terms or more with spaces between are a list.</summary>
    private static bool IsSpaced(string text)
    {
        var spaces = 0;
        foreach (var c in text.AsSpan().Trim())
        {
            if (c == ' ') spaces++;
            else if (!TextFold.IsUnspaced(c) || c is >= '\u0E00' and <= '\u17FF' or >= '\uAC00' and <= '\uD7AF') return false;
        }
        return spaces >= 2;
    }
}
