using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Extractor.Text;

namespace Extractor.Walls;

/// <summary>The words of one kind of wall, of all languages at once: a site that refuses often does it in another language than its own.</summary>
internal sealed class WallWords
{
    private static readonly Lazy<FrozenSet<string>> Fillers =
        new(() => WallData.BuiltIn.Fillers.Select(filler => Key(TextFold.Fold(filler))).ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<WallKind, WallWords>> ByKind = new(() => new()
    {
        [WallKind.Challenge] = new(WallData.BuiltIn.Challenge),
        [WallKind.Consent] = new(WallData.BuiltIn.Consent),
        [WallKind.Login] = new(WallData.BuiltIn.Login),
        [WallKind.Payment] = new(WallData.BuiltIn.Payment),
        [WallKind.NotFound] = new(WallData.BuiltIn.NotFound),
    });

    private readonly FrozenSet<string> titles;
    private readonly string[] phrases;
    private readonly SearchValues<string> search;

    private WallWords(WallSigns signs)
    {
        titles = signs.Titles.Values.SelectMany(list => list).Select(title => Key(TextFold.Fold(title))).ToFrozenSet(StringComparer.Ordinal);
        phrases = [.. signs.Phrases.Values.SelectMany(list => list).Select(phrase => TextFold.Fold(phrase)).Distinct(StringComparer.Ordinal)];
        search = SearchValues.Create(phrases, StringComparison.Ordinal);
    }

    /// <summary>The words of a kind.</summary>
    internal static WallWords Of(WallKind kind) => ByKind.Value[kind];

    /// <summary>Whether a folded text holds a phrase of any kind.</summary>
    internal static bool IsAny(string folded) => ByKind.Value.Values.Any(words => words.Phrase(folded) is not null);

    /// <summary>Finds the first phrase in a text.</summary>
    /// <param name="folded">The text, folded by <see cref="TextFold"/>.</param>
    /// <returns>The phrase, folded; null where there is none.</returns>
    internal string? Phrase(string folded)
    {
        for (var from = 0; folded.AsSpan(from).IndexOfAny(search) is >= 0 and var next; from += next + 1)
        {
            var at = from + next;
            // In scripts with spaces a phrase begins where a word does.
            if (at > 0 && char.IsLetterOrDigit(folded[at - 1]) && !TextFold.IsUnspaced(folded[at]))
            {
                continue;
            }

            foreach (var phrase in phrases)
            {
                if (folded.AsSpan(at).StartsWith(phrase, StringComparison.Ordinal))
                {
                    return phrase;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a title says what such a page is called: the whole of it, or one of its parts beside the site's name.</summary>
    /// <param name="title">The title as printed; null for none.</param>
    /// <param name="siteName">The site's name; null where it is not known.</param>
    internal bool IsTitle(string? title, string? siteName)
    {
        const int Longest = 200;
        if (title is null || title.Length > Longest)
        {
            return false;
        }

        var folded = TextFold.Fold(title);
        if (TextFold.Fold(siteName) is { Length: > 0 } site)
        {
            folded = folded.Replace(site, " | ", StringComparison.Ordinal);
        }

        return IsPart(folded) || folded.Replace(" - ", "|", StringComparison.Ordinal).Split('|', '·', '•', '›', '>', '"', '/').Any(IsPart);
    }

    private bool IsPart(string part) =>
        Key(part) is { Length: > 0 } key && (titles.Contains(key) || titles.Contains(Key(part, withoutFillers: true))) ||
        (ReferenceEquals(this, Of(WallKind.NotFound)) && IsBareNumber(part));

    /// <summary>Whether a title is nothing but the number of the status, and fillers around it.</summary>
    private static bool IsBareNumber(string part) =>
        Words(part) is { Count: > 0 } words && words.Contains("404") && words.All(Fillers.Value.Contains);

    /// <summary>The words without what stands between and around them.</summary>
    private static string Key(string folded, bool withoutFillers = false)
    {
        var words = Words(folded);
        if (withoutFillers)
        {
            while (words.Count > 0 && Fillers.Value.Contains(words[0])) words.RemoveAt(0);
            while (words.Count > 0 && Fillers.Value.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        }

        return string.Concat(words);
    }

    private static List<string> Words(string folded)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in folded)
        {
            if (char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c))
            {
                Close();
            }
            else
            {
                word.Append(c);
            }
        }

        Close();
        return words;

        void Close()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }
}
