using System.Text.Json;

namespace Extractor.CommandLine.Tests;

/// <summary>Reads a result as its JSON shape names the fields.</summary>
internal static class JsonExtensions
{
    public static string? Id(this JsonElement result) => result.GetProperty("id").GetString();

    public static string? Title(this JsonElement result) =>
        result.TryGetProperty("article", out var article) && article.ValueKind == JsonValueKind.Object ? article.GetProperty("title").GetString() : null;

    public static string? ErrorKind(this JsonElement result) => Error(result)?.GetProperty("kind").GetString();

    public static string ErrorMessage(this JsonElement result) => Error(result)?.GetProperty("message").GetString() ?? "";

    private static JsonElement? Error(JsonElement result) =>
        result.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? error : null;
}
