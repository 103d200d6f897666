using Extractor.Text;

namespace Extractor.Body;

/// <summary>
/// The longer words of each block as hashes, to tell how much of one text turns up in others: a story keeps to its words,
/// what surrounds it has words of its own.
/// </summary>
internal sealed class PageVocabulary
{
    private readonly int[][] words;

    public PageVocabulary(PageContext page)
    {
        words = new int[page.Survey.Blocks.Count][];
        var buffer = new HashSet<int>();
        for (var i = 0; i < words.Length; i++)
        {
            page.Survey.Budget.CheckText(page.Survey.Blocks[i].Text.Length);
            words[i] = WordsOf(page.Survey.Blocks[i].Text, buffer);
        }
        Headline = [.. WordsOf(page.Title, buffer), .. WordsOf(page.Description, buffer)];
    }

    /// <summary>The words of headline and description.</summary>
    public HashSet<int> Headline { get; }

    /// <summary>How many different words a block has.</summary>
    public int CountOf(int block) => words[block].Length;

    /// <summary>The share of a block's words that a set holds.</summary>
    public double ShareIn(HashSet<int> set, int block)
    {
        if (words[block].Length == 0) return 0;
        var held = 0;
        foreach (var word in words[block]) if (set.Contains(word)) held++;
        return (double)held / words[block].Length;
    }

    /// <summary>In how many of the chosen blocks each word stands.</summary>
    public Dictionary<int, int> Spread(Func<int, bool> isChosen)
    {
        var spread = new Dictionary<int, int>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!isChosen(i)) continue;
            foreach (var word in words[i])
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(spread, word, out _)++;
        }
        return spread;
    }

    /// <summary>The share of a block's words that stand in other chosen blocks.</summary>
    public double ShareInOthers(Dictionary<int, int> spread, int block, bool isChosen)
    {
        if (words[block].Length == 0) return 0;
        var own = isChosen ? 1 : 0;
        var held = 0;
        foreach (var word in words[block]) if (spread.GetValueOrDefault(word) > own) held++;
        return (double)held / words[block].Length;
    }

    private static int[] WordsOf(string? text, HashSet<int> words)
    {
        const int shortest = 4;
        words.Clear();
        var hash = 0;
        var length = 0;
        var last = '\0';
        foreach (var c in text ?? "")
        {
            if (TextShape.IsUnspaced(c))
            {
                // Two characters in a row stand for a word where nothing parts words.
                if (last != '\0') words.Add((last << 16) | c);
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
            if (length >= shortest) words.Add(hash);
            length = 0;
        }
        if (length >= shortest) words.Add(hash);
        return [.. words];
    }
}
