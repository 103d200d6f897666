using System.Runtime.CompilerServices;
using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>A value of a row.</summary>
/// <typeparam name="TRow">What has the value.</typeparam>
/// <typeparam name="TValue">The type of the column.</typeparam>
internal sealed class LeafColumn<TRow, TValue>(Func<DataField> makeField, Func<TRow, TValue?> get) : Column<TRow>
    where TValue : struct
{
    private readonly ValueLeaf<TValue> values = new();

    /// <inheritdoc/>
    internal override IEnumerable<Leaf> Leaves => [values];

    /// <inheritdoc/>
    internal override Field MakeField(bool areTextsBytes) => makeField();

    /// <inheritdoc/>
    internal override void Add(TRow row, int repetition, int definition) => values.Add(get(row), repetition, definition, Unsafe.SizeOf<TValue>());

    /// <inheritdoc/>
    internal override void AddNone(int repetition, int definition) => values.Add(null, repetition, definition, 0);
}
