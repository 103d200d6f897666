using System.Text.Json;
using Parquet.Schema;

namespace Extractor.Parquet.Columns;

/// <summary>Columns by their type.</summary>
/// <typeparam name="TRow">What has the values.</typeparam>
internal static class Columns<TRow>
{
    private const string Element = "element";

    internal static Column<TRow> Text(string name, Func<TRow, string?> get) =>
        new TextColumn<TRow>(name, get);

    /// <summary>The name of an enumeration's value, as JSON has it: camelCase.</summary>
    internal static Column<TRow> Name<TEnum>(string name, Func<TRow, TEnum?> get)
        where TEnum : struct, Enum =>
        Text(name, row => get(row) is { } value ? JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) : null);

    /// <summary>An address, as JSON has it.</summary>
    internal static Column<TRow> Address(string name, Func<TRow, Uri?> get) => Text(name, row => get(row)?.OriginalString);

    internal static Column<TRow> Flag(string name, Func<TRow, bool?> get) => new LeafColumn<TRow, bool>(() => new DataField<bool>(name, true), get);

    internal static Column<TRow> Number(string name, Func<TRow, int?> get) => new LeafColumn<TRow, int>(() => new DataField<int>(name, true), get);

    internal static Column<TRow> Real(string name, Func<TRow, double?> get) => new LeafColumn<TRow, double>(() => new DataField<double>(name, true), get);

    internal static Column<TRow> Day(string name, Func<TRow, DateOnly?> get) => new LeafColumn<TRow, DateOnly>(() => new DataField<DateOnly>(name, true), get);

    /// <summary>
    /// A point in time, to the millisecond: Parquet.Net 6.1.0 states the least and the greatest value of a group in milliseconds whatever
    /// the unit, by which readers would pass over groups that they want.
    /// </summary>
    internal static Column<TRow> Instant(string name, Func<TRow, DateTimeOffset?> get) => new LeafColumn<TRow, DateTime>(
        () => new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis, isNullable: true),
        row => get(row)?.UtcDateTime);

    internal static Column<TRow> Texts(string name, Func<TRow, IReadOnlyCollection<string>?> get, int level = 1) =>
        ListColumn<TRow, string>.Of(name, get, Columns<string>.Text(Element, static text => text), level);

    /// <summary>A list of lists of texts.</summary>
    internal static Column<TRow> Rows(string name, Func<TRow, IReadOnlyCollection<IReadOnlyList<string>>?> get, int level) =>
        ListColumn<TRow, IReadOnlyList<string>>.Of(name, get, Columns<IReadOnlyList<string>>.Texts(Element, static row => row, level + 1), level);

    /// <summary>A list of records.</summary>
    internal static Column<TRow> List<TItem>(string name, Func<TRow, IReadOnlyCollection<TItem>?> get, params Column<TItem>[] columns)
        where TItem : class =>
        ListColumn<TRow, TItem>.Of(name, get, new StructColumn<TItem, TItem>(Element, static item => item, columns));

    /// <summary>A record.</summary>
    internal static Column<TRow> Struct<TInner>(string name, Func<TRow, TInner?> get, params Column<TInner>[] columns)
        where TInner : class =>
        new StructColumn<TRow, TInner>(name, get, columns);

    /// <summary>Names with a text for each.</summary>
    internal static Column<TRow> Map<TEnum>(string name, Func<TRow, IReadOnlyCollection<KeyValuePair<string, TEnum>>?> get)
        where TEnum : struct, Enum =>
        ListColumn<TRow, KeyValuePair<string, TEnum>>.Map(
            name,
            get,
            new TextColumn<KeyValuePair<string, TEnum>>("key", static entry => entry.Key, isNullable: false),
            Columns<KeyValuePair<string, TEnum>>.Name("value", static entry => (TEnum?)entry.Value));
}
