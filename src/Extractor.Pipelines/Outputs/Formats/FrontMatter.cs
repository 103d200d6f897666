using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Extractor.Pipelines.Outputs.Formats;

/// <summary>
/// The facts of an article as YAML between two lines of three hyphens, as static site generators and note programs read them. Every text is
/// in double quotes (YAML 1.2, section 7.3.1), with all that could end it or its line escaped: no text of a page can become a key.
/// </summary>
internal static class FrontMatter
{
    /// <summary>Writes the facts.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="result">The result of an article.</param>
    internal static void Write(StringBuilder output, ArticleResult result)
    {
        var article = result.Article!;
        output.Append("---\n");
        Text(output, "title", article.Title);
        Text(output, "id", result.Id);
        Text(output, "group", result.Group);
        Text(output, "url", (article.Url ?? result.Url)?.AbsoluteUri);
        Text(output, "canonicalUrl", article.CanonicalUrl?.AbsoluteUri);
        Text(output, "site", article.SiteName);
        Text(output, "section", article.Section);
        Text(output, "language", article.Language);
        Text(output, "kicker", article.Kicker);
        Text(output, "description", article.Standfirst);
        List(output, "authors", article.Byline?.Authors.Select(static author => author.Name));
        Text(output, "published", article.Published?.ToString());
        Text(output, "modified", article.Modified?.ToString());
        Text(output, "fetched", article.FetchedAt?.ToString("O", CultureInfo.InvariantCulture));
        Text(output, "dateline", article.Dateline?.Text);
        List(output, "topics", article.Topics);
        Text(output, "image", article.LeadImage?.AbsoluteUri);
        List(output, "doubts", result.Doubts.Select(static doubt => JsonNamingPolicy.CamelCase.ConvertName(doubt.ToString())));
        output.Append("---\n\n");
    }

    private static void Text(StringBuilder output, string key, string? value)
    {
        if (value is { Length: > 0 })
        {
            output.Append(key).Append(": ").Append(Quoted(value)).Append('\n');
        }
    }

    private static void List(StringBuilder output, string key, IEnumerable<string>? values)
    {
        if (values?.Select(Quoted).ToList() is { Count: > 0 } items)
        {
            output.Append(key).Append(": [").AppendJoin(", ", items).Append("]\n");
        }
    }

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
            {
                quoted.Append('\\').Append((char)rune.Value);
            }
            else if (IsPrintable(rune))
            {
                quoted.Append(rune.ToString());
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Section 5.1 of YAML 1.2, and none of the line ends that version 1.1 knows beside it.</summary>
    private static bool IsPrintable(Rune rune) =>
        rune.Value is not (0xFEFF or 0xFFFE or 0xFFFF) &&
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
