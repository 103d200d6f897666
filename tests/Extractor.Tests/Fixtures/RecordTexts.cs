using System.Text.Json;

namespace Extractor.Tests.Fixtures;

/// <summary>The texts of a record that a page must have said: all but addresses, times, kinds and the language tag.</summary>
internal static class RecordTexts
{
    private static readonly string[] SingleFields = ["siteName", "section", "kicker", "title", "standfirst", "endCredit"];

    public static IEnumerable<string> Of(JsonElement record)
    {
        var texts = SingleFields.Select(name => RecordComparer.Get(record, name))
            .Concat(Fields(RecordComparer.Get(record, "byline"), "text"))
            .Concat(Items(RecordComparer.Get(record, "byline"), "authors").SelectMany(author => Fields(author, "name", "role")))
            .Concat(Fields(RecordComparer.Get(record, "dateline"), "text", "place", "source", "date"))
            .Concat(Items(record, "captions").SelectMany(caption => Fields(caption, "text", "credit", "alt")))
            .Concat(Items(record, "relatedLinks").SelectMany(link => Fields(link, "title")))
            .Concat(Items(record, "topics"))
            .Concat(Items(record, "body").SelectMany(OfBlock));
        return texts.Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!);
    }

    // A table's joined text has separators of its own, so its cells stand for it.
    private static IEnumerable<JsonElement> OfBlock(JsonElement block) => RecordComparer.Get(block, "rows") is { ValueKind: JsonValueKind.Array } rows
        ? rows.EnumerateArray().SelectMany(row => row.EnumerateArray())
        : Fields(block, "text");

    private static IEnumerable<JsonElement> Fields(JsonElement value, params string[] names) =>
        names.Select(name => RecordComparer.Get(value, name));

    private static JsonElement[] Items(JsonElement value, string name) =>
        RecordComparer.Get(value, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
