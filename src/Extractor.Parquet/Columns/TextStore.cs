using System.Text;

namespace Extractor.Parquet.Columns;

/// <summary>
/// The texts of a row group in UTF-8, in pieces that the next group uses again. Texts are handed to Parquet.Net as bytes, though the file
/// declares them as texts: of texts it would state the least and the greatest of each group, whole and kept in memory until the end,
/// however long, and by their UTF-16, an order by which readers, who go by UTF-8, would pass over groups that they want.
/// </summary>
internal sealed class TextStore
{
    /// <summary>Small enough not to be a large object of the collector.</summary>
    private const int PieceLength = 64 * 1024;

    /// <summary>Longer texts get memory of their own, so that little of a piece is left over.</summary>
    private const int LongestInPiece = PieceLength / 8;

    private readonly List<byte[]> pieces = [];
    private int piece = -1;
    private int used = PieceLength;

    /// <summary>Adds a text. Half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its bytes, until <see cref="Clear"/>.</returns>
    internal ReadOnlyMemory<byte> Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (length > LongestInPiece) return Encoding.UTF8.GetBytes(text);
        if (length > PieceLength - used)
        {
            if (++piece == pieces.Count) pieces.Add(GC.AllocateUninitializedArray<byte>(PieceLength));
            used = 0;
        }

        var bytes = pieces[piece].AsMemory(used, length);
        Encoding.UTF8.GetBytes(text, bytes.Span);
        used += length;
        return bytes;
    }

    /// <summary>Forgets all texts.</summary>
    internal void Clear() => (piece, used) = (-1, PieceLength);
}
