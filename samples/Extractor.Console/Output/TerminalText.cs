using System.Globalization;
using System.Text;

namespace Extractor.CommandLine.Output;

/// <summary>Makes text of a page safe to show: a page must not be able to send commands to the reader's terminal.</summary>
internal static class TerminalText
{
    private const int FirstBidiControl = 0x202A;
    private const int LastBidiControl = 0x202E;
    private const int FirstIsolate = 0x2066;
    private const int LastIsolate = 0x2069;

    /// <summary>Control characters and text-direction overrides out, line ends kept.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t') clean.Append(c == '\t' ? ' ' : c);
            else if (!IsUnsafe(c)) clean.Append(c);
        }

        return clean.ToString();
    }

    private static bool IsUnsafe(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Control
        || c is >= (char)FirstBidiControl and <= (char)LastBidiControl or >= (char)FirstIsolate and <= (char)LastIsolate;
}
