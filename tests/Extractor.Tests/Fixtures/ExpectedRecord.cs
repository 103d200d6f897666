using System.Collections.Frozen;
using System.Text.Json;

namespace Extractor.Tests.Fixtures;

/// <summary>The shape of an expected record. A misspelt field name would quietly test nothing, so it is a fault.</summary>
internal static class ExpectedRecord
{
    private static readonly FrozenDictionary<string, string[]> KnownFields = new Dictionary<string, string[]>
    {
        [""] =
        [
            "url", "canonicalUrl", "siteName", "section", "language", "kicker", "title", "standfirst", "byline", "published", "modified",
            "dateline", "body", "captions", "relatedLinks", "topics", "leadImage", "endCredit", "access", "notInBody",
        ],
        ["byline"] = ["text", "authors"],
        ["byline.authors"] = ["name", "url", "role", "kind"],
        ["dateline"] = ["text", "place", "source", "date"],
        ["body"] = ["kind", "text", "level", "rows", "optional"],
        ["captions"] = ["text", "credit", "image", "alt"],
        ["relatedLinks"] = ["url", "title", "placement"],
        ["access"] = ["free", "robots"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Says every field name that is not of the record's shape.</summary>
    public static IEnumerable<string> Faults(JsonElement record) => Faults(record, "");

    private static IEnumerable<string> Faults(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var fault in value.EnumerateArray().SelectMany(item => Faults(item, path))) yield return fault;
        }

        if (value.ValueKind != JsonValueKind.Object) yield break;
        foreach (var property in value.EnumerateObject())
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (!KnownFields.TryGetValue(path, out var known) || !known.Contains(property.Name, StringComparer.Ordinal))
            {
                yield return $"the expected record has an unknown field '{name}'";
            }

            foreach (var fault in Faults(property.Value, name)) yield return fault;
        }
    }
}
