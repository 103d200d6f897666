using System.Text.Json;

namespace Extractor.Languages;

/// <summary>One language file as it is written. What each property means stands in docs/languages.md. Nothing sets a property but the reader.</summary>
/// <remarks>Plain setters: with <c>init</c> the serializer takes the way of constructors, which a process that reads one page feels.</remarks>
internal sealed class LanguagePackData
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? DateOrder { get; set; }

    public Dictionary<string, string>? DateOrderByCountry { get; set; }

    public string? Calendar { get; set; }

    public string[][]? Months { get; set; }

    public string[][]? CalendarMonths { get; set; }

    public string[][]? Weekdays { get; set; }

    public string[]? Am { get; set; }

    public string[]? Pm { get; set; }

    public string[]? TimeWords { get; set; }

    public DateMarkData? DateMarks { get; set; }

    public Dictionary<string, JsonElement>? Zones { get; set; }

    public string[]? PublishedLabels { get; set; }

    public string[]? UpdatedLabels { get; set; }

    public string[]? BylinePrefixes { get; set; }

    public string[]? NameJoiners { get; set; }

    public string[]? RoleWords { get; set; }

    public string[]? DeskWords { get; set; }

    public string[]? BylineNoise { get; set; }

    public string[]? InlineMarkers { get; set; }

    public string[]? RelatedHeadings { get; set; }

    public string[]? MoreHeadings { get; set; }

    public string[]? CommentHeadings { get; set; }

    public string[]? Boilerplate { get; set; }

    public string[]? ServiceLines { get; set; }

    public string[]? ClosingLines { get; set; }

    public string[]? KickerNoise { get; set; }

    public string[]? CreditLabels { get; set; }

    public string[]? FigureLabels { get; set; }

    public string[]? DatelineMarks { get; set; }

    public string[]? EndCreditLabels { get; set; }
}

/// <summary>The signs that follow the figures of a date or clock, such as 年 or <c>h</c>.</summary>
internal sealed class DateMarkData
{
    public string[]? Year { get; set; }

    public string[]? Month { get; set; }

    public string[]? Day { get; set; }

    public string[]? Hour { get; set; }

    public string[]? Minute { get; set; }

    public string[]? Second { get; set; }
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
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class LanguageJson : JsonSerializerContext;
