using System.Buffers;

namespace Extractor.Languages;

/// <summary>Many phrases, found in a text by their first two letters. Texts are folded as they are looked at; nothing is allocated.</summary>
internal sealed class PhraseSet
{
    /// <summary>How much of a line is looked at, folded.</summary>
    public const int LineWindow = 512;

    private const int StartWindow = 160;
    private const int MaxHeading = 80;

    private readonly PhraseTable _table;
    private readonly PhraseStarts _starts;
    private readonly PhrasePattern[] _openStart;
    private readonly Lazy<SearchValues<string>> _openFirsts;

    public PhraseSet(string[] phrases)
    {
        _table = new PhraseTable(phrases);
        _starts = _table.Starts;
        _openStart = _table.Open;
        _openFirsts = new(() => SearchValues.Create([.. OpenFirsts], StringComparison.Ordinal));
    }

    /// <summary>The phrases of all lists, in their order; one that is null has none.</summary>
    public static PhraseSet Of(string[]?[] lists)
    {
        var phrases = new string[lists.Sum(own => own?.Length ?? 0)];
        var count = 0;
        foreach (var own in lists)
        {
            if (own is null)
                continue;
            own.CopyTo(phrases, count);
            count += own.Length;
        }

        return new(phrases);
    }

    /// <summary>What a text must hold, folded, for a phrase that anything may stand before.</summary>
    public IEnumerable<string> OpenFirsts => _openStart.Select(p => p.First);

    /// <summary>
    /// Finds the longest phrase that the text starts with, as whole words.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="loneWords">Whether a phrase of one word counts without a separator after it.</param>
    /// <param name="glue">Whether a word may follow at once where the script has no spaces (a credit label before a name).</param>
    /// <param name="length">The length in the text of signs before the phrase, the phrase, separators and spaces after it.</param>
    public bool TryStart(ReadOnlySpan<char> text, bool loneWords, bool glue, out int length)
    {
        length = 0;
        var skip = 0;
        while (skip < text.Length && char.IsWhiteSpace(text[skip]))
            skip++;
        if (_starts.MayStart(text[skip..]) && TryStartAt(text[skip..], loneWords, glue, out length))
        {
            length += skip;
            return true;
        }

        // Arrows, bullets and pictures may stand before a marker.
        var lead = skip;
        while (lead < text.Length && lead - skip < 8 && IsLead(text[lead]))
            lead++;
        if (lead == skip || !_starts.MayStart(text[lead..]) || !TryStartAt(text[lead..], loneWords, glue, out length))
            return false;
        length += lead;
        return true;
    }

    /// <summary>Whether the whole line is a phrase, signs and separators around it aside.</summary>
    public bool MatchesLine(ReadOnlySpan<char> text) => Matches(text, countsOnly: false);

    private bool Matches(ReadOnlySpan<char> text, bool countsOnly)
    {
        if (_openStart.Length == 0 && !_starts.MayStartLine(text))
            return false;
        Span<char> buffer = stackalloc char[LineWindow];
        var line = buffer[..Fold.Into(text, buffer, [], out var end)];
        return MatchesFolded(line, end == text.Length, countsOnly, _openStart.Length > 0 && line.ContainsAny(_openFirsts.Value));
    }

    /// <summary>As <see cref="MatchesLine"/>, for a line that is folded already (<see cref="Fold.Into"/>), blanks at its end and all.</summary>
    /// <param name="line">The folded line, up to <see cref="LineWindow"/> of it.</param>
    /// <param name="isWhole">Whether that is all of it.</param>
    /// <param name="countsOnly">Whether a wildcard at the start stands for figures only.</param>
    /// <param name="mayOpen">False where the line holds none of <see cref="OpenFirsts"/>.</param>
    public bool MatchesFolded(ReadOnlySpan<char> line, bool isWhole, bool countsOnly, bool mayOpen)
    {
        if (line.IsEmpty)
            return false;
        if (StartsAndMatches(line, isWhole) || (mayOpen && MatchesOpen(line, isWhole, countsOnly)))
            return true;
        var lead = 0;
        while (lead < line.Length && IsLead(line[lead]))
            lead++;
        return lead > 0 && lead < line.Length
            && (StartsAndMatches(line[lead..], isWhole) || (mayOpen && MatchesOpen(line[lead..], isWhole, countsOnly)));
    }

    /// <summary>As <see cref="MatchesLine"/>, for headings: a long line or one that closes like a sentence is none.</summary>
    /// <param name="text">The line.</param>
    /// <param name="countsOnly">Whether a wildcard at the start stands for figures only (12 comments).</param>
    public bool MatchesHeading(ReadOnlySpan<char> text, bool countsOnly = false)
    {
        text = text.Trim();
        return MayHead(text) && Matches(text, countsOnly);
    }

