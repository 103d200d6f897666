using System.Buffers;

namespace Extractor.Parse;

/// <summary>
/// Cuts the middle out of texts that are character references and little else. The tokenizer takes a text as one token, however long it
/// is, and decodes references one by one: nothing could end it before it is through.
/// </summary>
internal static class ReferenceStorms
{
    /// <summary>A stretch without a tag is looked at from this length on, in characters.</summary>
    private const int Longest = 524_288;

    /// <summary>The most references of such a stretch.</summary>
    private const int MostReferences = 65_536;

    /// <summary>What is kept of a stretch at either end, in characters: its end may close a quote.</summary>
    private const int Kept = 131_072;

    /// <summary>What the tokenizer leaves its fast path for.</summary>
    private static readonly SearchValues<char> Slow = SearchValues.Create("&\0");

    /// <summary>Gives the page without such middles; the page itself where it has none, as all pages but hostile ones.</summary>
    /// <param name="html">The page.</param>
    /// <param name="budget">Asked at every stretch.</param>
    public static ReadOnlyMemory<char> Calm(ReadOnlyMemory<char> html, PageBudget budget)
    {
        List<ReadOnlyMemory<char>>? parts = null;
        var done = 0;
        for (var start = 0; html.Length - start > Longest;)
        {
            budget.Check();
            var next = html.Span[start..].IndexOf('<');
            var end = next < 0 ? html.Length : start + next;
            if (end - start > Longest && CountSlow(html.Span[start..end]) > MostReferences)
            {
                (parts ??= []).Add(html[done..(start + Kept)]);
                done = end - Kept;
            }

            start = end + 1;
        }

        if (parts is null)
        {
            return html;
        }

        parts.Add(html[done..]);
        var calm = new char[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(calm.AsMemory(at));
            at += part.Length;
        }

        return calm;
    }

    private static int CountSlow(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.IndexOfAny(Slow) is >= 0 and var at && ++count <= MostReferences)
        {
            text = text[(at + 1)..];
        }

        return count;
    }
}
