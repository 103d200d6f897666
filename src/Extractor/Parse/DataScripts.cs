using System.Buffers;

namespace Extractor.Parse;

/// <summary>Tells the scripts that carry data from those that are only code.</summary>
internal static class DataScripts
{
    /// <summary>How far into a script a framework's state is looked for.</summary>
    private const int Window = 1024;

    private static readonly SearchValues<string> States = SearchValues.Create(
        [
            "__NEXT_DATA__", "__next_f", "__NUXT__", "Fusion.globalContent", "__APOLLO_STATE__", "__INITIAL_STATE__",
            "__PRELOADED_STATE__", "__INITIAL_DATA__", "__PRELOADED_DATA__",
        ],
        StringComparison.Ordinal);

    /// <summary>Whether the text of this script is worth keeping.</summary>
    public static bool Keeps(PageElement script, ReadOnlySpan<char> text)
    {
        var type = script[PageAttribute.Type].Span;
        if (type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (script[PageAttribute.Id].Span is "__NEXT_DATA__" or "__NUXT_DATA__")
        {
            return true;
        }

        return text[..Math.Min(text.Length, Window)].ContainsAny(States);
    }
}
