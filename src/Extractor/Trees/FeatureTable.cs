namespace Extractor.Trees;

/// <summary>The features of a page's blocks: one row a block, one column a feature. Columns are declared while the first row is written.</summary>
internal sealed class FeatureTable(int rows, int columns)
{
    private readonly float[] values = new float[rows * columns];

    public int Columns { get; } = columns;

    public int Rows { get; } = rows;

    public ReadOnlySpan<float> Row(int row) => values.AsSpan(row * Columns, Columns);

    public Span<float> Writable(int row) => values.AsSpan(row * Columns, Columns);
}
