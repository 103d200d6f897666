using System.Buffers;

namespace Extractor.Text;

/// <summary>Characters gathered in pooled memory. For one thread at a time.</summary>
internal sealed class PooledText : IDisposable
{
    private const int LeastRoom = 256;

    private char[] room = ArrayPool<char>.Shared.Rent(LeastRoom);

    public int Length { get; private set; }

    /// <summary>The last character; NUL where there is none.</summary>
    public char Last => Length > 0 ? room[Length - 1] : '\0';

    /// <summary>What was gathered. Valid until more is appended.</summary>
    public ReadOnlySpan<char> Text => room.AsSpan(0, Length);

    public void Append(char c)
    {
        if (Length == room.Length) Grow(1);
        room[Length++] = c;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > room.Length - Length) Grow(text.Length);
        text.CopyTo(room.AsSpan(Length));
        Length += text.Length;
    }

    public override string ToString() => Text.ToString();

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (room.Length > 0) ArrayPool<char>.Shared.Return(room);
        room = [];
        Length = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * Length, Length + more));
        Text.CopyTo(larger);
        ArrayPool<char>.Shared.Return(room);
        room = larger;
    }
}
