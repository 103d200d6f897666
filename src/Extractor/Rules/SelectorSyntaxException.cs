namespace Extractor.Rules;

/// <summary>A selector is not of the subset. Caught where rules are read.</summary>
internal sealed class SelectorSyntaxException(string reason, int index) : Exception(reason)
{
    /// <summary>Where in the selector's text.</summary>
    public int Index { get; } = index;
}
