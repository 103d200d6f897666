namespace Extractor.Output;

/// <summary>A standfirst that opens the text, too, is written once: in the text, where it has its markup.</summary>
internal static class StandfirstText
{
    /// <summary>The standfirst, unless the body begins with it; null where there is none to write.</summary>
    public static string? Apart(Article article)
    {
        if (article.Standfirst is not { Length: > 0 } standfirst) return null;
        var rest = standfirst.AsSpan();
        foreach (var block in article.Body)
        {
            if (block.Kind is BlockKind.Figure or BlockKind.Embed) continue;
            var text = block.Text.Replace('\n', ' ');
            if (!rest.StartsWith(text, StringComparison.Ordinal)) return standfirst;
            rest = rest[text.Length..].TrimStart(' ');
            if (rest.IsEmpty) return null;
        }
        return standfirst;
    }
}
