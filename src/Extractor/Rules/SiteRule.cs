namespace Extractor.Rules;

/// <summary>What one site's pages are like, over a span of days.</summary>
internal sealed record SiteRule
{
    public required IReadOnlyList<RuleHost> Hosts { get; init; }

    /// <summary>The first day that the rule holds; null for no beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day that the rule holds; null for no end.</summary>
    public DateOnly? Until { get; init; }

    public IReadOnlyList<SelectorList> Remove { get; init; } = [];

    public required IReadOnlyDictionary<RuleField, FieldRule> Fields { get; init; }

    public bool IsDated => From is not null || Until is not null;

    /// <summary>Every selector of the fields, with those of their parts.</summary>
    public IEnumerable<SelectorList> FieldSelectors =>
        Fields.Values.SelectMany(rule => rule.Values).Select(value => value.Select).OfType<SelectorList>();

    /// <summary>Whether the rule holds on a day. A page of no known day is taken to be as the site is now.</summary>
    public bool Holds(DateOnly? day) => day is { } known ? !(known < From) && !(known > Until) : Until is null;
}

/// <summary>How a field is read. One without alternatives stays empty.</summary>
internal sealed record FieldRule(IReadOnlyList<ValueRule> Alternatives)
{
    /// <summary>The alternatives and the parts of each.</summary>
    public IEnumerable<ValueRule> Values => Alternatives.SelectMany(value => value.Parts.Values.Prepend(value));
}

/// <summary>The parts of a value that have selectors of their own.</summary>
internal enum RulePart
{
    Text,
    Credit,
    Image,
    Place,
    Source,
    Date,
}

/// <summary>One way to read a value.</summary>
internal sealed record ValueRule
{
    /// <summary>The elements to read; null for a constant.</summary>
    public SelectorList? Select { get; init; }

    /// <summary>The attribute to read; null for what the kind of element suggests.</summary>
    public string? Attribute { get; init; }

    /// <summary>The value itself.</summary>
    public string? Constant { get; init; }

    /// <summary>What parts the values of one text.</summary>
    public string? Separator { get; init; }

    /// <summary>How a time is written; null to find out.</summary>
    public TimeFormat? Format { get; init; }

    /// <summary>The language that a time is written in; null for the page's.</summary>
    public string? Language { get; init; }

    /// <summary>The offset of times that are written without one.</summary>
    public TimeSpan? Offset { get; init; }

    public LinkPlacement Placement { get; init; } = LinkPlacement.Related;

    public IReadOnlyDictionary<RulePart, ValueRule> Parts { get; init; } = new Dictionary<RulePart, ValueRule>();
}
