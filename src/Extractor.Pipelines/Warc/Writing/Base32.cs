namespace Extractor.Pipelines.Warc.Writing;

/// <summary>The form in which digests stand in archives by custom (RFC 4648 section 6).</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfLetter = 5;

    /// <summary>Writes bytes, as many as need no padding.</summary>
    /// <param name="bytes">The bytes; a multiple of five, such as the 20 of SHA-1.</param>
    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length * 8 / BitsOfLetter];
        var (bits, count, next) = (0, 0, 0);
        foreach (var value in bytes)
        {
            bits = (bits << 8) | value;
            for (count += 8; count >= BitsOfLetter; count -= BitsOfLetter)
            {
                text[next++] = Alphabet[(bits >> (count - BitsOfLetter)) & 0x1F];
            }

            bits &= (1 << count) - 1;
        }

        return new string(text);
    }
}
