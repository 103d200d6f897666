using Extractor.Text;

namespace Extractor.Body;

/// <summary>Parts a body that metadata states as one string into its paragraphs.</summary>
internal static class StatedBody
{
    private const int LongestParagraph = 1_200;
    private const int FewSentences = 3;

    public static IReadOnlyList<string> Paragraphs(string stated)
    {
        var text = MarkupText.DecodeReferences(stated);
        text = text.Replace("</p>", "\n", StringComparison.OrdinalIgnoreCase).Replace("<br", "\n<br", StringComparison.OrdinalIgnoreCase);
        var paragraphs = new List<string>();
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var paragraph = MarkupText.Decode(line);
            if (paragraph.Length > 0) paragraphs.Add(paragraph);
        }
        return paragraphs.Count == 1 && paragraphs[0].Length > LongestParagraph ? BySentences(paragraphs[0]) : paragraphs;
    }

    /// <summary>
    /// One long string has lost its paragraphs. Where sentences were glued together without a blank, a paragraph ended there.
    /// </summary>
    private static List<string> BySentences(string text)
    {
        var paragraphs = new List<string>();
        var start = 0;
        for (var i = FewSentences; i + 1 < text.Length; i++)
        {
            if (!TextShape.IsSentenceEnd(text[i]) && !(TextShape.IsQuote(text[i]) && TextShape.IsSentenceEnd(text[i - 1]))) continue;
            var next = text[i + 1];
            var glued = (char.IsUpper(next) || next is '“' or '„' or '«') && (char.IsLower(text[i - 1]) || TextShape.IsSentenceEnd(text[i - 1]));
            if (!glued || text[i] > '\u3000') continue;
            paragraphs.Add(text[start..(i + 1)].Trim());
            start = i + 1;
        }
        paragraphs.Add(text[start..].Trim());
        return paragraphs;
    }
}
