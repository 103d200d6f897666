using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Extractor.Output;

/// <summary>Articles and results as JSON. Lone surrogates, which no UTF-8 can hold, are written as U+FFFD.</summary>
internal static class ArticleJson
{
    private static readonly JsonSerializerOptions Compact = Create(indented: false);
    private static readonly JsonSerializerOptions Indented = Create(indented: true);

    public static string Write(Article article, bool indented) =>
        JsonSerializer.Serialize(article, Type<Article>(indented ? Indented : Compact));

    public static string Write(ArticleResult result) => JsonSerializer.Serialize(result, Type<ArticleResult>(Compact));

    public static Article ReadArticle(string json) => Read(json, Type<Article>(Compact), "an article");

    public static ArticleResult ReadResult(string json)
    {
        var result = Read(json, Type<ArticleResult>(Compact), "a result");
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

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(ArticleJsonContext.Default.Options)
        {
            // Files and pipes, not HTML pages: letters of every script stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            IndentSize = 2,
            NewLine = "\n",
            TypeInfoResolver = ArticleJsonContext.Default.WithAddedModifier(LeaveOutEmptyLists),
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A result's lists say what is out of the ordinary; most results have none of it.</summary>
    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        if (type.Type != typeof(ArticleResult)) return;
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(IReadOnlyList<PageDoubt>)) property.ShouldSerialize = (_, value) => value is IReadOnlyList<PageDoubt> { Count: > 0 };
            if (property.PropertyType == typeof(IReadOnlyList<PageRedirect>)) property.ShouldSerialize = (_, value) => value is IReadOnlyList<PageRedirect> { Count: > 0 };
        }
    }

    private static JsonTypeInfo<T> Type<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