    /// <summary>Whether a line is short enough for a heading and does not close like a sentence.</summary>
    public static bool MayHead(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxHeading && (text[^1] is not ('.' or '。' or '।') || text.EndsWith("..."));

    /// <summary>Whether a phrase stands anywhere in the text, as whole words (wildcards at its ends waive that).</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[LineWindow];
        var count = Fold.Into(text, buffer, [], out _);
        var line = (ReadOnlySpan<char>)buffer[..count];
        for (var i = 0; i < line.Length; i++)
        {
            if (i > 0 && Fold.IsWordChar(line[i - 1]) && Fold.IsWordChar(line[i]) && !Fold.IsUnspaced(line[i]))
                continue;
            if (!_starts.MayStartFolded(line[i..]))
                continue;
            foreach (var pattern in _table.Of(line[i..]))
            {
                if (line[i..].StartsWith(pattern.First) && (pattern.OpenEnd || IsBoundary(line, i + pattern.First.Length, pattern, true)))
                    return true;
            }
        }

        if (_openStart.Length == 0 || !line.ContainsAny(_openFirsts.Value))
            return false;
        foreach (var pattern in _openStart)
        {
            for (var i = line.IndexOf(pattern.First); i >= 0;)
            {
                if (pattern.OpenEnd || IsBoundary(line, i + pattern.First.Length, pattern, true))
                    return true;
                var next = line[(i + 1)..].IndexOf(pattern.First);
                i = next < 0 ? -1 : i + 1 + next;
            }
        }

        return false;
    }

    /// <summary>Signs that part a marker or label from what it introduces.</summary>
    public static bool IsSeparator(char c) => c is ':' or '：' or '>' or '»' or '›' or '|' or '｜' or '→' or '▶' or '►' or '▸';

    private static bool IsLooseSeparator(char c) =>
        IsSeparator(c) || c is '-' or '–' or '—' or '•' or '·' or '/' or '／' or '=' or '＝' or '︱' or '┃';

    private static bool IsLead(char c) => !char.IsLetterOrDigit(c);

    private bool TryStartAt(ReadOnlySpan<char> text, bool loneWords, bool glue, out int length)
    {
        length = 0;
        Span<char> buffer = stackalloc char[StartWindow];
        Span<int> places = stackalloc int[StartWindow];
        var count = Fold.Into(text, buffer, places, out var end);
        var line = (ReadOnlySpan<char>)buffer[..count];
        PhrasePattern? best = null;
        foreach (var pattern in _table.Of(line))
        {
            if ((best is null || pattern.First.Length > best.First.Length) && line.StartsWith(pattern.First)
                && Follows(line, pattern, loneWords, glue))
            {
                best = pattern;
            }
        }

        if (best is null)
            return false;
        var used = best.First.Length;
        if (best.Rest.Length == 0)
        {
            while (used < line.Length && (line[used] == ' ' || IsLooseSeparator(line[used])))
                used++;
        }
        else if (used < line.Length && line[used] == ' ')
        {
            used++;
        }

        length = used < count ? places[used] : end;
        return true;
    }

    private static bool Follows(ReadOnlySpan<char> line, PhrasePattern pattern, bool loneWords, bool glue)
    {
        var at = pattern.First.Length;
        if (!IsBoundary(line, at, pattern, glue))
            return false;
        if (!TrySkipRest(line, pattern, ref at))
            return false;
        if (pattern.OpenEnd || pattern.Rest.Length > 0)
            return true;
        if (!pattern.NeedsSeparator && (loneWords || !pattern.IsSingleWord || !pattern.IsWordEnd))
            return true;
        while (at < line.Length && line[at] == ' ')
            at++;
        return IsTail(line[at..]) || IsSeparator(line[at]) || (glue && line[at] is '/' or '=');
    }

    private static bool IsBoundary(ReadOnlySpan<char> line, int at, PhrasePattern pattern, bool glue) =>
        at >= line.Length || !pattern.IsWordEnd || !Fold.IsWordChar(line[at]) || (glue && pattern.IsUnspacedEnd);

    private bool StartsAndMatches(ReadOnlySpan<char> line, bool isWhole)
    {
        foreach (var pattern in _starts.MayStartFolded(line) ? _table.Of(line) : default)
        {
            if (line.StartsWith(pattern.First) && IsBoundary(line, pattern.First.Length, pattern, true)
                && MatchesRest(line[pattern.First.Length..], pattern, isWhole))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesOpen(ReadOnlySpan<char> line, bool isWhole, bool countsOnly)
    {
        foreach (var pattern in _openStart)
        {
            var at = line.IndexOf(pattern.First);
            if (at >= 0 && !(countsOnly && HasLetter(line[..at])) && MatchesRest(line[(at + pattern.First.Length)..], pattern, isWhole))
                return true;
        }

        return false;
    }

    private static bool MatchesRest(ReadOnlySpan<char> rest, PhrasePattern pattern, bool isWhole)
    {
        var at = 0;
        return TrySkipRest(rest, pattern, ref at) && (pattern.OpenEnd || (isWhole && IsTail(rest[at..])));
    }

    private static bool TrySkipRest(ReadOnlySpan<char> line, PhrasePattern pattern, ref int at)
    {
        foreach (var part in pattern.Rest)
        {
            // A space beside the wildcard asks for whole words.
            var text = part.AsSpan().Trim(' ');
            int found;
            while ((found = line[at..].IndexOf(text)) >= 0)
            {
                var start = at + found;
                at = start + text.Length;
                if ((part[0] != ' ' || start == 0 || !Fold.IsWordChar(line[start - 1]) || Fold.IsUnspaced(text[0]))
                    && (part[^1] != ' ' || at == line.Length || !Fold.IsWordChar(line[at]) || Fold.IsUnspaced(text[^1])))
                {
                    break;
                }
            }

            if (found < 0)
                return false;
        }

        return true;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    private static bool IsTail(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
        {
            if (Fold.IsWordChar(c) && !char.IsSurrogate(c))
                return false;
        }

        return true;
    }
}
