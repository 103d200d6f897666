using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Extractor.Pipelines.Duplicates;

/// <summary>
/// A set in a few numbers: of each of many orders of all things the first that the set has (MinHash: Broder, see <see cref="Shingles"/>).
/// The share of equal numbers in two signatures estimates the share that the sets have in common; with 96 of them it is off by 0.05 in the
/// mean. Orders are by multiply-shift (M. Dietzfelbinger and others, A reliable randomized algorithm for the closest-pair problem, 1997).
/// </summary>
internal static class Signature
{
    /// <summary>How many numbers a signature has.</summary>
    internal const int Length = Bands * Rows;

    /// <summary>
    /// Signatures that have all numbers of one band in common are compared (J. Leskovec, A. Rajaraman, J. Ullman, Mining of Massive
    /// Datasets, section 3.4): of sets that have half in common 98.6 % are, of those that have a tenth 3 %.
    /// </summary>
    internal const int Bands = 32;

    private const int Rows = 3;

    private static readonly ulong[] Factors = Numbers(1, isOdd: true);
    private static readonly ulong[] Summands = Numbers(2, isOdd: false);

    /// <summary>The signature of a set, which has at least one thing.</summary>
    /// <param name="things">The set; a thing that comes again changes nothing.</param>
    internal static uint[] Of(List<ulong> things)
    {
        var signature = new uint[Length];
        Array.Fill(signature, uint.MaxValue);
        foreach (var thing in things)
        {
            for (var i = 0; i < signature.Length; i++)
            {
                signature[i] = Math.Min(signature[i], (uint)(((Factors[i] * thing) + Summands[i]) >> 32));
            }
        }

        return signature;
    }

    /// <summary>What share two sets have in common, as their signatures tell.</summary>
    internal static double Similarity(uint[] one, uint[] other)
    {
        var equal = 0;
        for (var i = 0; i < Length; i++)
        {
            equal += one[i] == other[i] ? 1 : 0;
        }

        return (double)equal / Length;
    }

    /// <summary>A band of a signature as one number, different from band to band.</summary>
    internal static ulong Band(uint[] signature, int band) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes(signature.AsSpan(band * Rows, Rows)), band);

    /// <summary>Numbers without a pattern, the same in every run (SplitMix64: G. Steele and others, Fast splittable pseudorandom number generators, 2014).</summary>
    private static ulong[] Numbers(ulong seed, bool isOdd)
    {
        var numbers = new ulong[Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            var z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            numbers[i] = (z ^ (z >> 31)) | (isOdd ? 1UL : 0);
        }

        return numbers;
    }
}
