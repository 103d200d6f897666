
namespace Extractor.Languages;

/// <summary>What a language file says of dates and clocks. Read by itself, the rest of the file is passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal class LanguageTimeData
{
    public string[][]? Months { get; set; }

    public string[][]? CalendarMonths { get; set; }

    public string[][]? Weekdays { get; set; }

    public string[]? Am { get; set; }

    public string[]? Pm { get; set; }

    public string[]? TimeWords { get; set; }

    public DateMarkData? DateMarks { get; set; }

    public Dictionary<string, ZoneData>? Zones { get; set; }

    public string[]? PublishedLabels { get; set; }

    public string[]? UpdatedLabels { get; set; }
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
