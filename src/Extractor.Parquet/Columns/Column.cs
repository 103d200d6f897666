using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>
/// A field of the file with the way to get its value of a row. Rows are taken apart into leaves with repetition and definition levels, as
/// the format has it (Melnik et al., Dremel, VLDB 2010): the first says at which list an entry goes on, the second how much of the path
/// to it is there.
/// </summary>
/// <typeparam name="TRow">What has the field: a result, or an item of a list in one.</typeparam>
internal abstract class Column<TRow>
{
    /// <summary>Makes the field, and the fields in it.</summary>
    /// <param name="areTextsBytes">Whether texts are bytes, as they are handed over, rather than texts, as the file says; see <see cref="TextStore"/>.</param>
    internal abstract Field MakeField(bool areTextsBytes);

    /// <summary>The leaves, in the order of the schema.</summary>
    internal abstract IEnumerable<Leaf> Leaves { get; }

    /// <summary>Adds the value of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="repetition">The level at which it goes on.</param>
    /// <param name="definition">How much of the path is there, up to the row.</param>
    internal abstract void Add(TRow row, int repetition, int definition);

    /// <summary>Adds that there is no row to have a value.</summary>
    /// <param name="repetition">The level at which it goes on.</param>
    /// <param name="definition">How much of the path is there.</param>
    internal abstract void AddNone(int repetition, int definition);
}
