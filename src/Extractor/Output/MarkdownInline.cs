using System.Text;
using Extractor.Text;

namespace Extractor.Output;

/// <summary>Sanitised inline markup as CommonMark: links, emphasis, code, struck-out text and line breaks; the rest as its text.</summary>
internal sealed class MarkdownInline
{
    private const string LineBreak = "\\\n";

    private readonly record struct Piece(string Text, Marker Marker, bool Opens, int Pair);

    private enum Marker : byte
    {
        None,
        Emphasis,
        Strong,
        Strike,
    }

    private List<Piece> pieces = [];
    private readonly List<(string Name, string? Value, int Pair)> open = [];
    private readonly bool oneLine;
    private StringBuilder? code;

    private MarkdownInline(bool oneLine) => this.oneLine = oneLine;

    /// <summary>Converts markup.</summary>
    /// <param name="html">Markup, which is sanitised first.</param>
    /// <param name="oneLine">Whether it goes into a heading: line breaks become blanks, and no line starts with it.</param>
    public static string Convert(string html, bool oneLine)
    {
        var converter = new MarkdownInline(oneLine);
        foreach (var token in InlineHtml.Read(html)) converter.Add(token);
        return converter.Finish();
    }

    private void Add(InlineToken token)
    {
        switch (token.Kind)
        {
            case InlineTokenKind.Text when code is not null:
                code.Append(token.Value);
                break;
            case InlineTokenKind.Text:
                AddText(MarkdownText.Escape(token.Value!));
                break;
            case InlineTokenKind.LineBreak when code is not null:
                code.Append(' ');
                break;
            case InlineTokenKind.LineBreak:
                AddText(oneLine ? " " : LineBreak);
                break;
            case InlineTokenKind.Open:
                Open(token);
                break;
            default:
                Close();
                break;
        }
    }

    private void Open(InlineToken token)
    {
        var pair = 0;
        if (code is null)
        {
            if (token.Name is "code" or "kbd") code = new StringBuilder();
            else if (token.Name == "a") AddText("[");
            else if (MarkerOf(token.Name) is var marker && marker is not Marker.None && !IsOpen(marker))
            {
                pair = pieces.Count + 1;
                pieces.Add(new Piece("", marker, Opens: true, pair));
            }
        }
        open.Add((token.Name, token.Value, pair));
    }

    private void Close()
    {
        var (name, value, pair) = open[^1];
        open.RemoveAt(open.Count - 1);
        if (name is "code" or "kbd" && !open.Exists(o => o.Name is "code" or "kbd"))
        {
            AddText(MarkdownText.Code(code!.ToString()));
            code = null;
        }
        else if (name == "a" && code is null)
        {
            AddText($"]({MarkdownText.Destination(value!)})");
        }
        else if (pair > 0)
        {
            pieces.Add(new Piece("", MarkerOf(name), Opens: false, pair));
        }
    }

    private void AddText(string text)
    {
        if (text == "[") GuardImage();
        if (text.Length > 0) pieces.Add(new Piece(text, Marker.None, false, 0));
    }

    // "!" before a link would make it an image.
    private void GuardImage()
    {
        var last = pieces.FindLastIndex(piece => piece.Marker is Marker.None);
        if (last >= 0 && pieces[last].Text is [.. var before, '!']) pieces[last] = pieces[last] with { Text = before + "\\!" };
    }

    private bool IsOpen(Marker marker) => open.Exists(o => o.Pair > 0 && MarkerOf(o.Name) == marker);

    private static Marker MarkerOf(string name) => name switch
    {
        "em" or "i" or "cite" => Marker.Emphasis,
        "strong" or "b" => Marker.Strong,
        "s" or "del" => Marker.Strike,
        _ => Marker.None,
    };

