using Extractor.Text;

namespace Extractor.Languages;

/// <summary>One language file as it is written. What each property means stands in docs/languages.md. Nothing sets a property but the reader.</summary>
/// <remarks>Plain setters: with <c>init</c> the serializer takes the way of constructors, which a process that reads one page feels.</remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class LanguagePackData : LanguageTimeData
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? DateOrder { get; set; }

    public Dictionary<string, string>? DateOrderByCountry { get; set; }

    public string? Calendar { get; set; }

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

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    Converters = [typeof(StringListConverter)],
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LanguagePackData))]
[JsonSerializable(typeof(LanguageTimeData))]
[JsonSerializable(typeof(DateMarkData))]
[JsonSerializable(typeof(AgenciesData))]
[JsonSerializable(typeof(ServiceWordsData))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class LanguageJson : JsonSerializerContext;
