using System.Globalization;
using System.Text.Json.Nodes;

namespace Extractor.Parquet.Tests;

/// <summary>The row of a result, made of its JSON: what DuckDB should read.</summary>
internal static class ExpectedRow
{
    internal static JsonObject Of(ArticleResult result)
    {
        var record = JsonNode.Parse(result.ToJson())!.AsObject();
        var article = record["article"] as JsonObject;
        var error = record["error"] as JsonObject;
        return new JsonObject
        {
            ["id"] = Copy(record["id"]),
            ["url"] = Copy(record["url"]),
            ["article_url"] = Copy(article?["url"]),
            ["canonical_url"] = Copy(article?["canonicalUrl"]),
            ["fetched"] = Instant(result.Article?.FetchedAt),
            ["site"] = Copy(article?["siteName"]),
            ["section"] = Copy(article?["section"]),
            ["language"] = Copy(article?["language"]),
            ["kicker"] = Copy(article?["kicker"]),
            ["title"] = Copy(article?["title"]),
            ["standfirst"] = Copy(article?["standfirst"]),
            ["byline"] = Copy(article?["byline"]?["text"]),
            ["authors"] = List(article?["byline"]?["authors"], "name", "url", "role", "kind"),
            ["published"] = Instant(result.Article?.Published?.ToInstant()),
            ["published_date"] = Copy(article?["published"])?.GetValue<string>()[..10],
            ["published_text"] = Copy(article?["published"]),
            ["modified"] = Instant(result.Article?.Modified?.ToInstant()),
            ["modified_date"] = Copy(article?["modified"])?.GetValue<string>()[..10],
            ["modified_text"] = Copy(article?["modified"]),
            ["dateline"] = Struct(article?["dateline"], "text", "place", "source", "date"),
            ["body_text"] = result.Article?.Text,
            ["body"] = List(article?["body"], "kind", "text", "html", "level", "rows", "caption", "url"),
            ["captions"] = List(article?["captions"], "text", "credit", "image", "alt"),
            ["related_links"] = List(article?["relatedLinks"], "url", "title", "placement"),
            ["topics"] = Copy(article?["topics"]),
            ["lead_image"] = Copy(article?["leadImage"]),
            ["end_credit"] = Copy(article?["endCredit"]),
            ["free"] = Copy(article?["access"]?["free"]),
            ["robots"] = Copy(article?["access"]?["robots"]),
            ["sources"] = Copy(article?["sources"]),
            ["doubts"] = Copy(record["doubts"]) ?? new JsonArray(),
            ["redirects"] = List(record["redirects"] ?? new JsonArray(), "url", "status", "isDowngrade"),
            ["error"] = Copy(error?["kind"]),
            ["error_status"] = Copy(error?["status"]),
            ["error_message"] = Copy(error?["message"]),
            ["error_url"] = Copy(error?["url"]),
            ["error_retry_at"] = Instant(result.Error?.RetryAt),
            ["group"] = Copy(record["group"]),
            ["seconds"] = Copy(record["seconds"]),
        };
    }

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static JsonArray? List(JsonNode? list, params string[] names) => list is null ? null : new JsonArray([.. list.AsArray().Select(item => Struct(item, names))]);

    private static JsonObject? Struct(JsonNode? item, params string[] names) =>
        item is null ? null : new JsonObject(names.Select(name => KeyValuePair.Create(name == "isDowngrade" ? "is_downgrade" : name, Copy(item[name]))));

    /// <summary>An instant as DuckDB writes it, in UTC, to the millisecond.</summary>
    private static JsonNode? Instant(DateTimeOffset? instant) =>
        instant is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture) + "+00" : null;
}
