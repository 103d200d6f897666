namespace Extractor.Trees;

/// <summary>Writes one row of features from left to right.</summary>
/// <param name="group">The row's group, from the first column to write.</param>
/// <param name="lane">The row's place in its group.</param>
internal ref struct RowWriter(Span<float> group, int lane)
{
    private const int Tabled = 2_048;

    /// <summary>The logarithms of small counts, which are most.</summary>
    private static readonly float[] Logs = [.. Enumerable.Range(0, Tabled).Select(count => (float)Math.Log(1 + (double)count))];

    private readonly Span<float> group = group;
    private int next = lane;

    public void Add(double value) => Put((float)value);

    public void Add(bool value) => Put(value ? 1 : 0);

    /// <summary>Adds a column a bit, the lowest first.</summary>
    public void Bits(ulong bits, int count)
    {
        for (var bit = 0; bit < count; bit++) Put((bits >> bit) & 1);
    }

    public void Log(int count) => Put((uint)count < Tabled ? Logs[count] : (float)Math.Log(1 + (double)count));

    public void Log(double value) => Put((float)Math.Log(1 + value));

    public void Ratio(double part, double whole) => Put(whole > 0 ? (float)(part / whole) : 0);

    /// <summary>Leaves columns at zero.</summary>
    public void Skip(int columns)
    {
        for (; columns > 0; columns--) Put(0);
    }

    /// <summary>Leaves the rest of the row at zero.</summary>
    public void End()
    {
        while (next < group.Length) Put(0);
    }

    private void Put(float value)
    {
        group[next] = value;
        next += FeatureTable.Lanes;
    }
}
