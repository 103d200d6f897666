using System.Diagnostics;

namespace Extractor.Fuzz.Mutating;

/// <summary>Makes an input smaller while it still does what it does: takes out ever smaller pieces.</summary>
internal static class Reducer
{
    /// <summary>The longest that one input is worked on.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    /// <summary>Reduces an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="still">Whether a smaller one still does it.</param>
    /// <param name="cancellationToken">Ends the work; the smallest so far is returned.</param>
    public static byte[] Reduce(byte[] input, Func<byte[], bool> still, CancellationToken cancellationToken)
    {
        if (!still(input)) return input;
        var started = Stopwatch.GetTimestamp();
        for (var piece = Math.Max(1, input.Length / 2); piece >= 1; piece /= 2)
        {
            for (var at = 0; at < input.Length;)
            {
                if (Stopwatch.GetElapsedTime(started) > MostTime || cancellationToken.IsCancellationRequested) return input;
                byte[] smaller = [.. input[..at], .. input[Math.Min(input.Length, at + piece)..]];
                if (still(smaller)) input = smaller;
                else at += piece;
            }
        }

        return input;
    }
}
