namespace Extractor;

/// <summary>The line that names who wrote a story.</summary>
public sealed record Byline
{
    /// <summary>The byline as printed; null where the authors come from metadata alone.</summary>
    public string? Text { get; init; }

    /// <summary>The authors in printed order, people first.</summary>
    public IReadOnlyList<Author> Authors { get; init => field = EquatableList.Copy(value); } = EquatableList<Author>.Empty;
}

/// <summary>One author of a story.</summary>
public sealed record Author
{
    /// <summary>The name, without role, place or handle.</summary>
    public required string Name { get; init; }

    /// <summary>The author's page.</summary>
    public Uri? Url { get; init; }

    /// <summary>The role printed or stated beside the name, such as <c>Political correspondent</c>.</summary>
    public string? Role { get; init; }

    /// <summary>What kind of author this is.</summary>
    public AuthorKind Kind { get; init; }
}

/// <summary>What kind of author a byline names. The JSON names are camelCase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthorKind>))]
public enum AuthorKind
{
    /// <summary>A person.</summary>
    [JsonStringEnumMemberName("person")]
    Person,

    /// <summary>An outlet, a desk or an agency: only where it is the printed byline.</summary>
    [JsonStringEnumMemberName("organization")]
    Organization,

    /// <summary>Initials that stand for a person or an agency.</summary>
    [JsonStringEnumMemberName("initials")]
    Initials,
}
