using System.Runtime.InteropServices;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>
/// How much of a link's words the story shares. A word counts the more the fewer of the page's links hold it: what all links say
/// tells nothing of one.
/// </summary>
internal sealed class LinkOverlap : IDisposable
{
    private const int LeastLength = 4;
    private const int MostStoryWords = 20_000;
    private readonly NumberTally title = new();
    private readonly NumberTally story = new();
    private readonly NumberTally links = new();
    private readonly List<int> words;

    /// <summary>Where the words of each link start in <see cref="words"/>, and where those of the last one end.</summary>
    private readonly Strip<int> starts;

    public LinkOverlap(LinkMap map)
    {
        Collect(map.Story.Title, title, null);
        foreach (var block in map.Story.Blocks)
        {
            map.Story.Survey.Budget.Check();
            if (story.Count < MostStoryWords && map.IsStory(block.Index)) Collect(block.Text, story, null);
        }
        starts = map.Story.Survey.Room.Take<int>(map.Candidates.Count + 1);
        words = map.Story.Survey.Room.List<int>();
        var seen = new KeyNumbers<string>(map.Story.Survey.Room, map.Candidates.Count);
        using var own = new NumberTally();
        for (var i = 0; i < map.Candidates.Count; i++)
        {
            own.Clear();
            Collect(map.Candidates[i].Text, own, words);
            starts[i + 1] = words.Count;
            seen.Of(map.Candidates[i].Text, out var isNew);
            if (!isNew) continue;
            foreach (var word in WordsOf(i)) links.Add(word);
        }
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        title.Dispose();
        story.Dispose();
        links.Dispose();
    }

    /// <summary>The shares, 0 to 1, of a link's words in the headline and in the story, and how many words it has in the headline.</summary>
    public (double Title, double Story, int TitleWords) Of(int candidate)
    {
        double all = 0, inTitle = 0, inStory = 0;
        var titleWords = 0;
        foreach (var word in WordsOf(candidate))
        {
            var weight = 1.0 / (1 + Math.Log(Math.Max(1, links[word])));
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

    private ReadOnlySpan<int> WordsOf(int candidate) => CollectionsMarshal.AsSpan(words)[starts[candidate]..starts[candidate + 1]];

    /// <summary>The hashes of the longer words, also as a list of those that were not there yet; of each two characters in scripts without spaces.</summary>
    private static void Collect(string? text, NumberTally into, List<int>? added)
    {
        if (text is null) return;
        var hash = 0;
        var length = 0;
        var before = '\0';
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            // Nearly all that is printed.
            if (char.IsAsciiLetterOrDigit(c))
            {
                hash = Mix(hash, c is >= 'A' and <= 'Z' ? c | 0x20 : c);
                length++;
                before = '\0';
                continue;
            }
            var unspaced = TextShape.IsUnspaced(c);
            if (!unspaced && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
            {
                hash = Mix(hash, BaseLetters.Of(char.ToLowerInvariant(c)));
                length++;
            }
            else
            {
                if (length >= LeastLength && into.Add(hash)) added?.Add(hash);
                hash = 0;
                length = 0;
                if (unspaced && before != '\0' && Mix(Mix(1, before), c) is var pair && into.Add(pair)) added?.Add(pair);
            }
            before = unspaced ? c : '\0';
        }
    }

    private static int Mix(int hash, int value) => unchecked((int)(((uint)hash * 0x9E3779B1u) ^ ((uint)value * 0x85EBCA77u)) + 0x165667B1);
}