    private string Finish()
    {
        pieces = MoveBlanksOut(MoveBlanksOut(pieces, forwards: true), forwards: false);
        var dropped = FindUnusable();
        var output = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Marker is Marker.None) output.Append(piece.Text);
            else if (!dropped.Contains(piece.Pair)) output.Append(piece.Marker switch { Marker.Emphasis => "*", Marker.Strong => "**", _ => "~~" });
        }
        var text = TrimBreaks(output.ToString());
        return oneLine ? text : MarkdownText.GuardLines(text);
    }

    // A break at an end of a block would show its backslash.
    private static string TrimBreaks(string text)
    {
        var trimmed = text.AsSpan().Trim();
        while (trimmed.StartsWith(LineBreak)) trimmed = trimmed[LineBreak.Length..].TrimStart();
        while (EndsWithBreak(trimmed)) trimmed = trimmed[..^1].TrimEnd();
        return trimmed.ToString();
    }

    // Trimming took the line end; an even number of backslashes is escaped text.
    private static bool EndsWithBreak(ReadOnlySpan<char> trimmed) =>
        (trimmed.Length - 1 - trimmed.LastIndexOfAnyExcept('\\')) % 2 == 1;

    /// <summary>
    /// "* x *" is no emphasis: blanks and line breaks at an end of it change places with the marker. Goes once in each direction;
    /// pairs that hold nothing vanish.
    /// </summary>
    private static List<Piece> MoveBlanksOut(List<Piece> pieces, bool forwards)
    {
        var moved = new List<Piece>(pieces.Count);
        var waiting = new List<Piece>();
        for (var n = 0; n < pieces.Count; n++)
        {
            var piece = pieces[forwards ? n : pieces.Count - 1 - n];
            if (piece.Marker is not Marker.None)
            {
                if (piece.Opens == forwards) waiting.Add(piece);
                else if (waiting.Count > 0) waiting.RemoveAt(waiting.Count - 1);
                else moved.Add(piece);
                continue;
            }
            var (blank, rest) = waiting.Count > 0 ? Split(piece.Text, forwards) : ("", piece.Text);
            if (blank.Length > 0) moved.Add(piece with { Text = blank });
            if (rest.Length == 0) continue;
            moved.AddRange(waiting);
            waiting.Clear();
            moved.Add(piece with { Text = rest });
        }
        if (!forwards) moved.Reverse();
        return moved;
    }

    private static (string Blank, string Kept) Split(string text, bool forwards)
    {
        // The backslash of a line break belongs to the line end after it.
        if (text == LineBreak) return (text, "");
        var rest = forwards ? text.TrimStart() : text.TrimEnd();
        var blank = text.Length - rest.Length;
        return (forwards ? text[..blank] : text[^blank..], rest);
    }

    /// <summary>
    /// The pairs of markers that would not be read as such: they do not flank their text as CommonMark (6.2) asks, or run
    /// together with the marker before them.
    /// </summary>
    private HashSet<int> FindUnusable()
    {
        // Dropping one marker changes what its neighbours stand beside. Input that needs more rounds was made to need them.
        const int rounds = 8;
        var dropped = new HashSet<int>();
        for (var round = 0; round < rounds; round++)
        {
            if (!DropUnusable(dropped)) return dropped;
        }
        dropped.UnionWith(pieces.Select(piece => piece.Pair));
        return dropped;
    }

    private bool DropUnusable(HashSet<int> dropped)
    {
        var before = dropped.Count;
        var afterClose = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Marker is not Marker.None && dropped.Contains(piece.Pair)) continue;
            if (piece.Marker is not Marker.None && ((piece.Opens && afterClose) || !Flanks(i, dropped))) dropped.Add(piece.Pair);
            else afterClose = piece.Marker is not Marker.None && !piece.Opens;
        }
        return dropped.Count > before;
    }

    private bool Flanks(int index, HashSet<int> dropped)
    {
        var piece = pieces[index];
        var left = Neighbour(index, -1, dropped);
        var right = Neighbour(index, +1, dropped);
        var (outer, inner) = piece.Opens ? (left, right) : (right, left);
        return !IsBlank(inner) && (!IsPunctuation(inner) || IsBlank(outer) || IsPunctuation(outer));
    }

    private static bool IsBlank(Rune c) => Rune.IsWhiteSpace(c);

    private static bool IsPunctuation(Rune c) => Rune.IsPunctuation(c) || Rune.IsSymbol(c);

    // Markers of the same sign make one run, which is judged as a whole. The ends of the text count as blank.
    private Rune Neighbour(int index, int step, HashSet<int> dropped)
    {
        var strike = pieces[index].Marker is Marker.Strike;
        for (var i = index + step; i >= 0 && i < pieces.Count; i += step)
        {
            var piece = pieces[i];
            if (piece.Marker is Marker.None)
            {
                var found = step > 0
                    ? Rune.DecodeFromUtf16(piece.Text, out var rune, out _)
                    : Rune.DecodeLastFromUtf16(piece.Text, out rune, out _);
                return found is System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;
            }
            if (piece.Marker is Marker.Strike != strike && !dropped.Contains(piece.Pair)) return new Rune('*');
        }
        return new Rune(' ');
    }
}
