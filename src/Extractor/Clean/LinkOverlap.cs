using System.Runtime.InteropServices;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>
/// How much of a link's words the story shares. A word counts the more the fewer of the page's links hold it: what all links say
/// tells nothing of one.
/// </summary>
internal sealed class LinkOverlap
{
    private const int LeastLength = 4;
    private const int MostStoryWords = 20_000;
    private readonly HashSet<int> title = [];
    private readonly HashSet<int> story = [];
    private readonly Dictionary<int, int> links = [];
    private readonly int[][] words;

    public LinkOverlap(LinkMap map)
    {
        Collect(map.Story.Title, title);
        foreach (var block in map.Story.Blocks)
        {
            map.Story.Survey.Budget.Check();
            if (story.Count < MostStoryWords && map.IsStory(block.Index)) Collect(block.Text, story);
        }
        words = new int[map.Candidates.Count][];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var set = new HashSet<int>();
        for (var i = 0; i < words.Length; i++)
        {
            set.Clear();
            Collect(map.Candidates[i].Text, set);
            words[i] = [.. set];
            if (!seen.Add(map.Candidates[i].Text)) continue;
            foreach (var word in words[i]) CollectionsMarshal.GetValueRefOrAddDefault(links, word, out _)++;
        }
    }

    /// <summary>The shares, 0 to 1, of a link's words in the headline and in the story, and how many words it has in the headline.</summary>
    public (double Title, double Story, int TitleWords) Of(int candidate)
    {
        double all = 0, inTitle = 0, inStory = 0;
        var titleWords = 0;
        foreach (var word in words[candidate])
        {
            var weight = 1.0 / (1 + Math.Log(links.GetValueOrDefault(word, 1)));
            all += weight;
            if (title.Contains(word))
            {
                inTitle += weight;
                titleWords++;
            }
            if (story.Contains(word)) inStory += weight;
        }
        return all == 0 ? default : (inTitle / all, inStory / all, titleWords);
    }

    /// <summary>The hashes of the longer words; of each two characters in scripts without spaces.</summary>
    private static void Collect(string? text, HashSet<int> into)
    {
        if (text is null) return;
        var hash = 0;
        var length = 0;
        var before = '\0';
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            var unspaced = TextShape.IsUnspaced(c);
            if (!unspaced && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
            {
                hash = Mix(hash, BaseLetters.Of(char.ToLowerInvariant(c)));
                length++;
            }
            else
            {
                if (length >= LeastLength) into.Add(hash);
                hash = 0;
                length = 0;
                if (unspaced && before != '\0') into.Add(Mix(Mix(1, before), c));
            }
            before = unspaced ? c : '\0';
        }
    }

    private static int Mix(int hash, int value) => unchecked((int)(((uint)hash * 0x9E3779B1u) ^ ((uint)value * 0x85EBCA77u)) + 0x165667B1);
}
