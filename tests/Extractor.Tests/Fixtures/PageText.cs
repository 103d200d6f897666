using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

using AngleSharp.Html.Parser;

namespace Extractor.Tests.Fixtures;

/// <summary>
/// All that a page says, entities decoded and white space taken out: its text, its attributes and the strings of its JSON-LD.
/// </summary>
internal sealed partial class PageText
{
    // Stands between parts that are not neighbours on the page, so that no text is found across them.
    private const char Border = '\u0001';

    private readonly string squeezed;

    public PageText(byte[] content)
    {
        var charset = Charset().Match(Encoding.Latin1.GetString(content)).Groups[1].Value;

        // Asked of the provider directly: registering it for the process would hide a library that forgets to.
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        var document = new HtmlParser().ParseDocument(encoding.GetString(content));
        var all = new StringBuilder(document.DocumentElement.TextContent);
        foreach (var element in document.All)
        {
            foreach (var attribute in element.Attributes) all.Append(Border).Append(attribute.Value);
            if (element.GetAttribute("type") == "application/ld+json") AppendStrings(element.TextContent, all);
        }

        squeezed = Squeeze(all.ToString());
    }

    public bool Says(string text) => squeezed.Contains(Squeeze(text), StringComparison.Ordinal);

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void AppendStrings(string json, StringBuilder all)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var open = new Stack<JsonElement>([document.RootElement]);
            while (open.TryPop(out var value))
            {
                if (value.ValueKind == JsonValueKind.String) all.Append(Border).Append(value.GetString());
                if (value.ValueKind == JsonValueKind.Array) value.EnumerateArray().ToList().ForEach(open.Push);
                if (value.ValueKind == JsonValueKind.Object) value.EnumerateObject().ToList().ForEach(p => open.Push(p.Value));
            }
        }
        catch (JsonException)
        {
            // Broken JSON-LD is part of what the fixtures test; its raw text is in the page's text already.
        }
    }

    [GeneratedRegex("charset=\"?([a-zA-Z0-9_-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Charset();
}
