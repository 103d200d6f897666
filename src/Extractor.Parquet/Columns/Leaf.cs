using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>A column of values, and the entries that wait to be written.</summary>
internal abstract class Leaf
{
    private readonly ArrayBufferWriter<int> repetitions = new();
    private readonly ArrayBufferWriter<int> definitions = new();

    /// <summary>The field as it stands in the schema; its levels are known only there.</summary>
    internal DataField? Place { get; set; }

    /// <summary>Where texts are kept, those of all columns of the file.</summary>
    internal TextStore? Texts { get; set; }

    /// <summary>About how much memory the waiting entries take, in bytes.</summary>
    internal long Length { get; private set; }

    /// <summary>Writes what waits, as the column's part of a row group, and forgets it.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    internal async Task FlushAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await WriteAsync(
            group,
            Place!.MaxDefinitionLevel > 0 ? definitions.WrittenMemory : null,
            Place.MaxRepetitionLevel > 0 ? repetitions.WrittenMemory : null,
            cancellationToken).ConfigureAwait(false);
        repetitions.ResetWrittenCount();
        definitions.ResetWrittenCount();
        Length = 0;
    }

    /// <summary>Writes the values.</summary>
    private protected abstract Task WriteAsync(
        ParquetRowGroupWriter group, ReadOnlyMemory<int>? definition, ReadOnlyMemory<int>? repetition, CancellationToken cancellationToken);

    /// <summary>Adds an entry.</summary>
    /// <param name="repetition">The level at which it goes on.</param>
    /// <param name="definition">How much of the path is there.</param>
    /// <param name="length">The memory of its value, in bytes.</param>
    private protected void AddLevels(int repetition, int definition, long length)
    {
        Append(repetitions, repetition);
        Append(definitions, definition);
        Length += (2 * sizeof(int)) + length;
    }

    /// <summary>Appends to a buffer.</summary>
    private protected static void Append<T>(ArrayBufferWriter<T> buffer, T value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }
}
