namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// Feeds are often nearly XML: this makes XML of them, in one pass. An ampersand that begins no character reference of XML itself is
/// escaped (<c>?a=1&amp;b=2</c>, <c>&amp;nbsp;</c>); so no entity that a document declares is ever expanded either. Characters that XML
/// forbids become spaces, and what stands before the first element's bracket or the declaration is dropped if it is white space.
/// </summary>
internal sealed class XmlMender(TextReader source) : TextReader
{
    // Longer than the longest reference, &#1114111; and than the beginning of a CDATA section.
    private const int LookAhead = 16;

    private readonly char[] buffer = new char[8 * 1024];
    private string pending = "";
    private int pendingAt;
    private int at;
    private int end;
    private bool isDrained;
    private bool isBegun;
    private Mode mode;

    private enum Mode
    {
        Text,
        Cdata,
        Comment,
    }

    private ReadOnlySpan<char> Ahead => buffer.AsSpan(at, end - at);

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (pendingAt < pending.Length)
            {
                buffer[count++] = pending[pendingAt++];
            }
            else if (Fill())
            {
                buffer[count++] = Next();
            }
            else
            {
                break;
            }
        }

        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Whether a text begins with a reference that XML has without any declaration.</summary>
    private static bool IsReference(ReadOnlySpan<char> text)
    {
        var stop = text[..Math.Min(text.Length, LookAhead)].IndexOf(';');
        if (stop < 0)
        {
            return false;
        }

        var name = text[1..stop];
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            return true;
        }

        if (name is not ['#', _, ..])
        {
            return false;
        }

        var isHex = name[1] == 'x';
        var code = 0;
        foreach (var c in name[(isHex ? 2 : 1)..])
        {
            if (isHex ? !char.IsAsciiHexDigit(c) : !char.IsAsciiDigit(c))
            {
                return false;
            }

            code = (code * (isHex ? 16 : 10)) + (char.IsAsciiDigit(c) ? c - '0' : (c | ' ') - 'a' + 10);
            if (code > 0x10FFFF)
            {
                return false;
            }
        }

        return code is '\t' or '\n' or '\r' or (>= ' ' and < 0xD800) or (> 0xDFFF and not 0xFFFE and not 0xFFFF);
    }

    private char Next()
    {
        var c = buffer[at];
        var ahead = Ahead;
        switch (mode)
        {
            case Mode.Cdata when ahead.StartsWith("]]>"):
            case Mode.Comment when ahead.StartsWith("-->"):
                mode = Mode.Text;
                break;
            case Mode.Text when c == '<':
                mode = ahead.StartsWith("<![CDATA[") ? Mode.Cdata : ahead.StartsWith("<!--") ? Mode.Comment : Mode.Text;
                break;
            case Mode.Text when c == '&' && !IsReference(ahead):
                (pending, pendingAt) = ("amp;", 0);
                break;
        }

        at++;
        if (char.IsHighSurrogate(c) && at < end && char.IsLowSurrogate(buffer[at]))
        {
            (pending, pendingAt) = (buffer[at].ToString(), 0);
            at++;
            return c;
        }

        return c is (< ' ' and not ('\t' or '\n' or '\r')) or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c) ? ' ' : c;
    }

    private bool Fill()
    {
        while (!isDrained && end - at < LookAhead)
        {
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (at, end) = (0, end - at);
            var read = source.Read(buffer, end, buffer.Length - end);
            isDrained = read == 0;
            end += read;
            while (!isBegun && at < end)
            {
                isBegun = !char.IsWhiteSpace(buffer[at]) && buffer[at] != '\uFEFF';
                at += isBegun ? 0 : 1;
            }
        }

        return at < end;
    }
}
