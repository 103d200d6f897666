using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Extractor.Decode;

/// <summary>How far bytes are UTF-8.</summary>
/// <param name="Valid">Characters beyond ASCII that are whole and valid.</param>
/// <param name="Invalid">Sequences that are not UTF-8. One that the end of the bytes cuts short is not counted.</param>
internal readonly record struct Utf8Survey(int Valid, int Invalid)
{
    /// <summary>Counting ends here: what these many characters say, the rest will not unsay.</summary>
    private const int Enough = 20_000;

    /// <summary>
    /// True when the bytes are best read as UTF-8: valid, or damaged in places. A page cut by bytes or joined from parts has some
    /// broken sequences, a page in another encoding has hardly a whole one.
    /// </summary>
    internal bool IsUtf8 => Invalid == 0 || Valid >= 4 * Invalid;

    /// <summary>
    /// True when the bytes are UTF-8 although something else is declared. Pairs of single-byte characters that happen to be valid
    /// UTF-8 look like <c>Ã©</c>, which nobody writes in windows-1252; in other encodings a few words may be so by accident.
    /// </summary>
    /// <param name="declared">The code page that is declared.</param>
    internal bool Overrules(int declared) =>
        Invalid == 0 ? Valid >= (declared == CharsetLabels.Windows1252 ? 1 : 6) : Valid >= 20 && Valid >= 20 * Invalid;

    /// <summary>Counts.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The counts.</returns>
    internal static Utf8Survey Of(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (first < 0)
        {
            return default;
        }

        var allValid = Utf8.IsValid(bytes);
        var valid = 0;
        var invalid = 0;
        var rest = bytes[first..];
        while (valid + invalid < Enough)
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var consumed);
            if (status == OperationStatus.NeedMoreData)
            {
                break;
            }

            _ = status == OperationStatus.Done ? valid++ : invalid++;
            rest = rest[consumed..];
            var next = rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
            {
                break;
            }

            rest = rest[next..];
        }

        return new Utf8Survey(valid, allValid ? 0 : invalid);
    }
}
