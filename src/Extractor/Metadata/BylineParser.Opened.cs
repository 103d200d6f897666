using Extractor.Languages;

namespace Extractor.Metadata;

/// <content>What stands behind the names of an opened byline in the same line.</content>
internal static partial class BylineParser
{
    /// <summary>
    /// The names without the one who was interviewed, "Ein Interview von Jane Roe mit John Doe", and without a second line that has lost
    /// its break: "Text von Jane Roe Illustration von John Doe".
    /// </summary>
    private static string WithoutOthers(string names, ReadOnlySpan<char> opener, Lexicon lexicon)
    {
        var isInterview = false;
        foreach (var range in opener.Split(' ')) isInterview |= NameWords.IsInterview(opener[range].Trim(":,").ToString());
        var words = names.Split(' ');
        for (var i = 2; i < words.Length - 1; i++)
        {
            var isAsked = isInterview && NameWords.IsInterviewed(words[i]) && words[i + 1].Length > 0 && char.IsUpper(words[i + 1][0]);
            if (isAsked || (NameWords.IsPictures(words[i]) && char.IsUpper(words[i][0]) && lexicon.TryStripBylinePrefix(words[i + 1], out var length) && length == words[i + 1].Length)) return string.Join(' ', words[..i]);
        }
        return names;
    }
}
