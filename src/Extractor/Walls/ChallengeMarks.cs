using System.Buffers;
using System.Text;
using Extractor.Text;

namespace Extractor.Walls;

/// <summary>
/// Finds the marks that security services leave in the markup of their challenges, and tells challenges among the answers that are
/// errors, of which no more than the beginning is read.
/// </summary>
internal static class ChallengeMarks
{
    /// <summary>How far into a page marks are looked for: 64 Ki characters, or bytes of an error's body.</summary>
    internal const int Reach = 64 * 1024;

    private static readonly Lazy<Table> Marks = new(() => new Table(WallData.BuiltIn.Marks));
    private static readonly Lazy<Table> Widgets = new(() => new Table(WallData.BuiltIn.Widgets));

    /// <summary>The headers by which an answer says that it is a challenge: name and value.</summary>
    internal static IReadOnlyList<WallHeader> Headers => WallData.BuiltIn.Headers;

    /// <summary>Finds a mark that only challenges bear.</summary>
    /// <param name="markup">The page's markup, of which the beginning is searched.</param>
    /// <returns>What was found, in words; null where there is none.</returns>
    internal static string? Mark(ReadOnlySpan<char> markup) =>
        Marks.Value.Find(Beginning(markup)) is { } found ? $"the mark “{found.Mark}” of {found.Service} in its markup" : null;

    /// <summary>Finds a captcha.</summary>
    /// <param name="markup">The page's markup, of which the beginning is searched.</param>
    /// <returns>What was found, in words; null where there is none.</returns>
    internal static string? Widget(ReadOnlySpan<char> markup) =>
        Widgets.Value.Find(Beginning(markup)) is { } found ? $"a captcha of {found.Service}" : null;

    /// <summary>Finds the signs of a challenge in the body of an error: marks, its title, its words.</summary>
    /// <param name="body">The beginning of the body.</param>
    /// <returns>What was found, in words; null for an error like any other.</returns>
    internal static string? InError(ReadOnlySpan<byte> body)
    {
        // Marks are ASCII, and challenges are written in UTF-8.
        var markup = Encoding.UTF8.GetString(body[..Math.Min(body.Length, Reach)]);
        if (Mark(markup) is { } mark)
        {
            return mark;
        }

        var words = WallWords.Of(WallKind.Challenge);
        var title = Title(markup);
        return words.IsTitle(title, siteName: null) ? $"the title “{WallReader.Quote(title!)}”"
            : words.Phrase(TextFold.Fold(markup)) is { } phrase ? $"the words “{phrase}”"
            : null;
    }

    private static ReadOnlySpan<char> Beginning(ReadOnlySpan<char> markup) => markup[..Math.Min(markup.Length, Reach)];

    private static string? Title(string markup)
    {
        var start = markup.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        var open = start < 0 ? -1 : markup.IndexOf('>', start);
        var end = open < 0 ? -1 : markup.IndexOf("</", open, StringComparison.Ordinal);
        return end < 0 ? null : FoldedText.Fold(System.Net.WebUtility.HtmlDecode(markup[(open + 1)..end]));
    }

    /// <summary>Marks with the services that they are of.</summary>
    private sealed class Table
    {
        private readonly (string Service, string Mark)[] entries;
        private readonly SearchValues<string> search;

        internal Table(Dictionary<string, string[]> data)
        {
            entries = [.. data.SelectMany(service => service.Value.Select(mark => (service.Key, mark)))];
            search = SearchValues.Create([.. entries.Select(entry => entry.Mark)], StringComparison.Ordinal);
        }

        internal (string Service, string Mark)? Find(ReadOnlySpan<char> markup)
        {
            var at = markup.IndexOfAny(search);
            if (at < 0)
            {
                return null;
            }

            foreach (var entry in entries)
            {
                if (markup[at..].StartsWith(entry.Mark, StringComparison.Ordinal))
                {
                    return entry;
                }
            }

            return null;
        }
    }
}
