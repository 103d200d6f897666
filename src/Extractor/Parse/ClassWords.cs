using System.Collections.Frozen;

namespace Extractor.Parse;

/// <summary>The words that the names of a class are made of.</summary>
internal static class ClassWords
{
    /// <summary>Classes longer than this are no names that a person gave.</summary>
    public const int Longest = 1_000;

    /// <summary>Whether one of the words is in a set. Words end at anything but a letter, and where a capital begins the next: <c>arrowAppIcon</c>.</summary>
    public static bool HasAny(PageElement element, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        var classes = element[PageAttribute.Class].Span;
        if (classes.IsEmpty || classes.Length > Longest) return false;
        var start = 0;
        for (var i = 0; i <= classes.Length; i++)
        {
            var isLetter = i < classes.Length && char.IsAsciiLetter(classes[i]);
            if (isLetter && !(i > start && char.IsAsciiLetterUpper(classes[i]) && char.IsAsciiLetterLower(classes[i - 1]))) continue;
            if (i > start && words.Contains(classes[start..i])) return true;
            start = isLetter ? i : i + 1;
        }
        return false;
    }
}
