namespace Extractor.Text;

/// <summary>The inline markup of a block.</summary>
internal static class InlineHtml
{
    /// <summary>Makes markup safe for a page. For now it is shown as text; a whitelist follows.</summary>
    public static string Sanitize(string html) => HtmlText.Encode(html);
}
