using System.Globalization;
using System.Text;

namespace Extractor.Pipelines.Outputs.Formats;

/// <summary>An article as a Markdown file with front matter.</summary>
internal static class MarkdownFile
{
    private const int NumberDigits = 8;

    /// <summary>Letters of the title in the name: of four bytes each they still fit into the 255 that file systems allow.</summary>
    private const int MostLetters = 56;

    /// <summary>Writes the file.</summary>
    /// <param name="result">The result of an article.</param>
    internal static string Write(ArticleResult result)
    {
        var output = new StringBuilder();
        FrontMatter.Write(output, result);
        return output.Append(result.Article!.ToMarkdown()).ToString();
    }

    /// <summary>The name of the file: the number of the result, by which names are never the same, and words of the title.</summary>
    /// <param name="article">The article.</param>
    /// <param name="number">The place of its result, counted from 1.</param>
    internal static string NameOf(Article article, long number)
    {
        var name = new StringBuilder(number.ToString(CultureInfo.InvariantCulture).PadLeft(NumberDigits, '0'));
        var letters = 0;
        var isGap = true;
        foreach (var rune in (article.Title ?? "").EnumerateRunes())
        {
            if (letters == MostLetters)
            {
                break;
            }

            if (!Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                isGap = true;
                continue;
            }

            if (isGap)
            {
                name.Append('-');
                isGap = false;
            }

            name.Append(Rune.ToLowerInvariant(rune).ToString());
            letters++;
        }

        return name.Append(".md").ToString();
    }

    /// <summary>The number in the name of a file; null for a file of another name.</summary>
    /// <param name="path">The file.</param>
    internal static long? NumberOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path.AsSpan());
        var end = name.IndexOf('-');
        var digits = end < 0 ? name : name[..end];
        return digits.Length >= NumberDigits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
