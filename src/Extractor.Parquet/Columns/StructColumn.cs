using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>Fields that belong together; all are missing where the whole is.</summary>
/// <typeparam name="TRow">What has them.</typeparam>
/// <typeparam name="TInner">The whole that they make.</typeparam>
internal sealed class StructColumn<TRow, TInner>(string name, Func<TRow, TInner?> get, params Column<TInner>[] columns) : Column<TRow>
    where TInner : class
{
    /// <inheritdoc/>
    internal override Field MakeField(bool areTextsBytes) => new StructField(name, [.. columns.Select(column => column.MakeField(areTextsBytes))]);

    /// <inheritdoc/>
    internal override IEnumerable<Leaf> Leaves => columns.SelectMany(static column => column.Leaves);

    /// <inheritdoc/>
    internal override void Add(TRow row, int repetition, int definition)
    {
        if (get(row) is not { } inner)
        {
            AddNone(repetition, definition);
            return;
        }

        foreach (var column in columns) column.Add(inner, repetition, definition + 1);
    }

    /// <inheritdoc/>
    internal override void AddNone(int repetition, int definition)
    {
        foreach (var column in columns) column.AddNone(repetition, definition);
    }
}
