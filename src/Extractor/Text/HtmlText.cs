using System.Text;

namespace Extractor.Text;

/// <summary>Text as HTML: safe in content and in quoted attributes.</summary>
internal static class HtmlText
{
    public static string Encode(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        Append(output, text);
        return output.ToString();
    }

    public static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': output.Append("&amp;"); break;
                case '<': output.Append("&lt;"); break;
                case '>': output.Append("&gt;"); break;
                case '"': output.Append("&quot;"); break;
                case '\'': output.Append("&#39;"); break;
                case '\t' or '\n': output.Append(c); break;
                // A parser would turn it into a line end.
                case '\r': output.Append("&#13;"); break;
                // HTML allows neither NUL nor other controls, nor half a surrogate pair.
                case < ' ' or (>= '\x7F' and <= '\x9F') or '\uFFFE' or '\uFFFF': output.Append('\uFFFD'); break;
                default:
                    if (!char.IsSurrogate(c)) output.Append(c);
                    else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) output.Append(c).Append(text[++i]);
                    else output.Append('\uFFFD');
                    break;
            }
        }
    }
}
