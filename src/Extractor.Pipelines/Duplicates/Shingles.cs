using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Extractor.Pipelines.Duplicates;

/// <summary>
/// A text as the set of its runs of four words (w-shingling: A. Broder, On the resemblance and containment of documents, 1997), each as a
/// number. Case, punctuation and white space do not count; where a script sets no spaces between words, each character is one.
/// </summary>
internal static class Shingles
{
    /// <summary>How many words a run has.</summary>
    internal const int Length = 4;

    /// <summary>Longer texts are looked at so far, in characters.</summary>
    private const int LongestText = 1_000_000;

    /// <summary>Longer words are cut, in characters.</summary>
    private const int LongestWord = 64;

    /// <summary>The runs of a text, some of them perhaps more than once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">How many words it has.</param>
    internal static List<ulong> Of(string text, out int words)
    {
        var found = new List<ulong>();
        Span<ulong> last = stackalloc ulong[Length];
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        words = 0;
        var rest = text.AsSpan(0, Math.Min(text.Length, LongestText));
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var used);
            rest = rest[used..];
            if (status == OperationStatus.Done && IsOfWord(rune))
            {
                var stands = StandsAlone(rune);
                if (stands)
                {
                    End(ref length, word, last, found, ref words);
                }

                if (length + 2 <= LongestWord)
                {
                    length += Rune.ToLowerInvariant(rune).EncodeToUtf16(word[length..]);
                }

                if (!stands)
                {
                    continue;
                }
            }

            End(ref length, word, last, found, ref words);
        }

        End(ref length, word, last, found, ref words);
        return found;
    }

    private static void End(ref int length, Span<char> word, Span<ulong> last, List<ulong> found, ref int words)
    {
        if (length == 0)
        {
            return;
        }

        last[1..].CopyTo(last);
        last[^1] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(word[..length]));
        length = 0;
        if (++words >= Length)
        {
            found.Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(last)));
        }
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a character is of a script without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.</summary>
    private static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF)
        or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
