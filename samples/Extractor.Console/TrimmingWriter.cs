using System.Text;

namespace Extractor.CommandLine;

/// <summary>Drops the blanks that a table pads its lines with: a file or a pipe has no use for them.</summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            _blanks++;
            return;
        }

        if (value is not ('\n' or '\r'))
        {
            for (; _blanks > 0; _blanks--) inner.Write(' ');
        }

        _blanks = 0;
        if (value != '\r') inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
