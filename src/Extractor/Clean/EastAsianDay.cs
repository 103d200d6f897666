namespace Extractor.Clean;

/// <summary>Days as the openers of Chinese, Japanese and Korean newsrooms print them.</summary>
internal static class EastAsianDay
{
    /// <summary>Where a day that begins at <paramref name="i"/> ends: 3月2日, 21日, 6월 3일; -1 if there is none.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int i)
    {
        for (var part = 0; part < 3; part++)
        {
            var digits = i;
            while (digits < text.Length && digits - i < 4 && char.IsDigit(text[digits]))
            {
                digits++;
            }

            if (digits == i || digits == text.Length)
            {
                return -1;
            }

            i = digits + 1;
            if (text[digits] is '日' or '일')
            {
                return i;
            }

            if (text[digits] is not ('月' or '年' or '월' or '년'))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Where the day begins that ends the text; -1 if none does.</summary>
    public static int AtEnd(ReadOnlySpan<char> text)
    {
        for (var i = Math.Max(0, text.Length - 11); i < text.Length; i++)
        {
            if (char.IsDigit(text[i]) && EndOf(text, i) == text.Length)
            {
                return i;
            }
        }

        return -1;
    }
}
