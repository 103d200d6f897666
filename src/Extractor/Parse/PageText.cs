using System.Runtime.InteropServices;

namespace Extractor.Parse;

/// <summary>
/// A run of text. Character references are decoded. One text of the page may be several runs next to each other.
/// </summary>
internal sealed class PageText : PageNode
{
    /// <summary>
    /// The most characters of a run outside of scripts. A longer text becomes several runs, so that nobody has to take much text at
    /// once; no paragraph is nearly so long.
    /// </summary>
    internal const int Longest = 65_536;

    /// <summary>What white space between other nodes is.</summary>
    internal static readonly ReadOnlyMemory<char> Space = " ".AsMemory();

    /// <summary>The text as it stands in the page. Valid until the tree is disposed.</summary>
    public ReadOnlyMemory<char> Data { get; private set; }

    /// <summary>Whether this is white space only; then <see cref="Data"/> is one space, unless it stands in a <c>pre</c>.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Makes it a text of a page, whatever it was before.</summary>
    internal void Begin(ReadOnlyMemory<char> data, bool isBlank) => (Data, IsBlank) = (data, isBlank);

    /// <summary>Forgets all of its page.</summary>
    internal void End()
    {
        Data = default;
        Parent = null;
        Previous = Next = null;
    }

    /// <summary>Takes in a text that follows this one in the same buffer; false if it stands elsewhere.</summary>
    internal bool TryExtend(ReadOnlyMemory<char> more)
    {
        if (MemoryMarshal.TryGetArray(Data, out var own) && MemoryMarshal.TryGetArray(more, out var other))
        {
            if (own.Array == other.Array && own.Offset + own.Count == other.Offset)
            {
                Data = own.Array.AsMemory(own.Offset, own.Count + other.Count);
                return true;
            }
        }
        else if (MemoryMarshal.TryGetString(Data, out var text, out var start, out var length)
            && MemoryMarshal.TryGetString(more, out var otherText, out var otherStart, out var otherLength)
            && ReferenceEquals(text, otherText) && start + length == otherStart)
        {
            Data = text.AsMemory(start, length + otherLength);
            return true;
        }

        return false;
    }
}
