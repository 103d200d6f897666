using System.Text.Json;
using DuckDB.NET.Data;

namespace Extractor.Parquet.Tests;

/// <summary>Reads Parquet files by DuckDB, which has its own reader of the format.</summary>
internal static class Duck
{
    /// <summary>Asks for one column.</summary>
    /// <param name="query">The query, in which <c>FILE</c> stands for the file.</param>
    /// <param name="path">The file.</param>
    internal static List<object?> Ask(string query, string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query.Replace("FILE", $"'{path}'", StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var rows = new List<object?>();
        while (reader.Read()) rows.Add(reader.IsDBNull(0) ? null : reader.GetValue(0));
        return rows;
    }

    /// <summary>All rows, each as DuckDB makes it JSON.</summary>
    internal static List<JsonElement> Rows(string path) => [.. Ask("select to_json(t)::varchar from FILE t", path).Select(static row => JsonElement.Parse((string)row!))];
}
