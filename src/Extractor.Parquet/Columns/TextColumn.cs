using System.Runtime.CompilerServices;
using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>A text of a row.</summary>
/// <typeparam name="TRow">What has the text.</typeparam>
internal sealed class TextColumn<TRow>(string name, Func<TRow, string?> get, bool isNullable = true) : Column<TRow>
{
    private readonly ValueLeaf<ReadOnlyMemory<byte>> values = new();

    /// <inheritdoc/>
    internal override IEnumerable<Leaf> Leaves => [values];

    /// <inheritdoc/>
    internal override Field MakeField(bool areTextsBytes) => new DataField(name, areTextsBytes ? typeof(byte[]) : typeof(string), isNullable);

    /// <inheritdoc/>
    internal override void Add(TRow row, int repetition, int definition)
    {
        if (get(row) is not { } text)
        {
            AddNone(repetition, definition);
            return;
        }

        var bytes = values.Texts!.Add(text);
        values.Add(bytes, repetition, definition, Unsafe.SizeOf<ReadOnlyMemory<byte>>() + bytes.Length);
    }

    /// <inheritdoc/>
    internal override void AddNone(int repetition, int definition) => values.Add(null, repetition, definition, 0);
}
