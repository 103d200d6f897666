using System.Buffers;

namespace Extractor.Fetch;

/// <summary>Paths of addresses and of robots.txt rules in one form, so that they compare octet by octet, and the comparing itself.</summary>
/// <remarks>
/// RFC 9309 section 2.2.2 wants both sides brought to one percent-encoding. Here everything is decoded instead, which makes the same paths
/// equal, save for four octets that mean something else when encoded: <c>%25</c> would make escapes of what were none, <c>%2A</c> is a
/// literal asterisk (section 2.2.3), and <c>%2F</c> and <c>%3F</c> before the query do not divide the path (RFC 3986 section 2.2). They keep
/// their escapes; an asterisk that is left is a wildcard.
/// </remarks>
internal static class RobotsPath
{
    /// <summary>An octet is written as at most this many.</summary>
    internal const int MostGrowth = 3;

    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;="u8);

    /// <summary>Writes a path in the common form.</summary>
    /// <param name="from">The path with its query, in UTF-8.</param>
    /// <param name="to">Room for <see cref="MostGrowth"/> times as many octets.</param>
    /// <param name="isPattern">True for the path of a rule, whose bare asterisks are wildcards.</param>
    /// <returns>
    /// How many octets were written, and the weight: how many they would be when percent-encoded, which is how section 2.2.2 measures rules.
    /// </returns>
    internal static (int Length, int Weight) Write(ReadOnlySpan<byte> from, Span<byte> to, bool isPattern)
    {
        var (length, weight) = (0, 0);
        var inQuery = false;
        for (var i = 0; i < from.Length; i++)
        {
            var octet = from[i];
            var isEncoded = false;
            if (octet == '%' && i + 2 < from.Length && Hex(from[i + 1]) is var high and >= 0 && Hex(from[i + 2]) is var low and >= 0)
            {
                octet = (byte)((high << 4) | low);
                isEncoded = true;
                i += 2;
            }

            var keepsEscape = octet == '%' || (octet == '*' && (isEncoded || !isPattern)) || (isEncoded && !inQuery && octet is (byte)'/' or (byte)'?');
            if (keepsEscape)
            {
                to[length++] = (byte)'%';
                to[length++] = Digit(octet >> 4);
                to[length++] = Digit(octet & 0x0F);
                weight += 3;
            }
            else if (octet == '*' && length > 0 && to[length - 1] == '*')
            {
                // Two wildcards in a row are one.
            }
            else
            {
                to[length++] = octet;
                weight += Plain.Contains(octet) ? 1 : 3;
                inQuery |= octet == '?';
            }
        }

        return (length, weight);
    }

    /// <summary>Compares a path with that of a rule. The time is at most the product of their lengths, however many wildcards there are.</summary>
    /// <param name="pattern">The rule's path in the common form.</param>
    /// <param name="isAnchored">True when the path must end where the rule does (<c>$</c>).</param>
    /// <param name="path">The path in the common form.</param>
    /// <returns>True when the rule is for the path.</returns>
    internal static bool Matches(ReadOnlySpan<byte> pattern, bool isAnchored, ReadOnlySpan<byte> path)
    {
        var star = pattern.IndexOf((byte)'*');
        var start = star < 0 ? pattern : pattern[..star];
        if (!path.StartsWith(start))
        {
            return false;
        }

        path = path[start.Length..];
        if (star < 0)
        {
            return !isAnchored || path.IsEmpty;
        }

        // The first place is the best for every piece but an anchored last one: whatever follows has the more room.
        while (true)
        {
            pattern = pattern[(star + 1)..];
            star = pattern.IndexOf((byte)'*');
            if (star < 0)
            {
                return isAnchored ? path.EndsWith(pattern) : path.IndexOf(pattern) >= 0;
            }

            var at = path.IndexOf(pattern[..star]);
            if (at < 0)
            {
                return false;
            }

            path = path[(at + star)..];
        }
    }

    private static int Hex(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'a' and <= (byte)'f' => octet - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => octet - 'A' + 10,
        _ => -1,
    };

    private static byte Digit(int value) => "0123456789ABCDEF"u8[value];
}
