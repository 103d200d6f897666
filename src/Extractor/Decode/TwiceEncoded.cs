using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Extractor.Decode;

/// <summary>
/// Mends text that was encoded twice: UTF-8 that a server, an editor or an archive took for windows-1252 and wrote as UTF-8 again, so
/// that "don’t" reads "donâ€™t".
/// </summary>
/// <remarks>
/// Only where the whole page is so: every run of characters beyond ASCII is, read as bytes of windows-1252, sound UTF-8. Of a page that
/// was encoded once, hardly a run ever is. A doubtful correction is worse than none, so one part of a page (a feed, a comment) is left.
/// </remarks>
internal static class TwiceEncoded
{
    private const int LeastRuns = 3;

    /// <summary>One run in so many may be another text's: a page in a frame, a script's string.</summary>
    private const int OthersPerRun = 20;

    /// <summary>So many runs that are no UTF-8 say that the page was encoded once.</summary>
    private const int EnoughOthers = 64;

    /// <summary>A page may have gone through the same hands more than once.</summary>
    private const int MostRounds = 3;

    /// <summary>What windows-1252 has for 0x80 to 0x9F (WHATWG Encoding Standard); five of them are the controls themselves.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The text as it was meant; null when it was encoded once, which is nearly always so.</summary>
    internal static string? Mend(ReadOnlySpan<char> text)
    {
        string? mended = null;
        for (var round = 0; round < MostRounds && IsTwiceEncoded(text); round++)
        {
            mended = Undo(text);
            text = mended;
        }

        return mended;
    }

    private static bool IsTwiceEncoded(ReadOnlySpan<char> text)
    {
        int runs = 0, sure = 0, others = 0;
        for (var rest = text; NextRun(ref rest, out _, out var run);)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(run.Length);
            if (Read(run, bytes, out var isSure))
            {
                runs++;
                sure += isSure ? 1 : 0;
            }
            else
            {
                others++;
            }

            ArrayPool<byte>.Shared.Return(bytes);
            if (others >= EnoughOthers && others > runs) return false;
        }

        return (runs >= LeastRuns && runs >= others * OthersPerRun) || (sure > 0 && others == 0);
    }

    private static string Undo(ReadOnlySpan<char> text)
    {
        var output = new StringBuilder(text.Length);
        var rest = text;
        while (NextRun(ref rest, out var before, out var run))
        {
            output.Append(before);
            var bytes = ArrayPool<byte>.Shared.Rent(run.Length);
            if (Read(run, bytes, out _)) output.Append(Encoding.UTF8.GetString(bytes, 0, run.Length));
            else output.Append(run);
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return output.Append(rest).ToString();
    }

    /// <summary>The next run of characters beyond ASCII, and what stands before it; what follows stays in <paramref name="rest"/>.</summary>
    private static bool NextRun(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> before, out ReadOnlySpan<char> run)
    {
        var start = rest.IndexOfAnyExceptInRange('\0', '\x7F');
        if (start < 0)
        {
            before = run = default;
            return false;
        }

        before = rest[..start];
        rest = rest[start..];
        var length = rest.IndexOfAnyInRange('\0', '\x7F');
        run = length < 0 ? rest : rest[..length];
        rest = rest[run.Length..];
        return true;
    }

    /// <summary>Reads a run as bytes of windows-1252. True when they are sound UTF-8.</summary>
    /// <param name="run">The run.</param>
    /// <param name="bytes">Gets its bytes; as long as the run, or longer.</param>
    /// <param name="isSure">Whether it holds a C1 control, which no page has, or "â€" or "â„", which no language has.</param>
    private static bool Read(ReadOnlySpan<char> run, byte[] bytes, out bool isSure)
    {
        isSure = false;
        for (var i = 0; i < run.Length; i++)
        {
            var c = run[i];
            isSure |= c < '\xA0' || (c is '€' or '„' && i > 0 && run[i - 1] == 'â');
            var at = c <= '\xFF' ? c : Windows1252.IndexOf(c, StringComparison.Ordinal) + 0x80;
            if (at < 0x80) return false;
            bytes[i] = (byte)at;
        }

        return Utf8.IsValid(bytes.AsSpan(0, run.Length));
    }
}
