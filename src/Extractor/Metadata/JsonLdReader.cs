using System.Text.Json;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Reads a page's JSON-LD scripts into schema.org facts. Broken scripts are mended where the fault is a common one and passed over
/// otherwise; nothing throws on content.
/// </summary>
internal static class JsonLdReader
{
    private const int MostNodes = 20_000;

    /// <summary>A longer script is passed over: parsing it could not be cancelled in time. Those of live blogs have half a megabyte and more.</summary>
    private const int LongestScript = 1_048_576;

    /// <summary>Scripts that cannot be read, past which a page is not worth trying.</summary>
    private const int MostBroken = 50;

    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <param name="survey">The page.</param>
    /// <param name="url">The page's address.</param>
    public static SchemaFacts Read(PageSurvey survey, Uri? url)
    {
        var nodes = survey.Room.List<JsonElement>();
        var queue = new Queue<JsonElement>();
        var documents = new List<JsonDocument>();
        var broken = 0;
        try
        {
            foreach (var script in survey.JsonLd)
            {
                survey.Budget.CheckNow();
                if (TryParse(script) is { } document)
                {
                    documents.Add(document);
                    survey.Budget.CheckNow();
                    Flatten(document.RootElement, nodes, queue, survey.Budget);
                }
                else if (++broken == MostBroken)
                {
                    break;
                }
            }
            survey.Budget.CheckNow();
            return SchemaFacts.From(new SchemaGraph(nodes, survey.Budget), url);
        }
        finally
        {
            // The facts are texts of their own.
            foreach (var document in documents) document.Dispose();
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<char> script) =>
        script.Length > LongestScript || script.Span.IsWhiteSpace() ? null : TryParseText(script) ?? TryParseText(JsonMender.Mend(script.Span).AsMemory());

    private static JsonDocument? TryParseText(ReadOnlyMemory<char> text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // Lone surrogates cannot be written as UTF-8.
            return null;
        }
    }

    /// <summary>Lists every object of the document, outer ones first, without recursion.</summary>
    private static void Flatten(JsonElement root, List<JsonElement> nodes, Queue<JsonElement> queue, PageBudget budget)
    {
        queue.Clear();
        queue.Enqueue(root);
        while (queue.TryDequeue(out var element) && nodes.Count < MostNodes)
        {
            budget.Check();
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray()) queue.Enqueue(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(element);
                foreach (var property in element.EnumerateObject())
                    if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object) queue.Enqueue(property.Value);
            }
        }
    }
}
