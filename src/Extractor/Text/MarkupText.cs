using System.Net;
using System.Text;

namespace Extractor.Text;

/// <summary>Reads text out of values that may hold character references or markup, such as JSON-LD strings.</summary>
internal static class MarkupText
{
    /// <summary>Decodes character references (twice-escaped ones too), drops tags and folds white space.</summary>
    public static string Decode(string value) => FoldedText.Fold(DropTags(DecodeReferences(value)));

    /// <summary>Decodes character references; at most twice, since values are escaped twice but not more often.</summary>
    public static string DecodeReferences(string value)
    {
        for (var i = 0; i < 2 && value.Contains('&'); i++)
        {
            var decoded = WebUtility.HtmlDecode(value);
            if (decoded == value) break;
            value = decoded;
        }
        return value;
    }

    private static string DropTags(string value)
    {
        if (!value.Contains('<')) return value;
        var text = new StringBuilder(value.Length);
        var i = 0;
        while (i < value.Length)
        {
            if (value[i] == '<' && i + 1 < value.Length && (char.IsAsciiLetter(value[i + 1]) || value[i + 1] is '/' or '!'))
            {
                var end = value.IndexOf('>', i);
                if (end < 0) break;
                text.Append(' ');
                i = end + 1;
            }
            else
            {
                text.Append(value[i++]);
            }
        }
        return text.ToString();
    }
}
