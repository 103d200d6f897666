using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>A list of a row. One that is missing and one that is empty are kept apart.</summary>
/// <typeparam name="TRow">What has the list.</typeparam>
/// <typeparam name="TItem">An item of it.</typeparam>
internal sealed class ListColumn<TRow, TItem> : Column<TRow>
{
    private readonly Func<bool, Field> makeField;
    private readonly Func<TRow, IReadOnlyCollection<TItem>?> get;
    private readonly int level;
    private readonly Column<TItem>[] items;

    private ListColumn(Func<bool, Field> makeField, Func<TRow, IReadOnlyCollection<TItem>?> get, int level, params Column<TItem>[] items) =>
        (this.makeField, this.get, this.level, this.items) = (makeField, get, level, items);

    /// <inheritdoc/>
    internal override IEnumerable<Leaf> Leaves => items.SelectMany(static item => item.Leaves);

    /// <summary>A list.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="get">Gets it of a row.</param>
    /// <param name="item">Its items.</param>
    /// <param name="level">In how many lists it stands, itself counted.</param>
    internal static ListColumn<TRow, TItem> Of(string name, Func<TRow, IReadOnlyCollection<TItem>?> get, Column<TItem> item, int level = 1) =>
        new(areTextsBytes => new ListField(name, item.MakeField(areTextsBytes)), get, level, item);

    /// <summary>A list of keys with a value for each.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="get">Gets its entries of a row.</param>
    /// <param name="key">The key of an entry, which is never missing.</param>
    /// <param name="value">The value of an entry.</param>
    internal static ListColumn<TRow, TItem> Map(string name, Func<TRow, IReadOnlyCollection<TItem>?> get, Column<TItem> key, Column<TItem> value) =>
        new(areTextsBytes => new MapField(name, key.MakeField(areTextsBytes), value.MakeField(areTextsBytes)), get, 1, key, value);

    /// <inheritdoc/>
    internal override Field MakeField(bool areTextsBytes) => makeField(areTextsBytes);

    /// <inheritdoc/>
    internal override void Add(TRow row, int repetition, int definition)
    {
        if (get(row) is not { } list)
        {
            AddNone(repetition, definition);
            return;
        }

        if (list.Count == 0)
        {
            AddNone(repetition, definition + 1);
            return;
        }

        foreach (var item in list)
        {
            // Two more: the list, and the repeated group in it.
            foreach (var column in items) column.Add(item, repetition, definition + 2);
            repetition = level;
        }
    }

    /// <inheritdoc/>
    internal override void AddNone(int repetition, int definition)
    {
        foreach (var column in items) column.AddNone(repetition, definition);
    }
}
