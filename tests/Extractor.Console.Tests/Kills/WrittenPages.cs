using System.Text.Json;
using CsvHelper;
using Parquet;

namespace Extractor.CommandLine.Tests.Kills;

/// <summary>What an output holds, read by others than those who wrote it.</summary>
internal static class WrittenPages
{
    /// <summary>Reads the id and title of each page, in the order of the output.</summary>
    public static async Task<IReadOnlyList<(string? Id, string? Title)>> ReadAsync(string path, string format) => format switch
    {
        "jsonl" => [.. File.ReadLines(path).Select(line => JsonElement.Parse(line)).Select(result => (result.Id(), result.Title()))],
        "csv" => Table(path),
        "parquet" => await ColumnsAsync(path),
        _ => [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(Story)],
    };

    private static List<(string?, string?)> Table(string path)
    {
        using var reader = new StreamReader(path);
        using var csv = CsvReader.Create(reader, CsvReaderOptions.Default with { HasHeader = false });
        var rows = new List<string?[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        var (id, title) = (Array.IndexOf(rows[0], "id"), Array.IndexOf(rows[0], "title"));
        return [.. rows.Skip(1).Select(row => (row[id], row[title]))];
    }

    private static async Task<IReadOnlyList<(string?, string?)>> ColumnsAsync(string path)
    {
        var rows = new List<(string?, string?)>();
        await using var reader = await ParquetReader.CreateAsync(path);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var (ids, titles) = (new string?[group.RowCount], new string?[group.RowCount]);
            await group.ReadAsync(reader.Schema.FindDataField("id"), ids.AsMemory());
            await group.ReadAsync(reader.Schema.FindDataField("title"), titles.AsMemory());
            rows.AddRange(ids.Zip(titles));
        }

        return rows;
    }

    private static (string?, string?) Story(string path)
    {
        var lines = File.ReadAllLines(path);
        return (Fact("id"), Fact("title"));

        string? Fact(string name) => lines.FirstOrDefault(line => line.StartsWith(name + ": \"", StringComparison.Ordinal))?[(name.Length + 3)..^1];
    }
}
