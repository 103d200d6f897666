using System.Buffers;

namespace Extractor.Trees;

/// <summary>
/// The features of a page's blocks: one row a block, one column a feature. Rows lie in groups of <see cref="Lanes"/>, the values of a
/// column side by side, so that a model judges a group at once. The memory is pooled: dispose of the table once it is judged.
/// </summary>
internal sealed class FeatureTable(int rows, int columns) : IDisposable
{
    /// <summary>How many rows make a group: as many as the longest vectors hold.</summary>
    public const int Lanes = 16;

    private float[]? values = ArrayPool<float>.Shared.Rent((rows + Lanes - 1) / Lanes * Lanes * columns);

    public int Columns { get; } = columns;

    public int Rows { get; } = rows;

    public int Groups => (Rows + Lanes - 1) / Lanes;

    /// <summary>The values of a group, column after column; those of the rows past the last one mean nothing.</summary>
    public Span<float> Group(int group)
    {
        ObjectDisposedException.ThrowIf(values is null, this);
        return values.AsSpan(group * Columns * Lanes, Columns * Lanes);
    }

    /// <summary>A writer for a row from a column on; <see cref="RowWriter.End"/> fills what it leaves.</summary>
    public RowWriter Write(int row, int column = 0) => new(Group(row / Lanes)[(column * Lanes)..], row % Lanes);

    /// <summary>All rows at once.</summary>
    public static FeatureTable Of(IFeatureRows rows)
    {
        var table = new FeatureTable(rows.Rows, rows.Columns);
        table.Fill(rows, 0);
        return table;
    }

    /// <summary>Fills the table with rows from one on, as many as there are and have room.</summary>
    /// <returns>How many.</returns>
    public int Fill(IFeatureRows rows, int first)
    {
        var count = Math.Min(Rows, rows.Rows - first);
        for (var i = 0; i < count; i++)
        {
            var row = Write(i);
            rows.Write(ref row, first + i);
            row.End();
        }
        return count;
    }

    /// <summary>A copy of one row.</summary>
    public float[] Row(int row)
    {
        var copy = new float[Columns];
        Copy(row, copy);
        return copy;
    }

    /// <summary>Copies one row.</summary>
    /// <param name="row">Which.</param>
    /// <param name="copy">Where it goes: as many values as there are columns.</param>
    public void Copy(int row, Span<float> copy)
    {
        var group = Group(row / Lanes);
        for (var column = 0; column < copy.Length; column++) copy[column] = group[(column * Lanes) + (row % Lanes)];
    }

    public void Dispose()
    {
        if (values is null) return;
        ArrayPool<float>.Shared.Return(values);
        values = null;
    }
}
