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
        foreach (var part in text.Split(Separators, MostTopics))
        {
            var topic = FoldedText.Fold(part).TrimStart('#').Trim();
            if (topic.Length is > 0 and <= LongestTopic) yield return topic;
        }
    }
}
