namespace Extractor.Rules;

/// <summary>How a part of a selector stands to the part before it.</summary>
internal enum Combinator : byte
{
    /// <summary>It is the first part.</summary>
    None,

    /// <summary>Anywhere inside it: white space.</summary>
    Descendant,

    /// <summary>Directly inside it: <c>&gt;</c>.</summary>
    Child,

    /// <summary>The next element after it: <c>+</c>.</summary>
    Adjacent,

    /// <summary>Any later element beside it: <c>~</c>.</summary>
    Sibling,
}

/// <summary>How an attribute's value is compared (Selectors Level 4, section 6).</summary>
internal enum AttributeOperator : byte
{
    Present,
    Equal,
    Word,
    Prefix,
    Suffix,
    Substring,
    Dash,
}

/// <summary>A test of one element.</summary>
internal abstract record SimpleSelector;

internal sealed record UniversalSelector : SimpleSelector;

internal sealed record TypeSelector(string Name) : SimpleSelector;

internal sealed record IdSelector(string Id) : SimpleSelector;

internal sealed record ClassSelector(string Class) : SimpleSelector;

internal sealed record AttributeSelector(string Name, AttributeOperator Operator, string Value, bool IgnoresCase) : SimpleSelector;

/// <summary>The element is child number a·n + b of its parent, for some n of 0 or more; the first child is number 1.</summary>
internal sealed record ChildSelector(int A, int B) : SimpleSelector;

internal sealed record LastChildSelector : SimpleSelector;

internal sealed record NotSelector(SimpleSelector Inner) : SimpleSelector;

/// <summary>Tests that one element passes all of.</summary>
internal sealed record CompoundSelector(Combinator Combinator, IReadOnlyList<SimpleSelector> Tests);

/// <summary>Compounds joined by combinators, from left to right.</summary>
internal sealed record ComplexSelector(IReadOnlyList<CompoundSelector> Parts);

/// <summary>Selectors parted by commas: an element has to match one of them. Compared by reference: each place of a rule is its own.</summary>
internal sealed class SelectorList(string text, IReadOnlyList<ComplexSelector> alternatives)
{
    public IReadOnlyList<ComplexSelector> Alternatives { get; } = alternatives;

    /// <summary>The attributes that it asks for.</summary>
    public IEnumerable<string> Attributes => Alternatives.SelectMany(a => a.Parts).SelectMany(p => p.Tests)
        .Select(test => test is NotSelector not ? not.Inner : test).OfType<AttributeSelector>().Select(test => test.Name);

    public override string ToString() => text;
}
