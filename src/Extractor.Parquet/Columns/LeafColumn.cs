using System.Buffers;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>A value of a row.</summary>
/// <typeparam name="TRow">What has the value.</typeparam>
/// <typeparam name="TValue">The type of the column; texts are runs of characters, which are written in UTF-8.</typeparam>
internal sealed class LeafColumn<TRow, TValue>(DataField field, Func<TRow, TValue?> get) : Column<TRow>
    where TValue : struct
{
    private readonly Values values = new();

    /// <inheritdoc/>
    internal override Field Field { get; } = field;

    /// <inheritdoc/>
    internal override IEnumerable<Leaf> Leaves => [values];

    /// <inheritdoc/>
    internal override void Add(TRow row, int repetition, int definition) =>
        values.Add(get(row), repetition, definition, Field.IsNullable);

    /// <inheritdoc/>
    internal override void AddNone(int repetition, int definition) => values.Add(null, repetition, definition, Field.IsNullable);

    private sealed class Values : Leaf
    {
        private readonly ArrayBufferWriter<TValue> waiting = new();

        internal void Add(TValue? value, int repetition, int definition, bool isNullable)
        {
            if (value is not { } given)
            {
                AddLevels(repetition, definition, 0);
                return;
            }

            Append(waiting, given);
            AddLevels(repetition, isNullable ? definition + 1 : definition, Unsafe.SizeOf<TValue>() + (given is ReadOnlyMemory<char> text ? (long)text.Length * sizeof(char) : 0));
        }

        private protected override async Task WriteAsync(
            ParquetRowGroupWriter group, ReadOnlyMemory<int>? definition, ReadOnlyMemory<int>? repetition, CancellationToken cancellationToken)
        {
            await group.WriteAllPartsAsync(Place!, waiting.WrittenMemory, definition, repetition, cancellationToken).ConfigureAwait(false);

            // The texts of the group are let go with it.
            waiting.Clear();
        }
    }
}
