namespace Extractor.Languages;

/// <summary>The order in which a language writes a date in figures.</summary>
internal enum DateOrder
{
    /// <summary>19/06/2024.</summary>
    DayMonthYear,

    /// <summary>06/19/2024.</summary>
    MonthDayYear,

    /// <summary>2024/06/19.</summary>
    YearMonthDay,
}
