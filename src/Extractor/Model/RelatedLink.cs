namespace Extractor;

/// <summary>A link to another story.</summary>
public sealed record RelatedLink
{
    /// <summary>The absolute address of the other story.</summary>
    public required Uri Url { get; init; }

    /// <summary>The other story's title, without a marker such as <c>Read also:</c>.</summary>
    public string? Title { get; init; }

    /// <summary>Where the link stands.</summary>
    public required LinkPlacement Placement { get; init; }
}

/// <summary>Where a related link stands. The JSON names are camelCase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkPlacement>))]
public enum LinkPlacement
{
    /// <summary>A promo line or box inside the story.</summary>
    [JsonStringEnumMemberName("inline")]
    Inline,

    /// <summary>The block of stories related to this one.</summary>
    [JsonStringEnumMemberName("related")]
    Related,

    /// <summary>Another list, such as the most read.</summary>
    [JsonStringEnumMemberName("more")]
    More,
}
