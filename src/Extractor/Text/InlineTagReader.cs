using System.Buffers;

namespace Extractor.Text;

/// <summary>
/// Splits markup into text and tags, forwards only. Comments, doctypes and processing instructions are passed over; a tag that
/// never ends is text, as is all that follows it.
/// </summary>
internal ref struct InlineTagReader(ReadOnlySpan<char> html)
{
    private const string Blanks = " \t\r\n\f";

    private static readonly SearchValues<char> AfterAttributeName = SearchValues.Create(Blanks + "/=");
    private static readonly SearchValues<char> AfterTagName = SearchValues.Create(Blanks + "/>");
    private static readonly SearchValues<char> BlankSigns = SearchValues.Create(Blanks);

    private readonly ReadOnlySpan<char> html = html;
    private int position;
    private bool textOnly;
    private ReadOnlySpan<char> attributes;

    public bool IsText { get; private set; }

    public bool IsEnd { get; private set; }

    /// <summary>The text, character references not decoded.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>The tag's name as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    public bool Next()
    {
        while (position < html.Length)
        {
            var rest = html[position..];
            if (textOnly) return Take(rest.Length);
            var markup = StartOfMarkup(rest);
            if (markup > 0) return Take(markup);
            if (char.IsAsciiLetter(rest[1])) return Tag(1);
            if (rest[1] == '/' && rest.Length > 2 && char.IsAsciiLetter(rest[2])) return Tag(2);
            SkipMarkup(rest);
        }
        return false;
    }

    /// <summary>The first attribute of that name, character references not decoded; null when there is none.</summary>
    public readonly string? Attribute(string name)
    {
        var rest = attributes;
        while (true)
        {
            rest = rest.TrimStart(Blanks + "/");
            if (rest.IsEmpty) return null;
            // An equals sign in first place is part of the name (HTML, 13.2.5.32).
            var length = rest[1..].IndexOfAny(AfterAttributeName);
            length = length < 0 ? rest.Length : length + 1;
            var found = rest[..length];
            rest = rest[length..].TrimStart(Blanks);
            ReadOnlySpan<char> value = default;
            if (rest is ['=', ..])
            {
                rest = rest[1..].TrimStart(Blanks);
                var quoted = rest is ['"' or '\'', ..];
                var end = quoted ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(BlankSigns);
                if (end < 0) end = quoted ? rest.Length - 1 : rest.Length;
                value = quoted ? rest.Slice(1, end) : rest[..end];
                rest = rest[Math.Min(rest.Length, quoted ? end + 2 : end)..];
            }
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase)) return value.ToString();
        }
    }

    /// <summary>Passes over the content of the element just opened, whatever it holds, and over its end tag's name.</summary>
    public void SkipContent()
    {
        var name = Name;
        while (position < html.Length)
        {
            var at = html[position..].IndexOf("</");
            if (at < 0)
            {
                position = html.Length;
                return;
            }
            position += at + 2;
            if (html[position..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                position = html[position..].IndexOf('>') is >= 0 and var end ? position + end + 1 : html.Length;
                return;
            }
        }
    }

    // A sign that starts no markup is text (HTML, 13.2.5.6).
    private static int StartOfMarkup(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i + 1 < rest.Length; i++)
        {
            if (rest[i] == '<' && (char.IsAsciiLetter(rest[i + 1]) || rest[i + 1] is '/' or '!' or '?')) return i;
        }
        return rest.Length;
    }

    private bool Take(int length)
    {
        IsText = true;
        IsEnd = false;
        Text = html.Slice(position, length);
        position += length;
        return true;
    }

    private bool Tag(int start)
    {
        var rest = html[position..];
        var nameLength = rest[start..].IndexOfAny(AfterTagName);
        var end = nameLength < 0 ? -1 : EndOfTag(rest, start + nameLength);
        if (end < 0)
        {
            // Looking again behind the next sign would take quadratic time.
            textOnly = true;
            return Take(rest.Length);
        }
        IsText = false;
        IsEnd = start == 2;
        Name = rest.Slice(start, nameLength);
        attributes = rest[(start + nameLength)..end];
        position += end + 1;
        return true;
    }

    // The sign that ends the tag: one inside a quoted value does not.
    private static int EndOfTag(ReadOnlySpan<char> rest, int from)
    {
        for (var i = from; i < rest.Length; i++)
        {
            if (rest[i] == '>') return i;
            if (rest[i] != '=') continue;
            do i++;
            while (i < rest.Length && rest[i] is ' ' or '\t' or '\r' or '\n' or '\f');
            if (i >= rest.Length) return -1;
            if (rest[i] == '>') return i;
            if (rest[i] is '"' or '\'')
            {
                var close = rest[(i + 1)..].IndexOf(rest[i]);
                if (close < 0) return -1;
                i += close + 1;
            }
        }
        return -1;
    }

    private void SkipMarkup(ReadOnlySpan<char> rest)
    {
        int end;
        if (rest.StartsWith("<!--"))
        {
            end = rest[4..].IndexOf("-->");
            end = end < 0 ? rest.Length : end + 7;
        }
        else
        {
            end = rest.IndexOf('>');
            end = end < 0 ? rest.Length : end + 1;
        }
        position += end;
    }
}
