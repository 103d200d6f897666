using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// The country that a page states, for zone abbreviations and figures that mean different things in different countries: by the region
/// of its language, of its locale tag, of a locale in its address, or by its top-level domain.
/// </summary>
internal static class PageCountry
{
    public static string? Of(PageSurvey survey, Uri? url)
    {
        if (Region(survey.RootLanguage) is { } byLanguage) return byLanguage;
        if (Region(survey.Meta.First("og:locale")) is { } byLocale) return byLocale;
        if (url is null) return null;
        foreach (var segment in url.Segments)
            if (segment.TrimEnd('/') is { Length: 5 } locale && char.IsAsciiLetterLower(locale[0]) && locale[2] is '-' or '_' && Region(locale) is { } byPath) return byPath;
        var label = url.Host[(url.Host.LastIndexOf('.') + 1)..];
        return label.Length == 2 ? label.ToUpperInvariant() switch { "UK" => "GB", var country => country } : null;
    }

    private static string? Region(string? language) =>
        language is not null && language.Split('-', '_') is [_, .., { Length: 2 } region] && region.All(char.IsAsciiLetter) ? region.ToUpperInvariant() : null;
}
