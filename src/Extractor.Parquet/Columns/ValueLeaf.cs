using System.Buffers;
using Parquet;

namespace Extractor.Parquet.Columns;

/// <summary>A column with its values.</summary>
/// <typeparam name="TValue">Their type as they are handed over.</typeparam>
internal sealed class ValueLeaf<TValue> : Leaf
    where TValue : struct
{
    private readonly ArrayBufferWriter<TValue> waiting = new();

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value; null where there is none.</param>
    /// <param name="repetition">The level at which it goes on.</param>
    /// <param name="definition">How much of the path to the column is there.</param>
    /// <param name="length">The memory that it takes, in bytes.</param>
    internal void Add(TValue? value, int repetition, int definition, int length)
    {
        if (value is { } given)
        {
            Append(waiting, given);
            AddLevels(repetition, Place!.IsNullable ? definition + 1 : definition, length);
            return;
        }

        AddLevels(repetition, definition, 0);
    }

    private protected override async Task WriteAsync(
        ParquetRowGroupWriter group, ReadOnlyMemory<int>? definition, ReadOnlyMemory<int>? repetition, CancellationToken cancellationToken)
    {
        await group.WriteAllPartsAsync(Place!, waiting.WrittenMemory, definition, repetition, cancellationToken).ConfigureAwait(false);

        // The texts of the group are let go with it.
        waiting.Clear();
    }
}
