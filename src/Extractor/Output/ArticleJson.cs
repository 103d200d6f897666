using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Extractor.Output;

/// <summary>Articles and results as JSON. Lone surrogates, which no UTF-8 can hold, are written as U+FFFD.</summary>
internal static class ArticleJson
{
    private static readonly ArticleJsonContext Compact = Create(indented: false);
    private static readonly ArticleJsonContext Indented = Create(indented: true);

    public static string Write(Article article, bool indented) =>
        JsonSerializer.Serialize(article, (indented ? Indented : Compact).Article);

    public static string Write(ArticleResult result) => JsonSerializer.Serialize(result, Compact.ArticleResult);

    public static Article ReadArticle(string json) => Read(json, Compact.Article, "an article");

    public static ArticleResult ReadResult(string json)
    {
        var result = Read(json, Compact.ArticleResult, "a result");
        if (result.Article is null && result.Error is null) throw new JsonException("The JSON is not a result: it has neither an article nor an error.");
        return result;
    }

    private static T Read<T>(string json, JsonTypeInfo<T> type, string what)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException($"The JSON is null, not {what}.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or NotSupportedException)
        {
            // A list that holds null, or text that escapes half a surrogate pair.
            throw new JsonException($"The JSON is not {what}: {e.Message}", e);
        }
    }

    private static ArticleJsonContext Create(bool indented)
    {
        var generated = ArticleJsonContext.Default.Options;
        return new ArticleJsonContext(new JsonSerializerOptions(generated)
        {
            // Files and pipes, not HTML pages: letters of every script stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            IndentSize = 2,
            NewLine = "\n",
        });
    }
}
