namespace Extractor.Trees;

/// <summary>Writes one row of features from left to right.</summary>
internal ref struct RowWriter(Span<float> row)
{
    private readonly Span<float> row = row;
    private int next;

    public void Add(double value) => row[next++] = (float)value;

    public void Add(bool value) => row[next++] = value ? 1 : 0;

    public void Add(ulong bit) => row[next++] = bit;

    public void Log(double value) => row[next++] = (float)Math.Log(1 + value);

    public void Ratio(double part, double whole) => row[next++] = whole > 0 ? (float)(part / whole) : 0;

    public void Skip(int columns) => next += columns;

    /// <summary>Leaves the rest of the row at zero.</summary>
    public readonly void End()
    {
        if (next > row.Length) throw new InvalidOperationException("A row of features is longer than its table.");
    }
}
