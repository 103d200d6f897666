using Extractor.Parse;

namespace Extractor.Rules;

/// <summary>An element that a selector matched.</summary>
internal sealed class FoundElement(PageElement element, int start)
{
    public PageElement Element { get; } = element;

    /// <summary>Its number among the page's elements, in document order.</summary>
    public int Start { get; } = start;

    /// <summary>The number of the last element inside it, or its own.</summary>
    public int End { get; internal set; } = start;

    public bool Holds(FoundElement other) => other.Start > Start && other.Start <= End;
}
