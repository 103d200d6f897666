using System.Text.Json;

namespace Extractor.Tests.Fixtures;

/// <summary>The texts of a record that a page must have said: all but addresses, times, kinds and the language tag.</summary>
internal static class RecordTexts
{
    private static readonly string[] SingleFields = ["siteName", "section", "kicker", "title", "standfirst", "endCredit"];

    public static IEnumerable<string> Of(JsonElement record)
    {
        var texts = SingleFields.Select(name => Get(record, name))
            .Concat(Fields(Get(record, "byline"), "text"))
            .Concat(Items(Get(record, "byline"), "authors").SelectMany(author => Fields(author, "name", "role")))
            .Concat(Fields(Get(record, "dateline"), "text", "place", "source", "date"))
            .Concat(Items(record, "captions").SelectMany(caption => Fields(caption, "text", "credit", "alt")))
            .Concat(Items(record, "relatedLinks").SelectMany(link => Fields(link, "title")))
            .Concat(Items(record, "topics"))
            .Concat(Items(record, "body").SelectMany(OfBlock));
        return texts.Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!);
    }

    // A table's joined text has separators of its own, so its cells stand for it.
    private static IEnumerable<JsonElement> OfBlock(JsonElement block) => Get(block, "rows") is { ValueKind: JsonValueKind.Array } rows
        ? rows.EnumerateArray().SelectMany(row => row.EnumerateArray())
        : Fields(block, "text");

    private static IEnumerable<JsonElement> Fields(JsonElement value, params string[] names) =>
        names.Select(name => Get(value, name));

    private static JsonElement Get(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : default;

    private static JsonElement[] Items(JsonElement value, string name) =>
        Get(value, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
