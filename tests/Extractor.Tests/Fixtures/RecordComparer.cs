using System.Text.Json;

namespace Extractor.Tests.Fixtures;

/// <summary>
/// Holds a record to an expected one: a field that is given must be equal, a null must be absent, a field not given is free.
/// </summary>
internal static class RecordComparer
{
    /// <summary>Finds every difference, so that one run of a test shows all that is wrong with a page.</summary>
    public static IReadOnlyList<string> Differences(JsonElement expected, JsonElement actual)
    {
        var found = new List<string>(ExpectedRecord.Faults(expected));
        foreach (var property in expected.EnumerateObject())
        {
            var name = property.Name;
            if (name == "notInBody")
            {
                BodyComparer.CompareForbidden(property.Value, Get(actual, "body"), found);
                continue;
            }

            var value = Get(actual, name);
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                if (!IsAbsent(value)) found.Add($"{name}: expected nothing but was {Show(value)}");
                continue;
            }

            switch (name)
            {
                case "body":
                    BodyComparer.Compare(property.Value, value, found);
                    break;
                case "relatedLinks":
                    CompareLinks(property.Value, value, found);
                    break;
                default:
                    Compare(name, property.Value, value, found);
                    break;
            }
        }

        return found;
    }

    /// <summary>Fails the running test with all differences in one message.</summary>
    public static void AssertAgrees(string page, JsonElement expected, Article article)
    {
        using var actual = JsonDocument.Parse(article.ToJson());
        var differences = Differences(expected, actual.RootElement);
        if (differences.Count > 0)
        {
            Assert.Fail($"{page} differs from its expected record:\n  {string.Join("\n  ", differences)}");
        }
    }

    /// <summary>Folds white space, the no-break and ideographic kinds included.</summary>
    public static string Fold(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static JsonElement Get(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : default;

    public static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "nothing",
        JsonValueKind.String => $"«{value.GetString()}»",
        _ => Fold(value.GetRawText()),
    };

    public static bool IsAbsent(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static void Compare(string name, JsonElement expected, JsonElement actual, List<string> found)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null when !IsAbsent(actual):
                found.Add($"{name}: expected nothing but was {Show(actual)}");
                break;
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object when actual.ValueKind != JsonValueKind.Object:
                found.Add($"{name}: expected {Show(expected)} but was {Show(actual)}");
                break;
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    Compare($"{name}.{property.Name}", property.Value, Get(actual, property.Name), found);
                }

                break;
            case JsonValueKind.Array:
                CompareList(name, expected, actual, found);
                break;
            default:
                if (!IsSame(name, expected, actual)) found.Add($"{name}: expected {Show(expected)} but was {Show(actual)}");
                break;
        }
    }

    private static void CompareList(string name, JsonElement expected, JsonElement actual, List<string> found)
    {
        var count = actual.ValueKind == JsonValueKind.Array ? actual.GetArrayLength() : 0;
        if (count != expected.GetArrayLength())
        {
            found.Add($"{name}: expected {expected.GetArrayLength()} but was {count}: {Show(actual)}");
            return;
        }

        for (var i = 0; i < count; i++) Compare($"{name}[{i}]", expected[i], actual[i], found);
    }

    private static bool IsSame(string name, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != JsonValueKind.String || actual.ValueKind != JsonValueKind.String)
        {
            return expected.ValueKind == actual.ValueKind && expected.GetRawText() == actual.GetRawText();
        }

        var (a, b) = (expected.GetString(), actual.GetString());
        return name switch
        {
            "published" or "modified" => ArticleTime.TryParse(a, out var x) && ArticleTime.TryParse(b, out var y) && x == y,
            _ when IsAddress(name) => SameAddress(a, b),
            _ => Fold(a) == Fold(b),
        };
    }

    private static bool IsAddress(string name) =>
        name is "url" or "canonicalUrl" or "leadImage"
        || name.EndsWith(".url", StringComparison.Ordinal) || name.EndsWith(".image", StringComparison.Ordinal);

    private static bool SameAddress(string? a, string? b) =>
        Uri.TryCreate(a, UriKind.Absolute, out var x) && Uri.TryCreate(b, UriKind.Absolute, out var y) && x.AbsoluteUri == y.AbsoluteUri;

    // The order of related links says nothing, and lists such as the most read are free.
    private static void CompareLinks(JsonElement expected, JsonElement actual, List<string> found)
    {
        var left = actual.ValueKind == JsonValueKind.Array
            ? actual.EnumerateArray().Where(link => Get(link, "placement").GetString() != "more").ToList()
            : [];
        foreach (var link in expected.EnumerateArray())
        {
            var match = left.FindIndex(other =>
                SameAddress(Get(link, "url").GetString(), Get(other, "url").GetString())
                && Get(link, "placement").GetString() == Get(other, "placement").GetString());
            if (match < 0)
            {
                found.Add($"relatedLinks: missing {Show(link)}");
                continue;
            }

            if (link.TryGetProperty("title", out var title)) Compare("relatedLinks.title", title, Get(left[match], "title"), found);
            left.RemoveAt(match);
        }

        found.AddRange(left.Select(link => $"relatedLinks: unexpected {Show(link)}"));
    }
}
