using System.Globalization;
using System.Text;

namespace Extractor.Rules;

/// <summary>How a site writes its times, as a .NET custom date and time format of figures and the invariant names of months.</summary>
internal sealed class TimeFormat
{
    public const int LongestFormat = 100;

    private const string Letters = "dMyHhmsfFtz";

    private readonly string pattern;
    private readonly bool hasClock;
    private readonly bool hasOffset;

    private TimeFormat(string pattern, bool hasClock, bool hasOffset)
    {
        this.pattern = pattern;
        this.hasClock = hasClock;
        this.hasOffset = hasOffset;
    }

    /// <summary>Reads a format; null with the reason where it is none that gives a day.</summary>
    public static TimeFormat? TryParse(string pattern, out string? reason)
    {
        reason = null;
        if (pattern.Length is < 2 or > LongestFormat) reason = $"A format has 2 to {LongestFormat} characters.";
        var letters = reason is null ? Specifiers(pattern, out reason) : "";
        if (reason is not null) return null;
        if (!HasDay(letters) || !letters.Contains('M') || !letters.Contains('y')) reason = "A format needs day (d or dd), month (M) and year (y).";
        if (letters.Contains('h') && !letters.Contains('t')) reason = "A clock of 12 hours (h) needs its half of the day (t).";
        if (reason is not null) return null;
        return new TimeFormat(pattern, letters.AsSpan().ContainsAny('H', 'h'), letters.Contains('z'));
    }

    public ArticleTime? Read(string text)
    {
        // Without an offset in the text the one here would be the machine's: it is not looked at then.
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal;
        if (!DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, Styles, out var read) || read.Year < 1000) return null;
        return new ArticleTime
        {
            Date = DateOnly.FromDateTime(read.DateTime),
            Time = hasClock ? TimeOnly.FromDateTime(read.DateTime) : null,
            Offset = hasClock && hasOffset ? read.Offset : null,
        };
    }

    /// <summary>Whether one or two d stand in a row; more are a weekday.</summary>
    private static bool HasDay(string letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] != 'd') continue;
            var start = i;
            while (i < letters.Length && letters[i] == 'd') i++;
            if (i - start <= 2) return true;
        }
        return false;
    }

    /// <summary>The letters that stand for parts of a time, without what is quoted or escaped.</summary>
    private static string Specifiers(string pattern, out string? reason)
    {
        var letters = new StringBuilder();
        reason = null;
        for (var i = 0; i < pattern.Length && reason is null; i++)
        {
            var c = pattern[i];
            if (c is '\'' or '"')
            {
                var end = pattern.IndexOf(c, i + 1);
                if (end < 0) reason = "A quote of the format is not closed.";
                else i = end;
            }
            else if (c == '\\')
            {
                if (++i >= pattern.Length) reason = "\\ escapes nothing.";
            }
            else if (char.IsAsciiLetter(c))
            {
                if (Letters.Contains(c, StringComparison.Ordinal)) letters.Append(c);
                else reason = $"'{c}' stands for no part of a time; quote what is to stand as it is. There are {string.Join(", ", Letters.ToCharArray())}.";
            }
            else if (c == '%')
            {
                reason = "% is not supported.";
            }
            else
            {
                letters.Append(' ');
            }
        }
        return letters.ToString();
    }
}
