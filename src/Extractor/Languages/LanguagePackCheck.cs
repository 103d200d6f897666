using System.Globalization;

namespace Extractor.Languages;

/// <summary>The rules that a language file must keep beyond being JSON of the right shape.</summary>
internal static class LanguagePackCheck
{
    /// <summary>Finds the first broken rule.</summary>
    /// <returns>The field and what is wrong with it; nulls when nothing is.</returns>
    public static (string? Field, string? Reason) Find(LanguagePackData data, int maxPhraseLength)
    {
        if (!IsCode(data.Code))
            return ("code", "The code must be a BCP 47 primary language of two or three small letters.");
        if (string.IsNullOrWhiteSpace(data.Name))
            return ("name", "The name is missing.");
        if (data.DateOrder is not null && ParseOrder(data.DateOrder) is null)
            return ("dateOrder", $"'{data.DateOrder}' is none of dmy, mdy, ymd.");
        foreach (var (country, order) in data.DateOrderByCountry ?? [])
        {
            if (!IsCountry(country) || ParseOrder(order) is null)
                return ("dateOrderByCountry", $"'{country}': '{order}' is no country with dmy, mdy or ymd.");
        }

        if (data.Calendar is not (null or "gregorian" or "thaiBuddhist" or "persian"))
            return ("calendar", $"'{data.Calendar}' is none of gregorian, thaiBuddhist, persian.");
        return FindInZones(data) ?? FindInTables(data, maxPhraseLength) ?? FindInPhrases(data, maxPhraseLength) ?? (null, null);
    }

    public static DateOrder? ParseOrder(string order) => order switch
    {
        "dmy" => DateOrder.DayMonthYear,
        "mdy" => DateOrder.MonthDayYear,
        "ymd" => DateOrder.YearMonthDay,
        _ => null,
    };

    public static bool TryOffset(string? text, out TimeSpan offset)
    {
        offset = default;
        if (text is not { Length: 6 } || text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text.AsSpan(1), "hh':'mm", CultureInfo.InvariantCulture, out var read) || read > TimeSpan.FromHours(14))
        {
            return false;
        }

        offset = text[0] == '-' ? -read : read;
        return true;
    }

    private static (string?, string?)? FindInZones(LanguagePackData data)
    {
        foreach (var (zone, value) in data.Zones ?? [])
        {
            if (Fold.Key(zone).Length == 0)
                return ("zones", "A zone has an empty name.");
            if (value.ByCountry is { } offsets)
            {
                foreach (var (country, offset) in offsets)
                {
                    if (!IsCountry(country) || !TryOffset(offset, out _))
                        return ("zones", $"'{zone}': '{country}' must be an ISO 3166 country with an offset such as +07:00.");
                }
            }
            else if (!TryOffset(value.Everywhere, out _))
            {
                return ("zones", $"'{zone}' must be an offset such as +07:00, or an object of offsets by country.");
            }
        }

        return null;
    }

    private static (string?, string?)? FindInTables(LanguagePackData data, int maxPhraseLength)
    {
        foreach (var (name, table, count) in new[]
        {
            ("months", data.Months, 12), ("calendarMonths", data.CalendarMonths, 12), ("weekdays", data.Weekdays, 7),
        })
        {
            if (table is null)
                continue;
            if (table.Length != count)
                return (name, $"There must be {count} entries; there are {table.Length}.");
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < count; i++)
            {
                if (table[i] is null || table[i].Length == 0)
                    return ($"{name}[{i}]", "The entry has no names.");
                foreach (var word in table[i])
                {
                    if (PhraseFault(word, maxPhraseLength) is { } fault)
                        return ($"{name}[{i}]", fault);

                    // Which weekday a word names is never asked: Slovak st and št fold to one word.
                    if (count == 12 && !seen.TryAdd(Fold.Key(word), i) && seen[Fold.Key(word)] != i)
                        return ($"{name}[{i}]", $"'{word}' already names entry {seen[Fold.Key(word)]}.");
                }
            }
        }

        return data.CalendarMonths is not null && data.Calendar is null
            ? ("calendarMonths", "Months of an own calendar need the property calendar.")
            : null;
    }

    private static (string?, string?)? FindInPhrases(LanguagePackData data, int maxPhraseLength)
    {
        foreach (var (name, phrases) in PhraseLists(data))
        {
            for (var i = 0; i < (phrases?.Length ?? 0); i++)
            {
                if (PhraseFault(phrases![i], maxPhraseLength) is { } fault)
                    return ($"{name}[{i}]", fault);
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, string[]? Phrases)> PhraseLists(LanguagePackData data) =>
    [
        ("am", data.Am), ("pm", data.Pm), ("timeWords", data.TimeWords),
        ("dateMarks.year", data.DateMarks?.Year), ("dateMarks.month", data.DateMarks?.Month), ("dateMarks.day", data.DateMarks?.Day),
        ("dateMarks.hour", data.DateMarks?.Hour), ("dateMarks.minute", data.DateMarks?.Minute), ("dateMarks.second", data.DateMarks?.Second),
        ("publishedLabels", data.PublishedLabels), ("updatedLabels", data.UpdatedLabels),
        ("bylinePrefixes", data.BylinePrefixes), ("nameJoiners", data.NameJoiners), ("roleWords", data.RoleWords),
        ("deskWords", data.DeskWords), ("bylineNoise", data.BylineNoise), ("inlineMarkers", data.InlineMarkers),
        ("relatedHeadings", data.RelatedHeadings), ("moreHeadings", data.MoreHeadings), ("commentHeadings", data.CommentHeadings),
        ("boilerplate", data.Boilerplate), ("serviceLines", data.ServiceLines), ("closingLines", data.ClosingLines),
        ("kickerNoise", data.KickerNoise), ("creditLabels", data.CreditLabels), ("figureLabels", data.FigureLabels),
        ("datelineMarks", data.DatelineMarks), ("endCreditLabels", data.EndCreditLabels),
    ];

    private static string? PhraseFault(string? phrase, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(phrase) || Fold.Text(phrase).Replace("…", "", StringComparison.Ordinal).Trim('.', ' ').Length == 0)
            return "A phrase is empty.";
        return phrase.Length > maxLength ? $"A phrase is longer than {maxLength} characters." : null;
    }

    private static bool IsCode(string? code) => code is { Length: 2 or 3 } && code.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool IsCountry(string country) => country.Length == 2 && country.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0;
}
