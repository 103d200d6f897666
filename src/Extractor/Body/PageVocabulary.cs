using System.Buffers;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Body;

/// <summary>
/// The longer words of each block as hashes, to tell how much of one text turns up in others: a story keeps to its words,
/// what surrounds it has words of its own.
/// </summary>
internal sealed class PageVocabulary
{
    /// <summary>The words of all blocks, one block's after the other's.</summary>
    private readonly Strip<int> words;

    /// <summary>Where the words of each block start in <see cref="words"/>, and where those of the last one end.</summary>
    private readonly Strip<int> starts;

    /// <summary>The words of headline and description.</summary>
    private readonly HashSet<int> headline;

    /// <summary>A bit for each of them: most words of blocks are told by it to be none of them.</summary>
    private readonly ulong headlineBits;

    public PageVocabulary(PageContext page)
    {
        var blocks = page.Survey.Blocks;
        using var seen = new NumberTally();
        starts = page.Survey.Room.Take<int>(blocks.Count + 1);
        var gathered = ArrayPool<int>.Shared.Rent(blocks.Count * 8);
        var count = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            page.Survey.Budget.CheckText(blocks[i].Text.Length);
            AddWords(blocks[i].Text, seen, ref gathered, ref count);
            starts[i + 1] = count;
        }
        words = page.Survey.Room.Take<int>(count);
        gathered.AsSpan(0, count).CopyTo(words.Span);
        count = 0;
        AddWords(page.Title, seen, ref gathered, ref count);
        AddWords(page.Description, seen, ref gathered, ref count);
        headline = [.. gathered.AsSpan(0, count)];
        foreach (var word in headline) headlineBits |= 1UL << (word & 63);
        ArrayPool<int>.Shared.Return(gathered);
    }

    /// <summary>How many different words a block has.</summary>
    public int CountOf(int block) => WordsOf(block).Length;

    /// <summary>The share of a block's words that stand in headline or description.</summary>
    public double ShareInHeadline(int block)
    {
        var own = WordsOf(block);
        if (own.IsEmpty) return 0;
        var held = 0;
        foreach (var word in own) if ((headlineBits & (1UL << (word & 63))) != 0 && headline.Contains(word)) held++;
        return (double)held / own.Length;
    }

    /// <summary>In how many of the chosen blocks each word stands.</summary>
    public NumberTally Spread(Func<int, bool> isChosen)
    {
        // A word stands twice in running text.
        var spread = new NumberTally(words.Length / 2);
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            if (!isChosen(i)) continue;
            foreach (var word in WordsOf(i)) spread.Add(word);
        }
        return spread;
    }

    /// <summary>The share of a block's words that stand in other chosen blocks.</summary>
    public double ShareInOthers(NumberTally spread, int block, bool isChosen)
    {
        var words = WordsOf(block);
        if (words.IsEmpty) return 0;
        var own = isChosen ? 1 : 0;
        var held = 0;
        foreach (var word in words) if (spread[word] > own) held++;
        return (double)held / words.Length;
    }

    private ReadOnlySpan<int> WordsOf(int block) => words.Span[starts[block]..starts[block + 1]];

    /// <summary>Adds the words of a text, each once.</summary>
    private static void AddWords(string? text, NumberTally seen, ref int[] words, ref int count)
    {
        const int shortest = 4;
        seen.Clear();
        var hash = 0;
        var length = 0;
        var last = '\0';
        foreach (var c in text ?? "")
        {
            // Nearly all that is printed.
            if (char.IsAsciiLetter(c))
            {
                hash = length == 0 ? c | 0x20 : unchecked((hash * 31) + (c | 0x20));
                length++;
                last = '\0';
                continue;
            }
            if (TextShape.IsUnspaced(c))
            {
                // Two characters in a row stand for a word where nothing parts words.
                if (last != '\0') Add((last << 16) | c, seen, ref words, ref count);
                last = c;
                length = 0;
                continue;
            }
            last = '\0';
            if (char.IsLetter(c))
            {
                hash = length == 0 ? BaseLetters.Of(c) : unchecked((hash * 31) + BaseLetters.Of(c));
                length++;
                continue;
            }
            if (length >= shortest) Add(hash, seen, ref words, ref count);
            length = 0;
        }
        if (length >= shortest) Add(hash, seen, ref words, ref count);
    }

    private static void Add(int word, NumberTally seen, ref int[] words, ref int count)
    {
        if (!seen.Add(word)) return;
        if (count == words.Length)
        {
            var larger = ArrayPool<int>.Shared.Rent(2 * count + 16);
            words.CopyTo(larger, 0);
            ArrayPool<int>.Shared.Return(words);
            words = larger;
        }
        words[count++] = word;
    }
}
