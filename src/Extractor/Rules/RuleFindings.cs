using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Rules;

/// <summary>What a rule found on a page.</summary>
internal sealed class RuleFindings(CompiledRule rule, IReadOnlyDictionary<SelectorList, IReadOnlyList<FoundElement>> found)
{
    /// <summary>How many elements a field is read from.</summary>
    public const int MostRead = 200;

    /// <summary>Whether the rule says that a field stays empty.</summary>
    public bool Empties(RuleField field) => rule.Rule.Fields.TryGetValue(field, out var given) && given.Alternatives.Count == 0;

    /// <summary>The ways of reading a field that found something on the page, in the order of the rule.</summary>
    public IEnumerable<ValueRule> WaysTo(RuleField field)
    {
        if (!rule.Rule.Fields.TryGetValue(field, out var given)) yield break;
        foreach (var value in given.Alternatives)
            if (value.Constant is not null || Elements(value).Count > 0) yield return value;
    }

    /// <summary>The elements that a way of reading selects, in document order.</summary>
    public IReadOnlyList<FoundElement> Elements(ValueRule value) => value.Select is { } list ? found[list] : [];

    /// <summary>The first element of a part inside an element; null where there is none or the part is not given.</summary>
    public FoundElement? PartOf(FoundElement whole, ValueRule value, RulePart part)
    {
        if (!value.Parts.TryGetValue(part, out var given)) return null;
        foreach (var element in Elements(given))
            if (whole.Holds(element)) return element;
        return null;
    }

    /// <summary>The texts that a way of reading gives, none of them empty.</summary>
    public IEnumerable<(PageElement? Element, string Text)> Texts(ValueRule value)
    {
        if (value.Constant is { } constant) yield return (null, constant);
        foreach (var match in Elements(value).Take(MostRead))
        {
            if (value.Separator is { } separator)
            {
                foreach (var piece in Text(match.Element, value).Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    yield return (match.Element, piece);
            }
            else if (Text(match.Element, value) is { Length: > 0 } text)
            {
                yield return (match.Element, text);
            }
        }
    }

    /// <summary>The text of an element: of the attribute that the rule names, else of a meta tag's content, else what is printed.</summary>
    public string Text(PageElement element, ValueRule value)
    {
        if (value.Attribute is { } name) return MarkupText.Decode(element.Get(rule.Attributes.Find(name)) ?? "");
        if (element.Tag == PageTag.Meta) return MarkupText.Decode(element.Get(PageAttribute.Content) ?? "");
        return PageTextReader.Fold(element);
    }

    /// <summary>The machine-readable time of an element, else its text.</summary>
    public string TimeText(PageElement element, ValueRule value) =>
        value.Attribute is null && value.Format is null && element.Get(PageAttribute.DateTime) is { } machine ? machine : Text(element, value);

    /// <summary>The address of an element; null where the attribute is not there.</summary>
    public string? Address(PageElement element, ValueRule value)
    {
        if (value.Attribute is { } name) return element.Get(rule.Attributes.Find(name));
        return element.Get(PageAttribute.Content) ?? element.Get(PageAttribute.Href) ?? element.Get(PageAttribute.Src);
    }
}
