using System.Text.Json.Nodes;

namespace Extractor.WebApi.Tests;

/// <summary>The OpenAPI document says what is so.</summary>
public sealed class DocumentTests
{
    private const string Story = """
        <!DOCTYPE html><html lang="en"><head><title>Ferry</title><meta property="article:published_time" content="2026-03-04T09:15:00-05:00">
        <meta name="author" content="Mara Lindqvist"><meta name="keywords" content="sea, ships"></head><body><article><h1>Ferry crew pulls 31 from sinking trawler</h1>
        <p class="byline">By Mara Lindqvist</p><figure><img src="/a.jpg"><figcaption>The ferry stands by. AP Photo/Dana Whitlock</figcaption></figure>
        <p>PORT ELLERY, Maine (AP) — The crew of a commuter ferry rescued 31 people from a sinking trawler late Tuesday, steering back into a gale.</p>
        <h2>Power</h2><p>The trawler had <b>lost power</b> nine miles from shore when the ferry <a href="/x">Lady Ansel</a> reached it shortly before midnight.</p>
        <p>Read more: <a href="/weather/gale">Gale warning extended along the coast</a></p></article></body></html>
        """;

    [Test]
    public async Task Bodies_and_answers_are_described_as_they_are()
    {
        await using var service = await Service.StartAsync();
        service.Site.OnPage("/ferry", Story);
        var document = JsonNode.Parse(await (await service.GetAsync("/openapi/v1.json")).Content.ReadAsStringAsync())!;
        var paths = document["paths"]!.AsObject();

        Assert.That(paths.SelectMany(static path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key}")), Is.EquivalentTo(new[]
        {
            "post /v1/extract", "post /v1/articles", "get /v1/articles", "post /v1/articles:batch",
        }));
        Assert.That(paths["/v1/extract"]!["post"]!["requestBody"]!["content"]!.AsObject().Select(static pair => pair.Key), Is.EquivalentTo(new[] { "text/html", "application/xhtml+xml" }));
        Assert.That(paths["/v1/extract"]!["post"]!["parameters"]!.AsArray().Select(static parameter => (string?)parameter!["name"]), Is.EquivalentTo(new[] { "url", "Content-Location" }));
        var batch = paths["/v1/articles:batch"]!["post"]!;
        Assert.That((string?)batch["requestBody"]!["content"]!["application/json"]!["schema"]!["type"], Is.EqualTo("array"));
        Assert.That((string?)batch["requestBody"]!["content"]!["text/plain"]!["schema"]!["type"], Is.EqualTo("string"));
        Assert.That(paths["/v1/articles"]!["get"]!["responses"]!.AsObject().Select(static pair => pair.Key), Is.SupersetOf(
            Enum.GetValues<FailureKind>().Select(static kind => $"{Problems.StatusOf(kind)}").Distinct()));

        var record = JsonNode.Parse(await (await service.FetchAsync(service.Site.Url("/ferry"))).Content.ReadAsStringAsync());
        var line = JsonNode.Parse((await (await service.PostAsync("/v1/articles:batch", service.Site.Url("/gone").AbsoluteUri, "text/plain")).Content.ReadAsStringAsync()).Trim());
        Assert.That(record!["article"]!["captions"]!.AsArray(), Is.Not.Empty);
        var faults = new List<string>();
        Check(record, paths["/v1/articles"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, "record");
        Check(line, batch["responses"]!["200"]!["content"]!["application/x-ndjson"]!["schema"]!, "line");
        Check(new JsonObject { ["url"] = 5 }, paths["/v1/articles"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!, "wrong");
        Assert.That(faults, Is.EqualTo(new[] { "wrong.url: number is not described" }));

        void Check(JsonNode? value, JsonNode schema, string place)
        {
            if ((string?)schema["$ref"] is { } reference) schema = document["components"]!["schemas"]![reference.Split('/')[^1]]!;
            if (schema["oneOf"] is JsonArray choices)
            {
                if (value is not null) Check(value, choices.Last(static choice => (string?)choice!["type"] != "null")!, place);
                return;
            }

            var kind = value?.GetValueKind().ToString().ToLowerInvariant() is { } name ? name is "true" or "false" ? "boolean" : name : "null";
            string?[] types = schema["type"] is JsonArray several ? [.. several.Select(static type => (string?)type)] : [(string?)schema["type"]];
            if (types[0] is not null && !types.Contains(kind) && !(kind == "number" && types.Contains("integer"))) faults.Add($"{place}: {kind} is not described");
            if (schema["enum"] is JsonArray names && value is not null && !names.Any(one => JsonNode.DeepEquals(one, value))) faults.Add($"{place}: {value} is none of the names");
            if (value is JsonArray items) for (var i = 0; i < items.Count; i++) Check(items[i], schema["items"] ?? new JsonObject(), $"{place}[{i}]");
            if (value is JsonObject found)
            {
                foreach (var (key, inner) in found)
                {
                    if (schema["properties"]?[key] is { } property) Check(inner, property, $"{place}.{key}");
                    else if (schema["additionalProperties"] is JsonObject any) Check(inner, any, $"{place}.{key}");
                    else faults.Add($"{place}.{key} is not described");
                }

                foreach (var key in schema["required"]?.AsArray() ?? []) if (!found.ContainsKey((string)key!)) faults.Add($"{place}.{key} is missing");
            }
        }
    }
}
