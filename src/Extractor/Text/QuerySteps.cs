namespace Extractor.Text;

/// <summary>Parameters of addresses whose numbers lead through one story, or change how it is shown: <c>Data/queries.json</c>.</summary>
internal static class QuerySteps
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        new HashSet<string>(LibraryData.Read("Data/queries.json", QueryJson.Default.QueryData).Steps, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Has(ReadOnlySpan<char> name) => Names.Contains(name);
}

/// <summary>The file as it is written.</summary>
internal sealed class QueryData
{
    /// <summary>The names of the parameters.</summary>
    public required string[] Steps { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(QueryData))]
internal sealed partial class QueryJson : JsonSerializerContext;
