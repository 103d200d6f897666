using System.Text.Json;

namespace Extractor.Languages;

/// <summary>One language file as it is written. What each property means stands in docs/languages.md.</summary>
internal sealed class LanguagePackData
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? DateOrder { get; init; }

    public Dictionary<string, string>? DateOrderByCountry { get; init; }

    public string? Calendar { get; init; }

    public string[][]? Months { get; init; }

    public string[][]? CalendarMonths { get; init; }

    public string[][]? Weekdays { get; init; }

    public string[]? Am { get; init; }

    public string[]? Pm { get; init; }

    public string[]? TimeWords { get; init; }

    public DateMarkData? DateMarks { get; init; }

    public Dictionary<string, JsonElement>? Zones { get; init; }

    public string[]? PublishedLabels { get; init; }

    public string[]? UpdatedLabels { get; init; }

    public string[]? BylinePrefixes { get; init; }

    public string[]? NameJoiners { get; init; }

    public string[]? RoleWords { get; init; }

    public string[]? DeskWords { get; init; }

    public string[]? BylineNoise { get; init; }

    public string[]? InlineMarkers { get; init; }

    public string[]? RelatedHeadings { get; init; }

    public string[]? MoreHeadings { get; init; }

    public string[]? CommentHeadings { get; init; }

    public string[]? Boilerplate { get; init; }

    public string[]? ServiceLines { get; init; }

    public string[]? ClosingLines { get; init; }

    public string[]? KickerNoise { get; init; }

    public string[]? CreditLabels { get; init; }

    public string[]? DatelineMarks { get; init; }

    public string[]? EndCreditLabels { get; init; }
}

/// <summary>The signs that follow the figures of a date or clock, such as 年 or <c>h</c>.</summary>
internal sealed class DateMarkData
{
    public string[]? Year { get; init; }

    public string[]? Month { get; init; }

    public string[]? Day { get; init; }

    public string[]? Hour { get; init; }

    public string[]? Minute { get; init; }

    public string[]? Second { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LanguagePackData))]
[JsonSerializable(typeof(PlacesData))]
[JsonSerializable(typeof(AgenciesData))]
[JsonSerializable(typeof(ServiceWordsData))]
internal sealed partial class LanguageJson : JsonSerializerContext;
