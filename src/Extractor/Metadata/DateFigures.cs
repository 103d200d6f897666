using System.Globalization;

namespace Extractor.Metadata;

/// <summary>
/// Days in figures whose order no one but their country knows: <c>02/10/2020</c>. Dots part day, month and year in this order, but for
/// sites that write their country's order with them.
/// </summary>
internal static class DateFigures
{
    /// <summary>The day that the figures name with day and month the other way round; null where they can be read in one way only.</summary>
    /// <param name="text">The text that the day was read from.</param>
    /// <param name="read">The day as it was read.</param>
    public static DateOnly? Swapped(ReadOnlySpan<char> text, DateOnly read)
    {
        if (read.Day > 12 || read.Day == read.Month) return null;
        return Find(text, "/-", out var first, out var second) && ((first == read.Day && second == read.Month) || (first == read.Month && second == read.Day))
            ? new DateOnly(read.Year, read.Day, read.Month)
            : null;
    }

    /// <summary>The day that figures parted by dots name where the month stands first, against custom; null where they cannot be read so.</summary>
    /// <param name="text">The text that the day was read from.</param>
    /// <param name="read">The day as it was read: the day first.</param>
    public static DateOnly? MonthFirst(ReadOnlySpan<char> text, DateOnly read) =>
        read.Day <= 12 && read.Day != read.Month && Find(text, ".", out var first, out var second) && first == read.Day && second == read.Month
            ? new DateOnly(read.Year, read.Day, read.Month)
            : null;

    /// <summary>Whether the first of the figures was read as the day (1) or the second (2); 0 where there are none.</summary>
    public static int PlaceOf(ReadOnlySpan<char> text, DateOnly read) => Find(text, "/-", out var first, out _) ? first == read.Day ? 1 : 2 : 0;

    /// <summary>Whether figures in the text tell which of the first two is the day: 1 for the first, 2 for the second, 0 for neither.</summary>
    public static int DayPlace(ReadOnlySpan<char> text) =>
        Find(text, "/-", out var first, out var second) ? first > 12 && second <= 12 ? 1 : second > 12 && first <= 12 ? 2 : 0 : 0;

    private static bool Find(ReadOnlySpan<char> text, ReadOnlySpan<char> signs, out int first, out int second)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsAsciiDigit(text[i - 1]) || signs.Contains(text[i - 1])))) continue;
            var rest = text[i..];
            if (!Number(ref rest, out first, out var digits) || digits > 2 || rest.Length < 2 || !signs.Contains(rest[0])) continue;
            var sign = rest[0];
            rest = rest[1..];
            if (!Number(ref rest, out second, out digits) || digits > 2 || rest.Length < 2 || rest[0] != sign) continue;
            rest = rest[1..];
            if (Number(ref rest, out _, out digits) && digits is 2 or 4 && first is > 0 and <= 31 && second is > 0 and <= 31) return true;
        }
        (first, second) = (0, 0);
        return false;
    }

    private static bool Number(ref ReadOnlySpan<char> text, out int number, out int digits)
    {
        digits = 0;
        while (digits < text.Length && digits < 5 && char.IsAsciiDigit(text[digits])) digits++;
        number = digits == 0 ? 0 : int.Parse(text[..digits], CultureInfo.InvariantCulture);
        text = text[digits..];
        return digits > 0;
    }
}
