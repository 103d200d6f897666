using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>The objects of a page's JSON-LD, with references between them resolved.</summary>
internal sealed class SchemaGraph
{
    /// <summary>The most values of a property: no story has so many authors, pictures or keywords.</summary>
    private const int MostValues = 500;

    /// <summary>Longer names of types are made strings.</summary>
    private const int LongestType = 128;

    private readonly Dictionary<string, JsonElement> byId = new(StringComparer.Ordinal);
    private readonly List<JsonElement> nodes;
    private readonly SchemaKinds[] kinds;
    private readonly PageBudget budget;

    /// <param name="nodes">The objects.</param>
    /// <param name="budget">Asked at every object and value that is given out: a script may be nothing else.</param>
    public SchemaGraph(List<JsonElement> nodes, PageBudget budget)
    {
        this.nodes = nodes;
        this.budget = budget;
        kinds = new SchemaKinds[nodes.Count];
        for (var i = 0; i < kinds.Length; i++)
        {
            budget.Check();
            var node = nodes[i];
            kinds[i] = KindsOf(node);
            // A bare reference has no more than its id.
            if (Property(node, "@id") is { ValueKind: JsonValueKind.String } id && node.GetPropertyCount() > 1)
                byId.TryAdd(GetString(id), node);
        }
    }

    /// <summary>The objects that are of one of some kinds.</summary>
    public IEnumerable<JsonElement> NodesOf(SchemaKinds wanted)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            budget.Check();
            if ((kinds[i] & wanted) != 0) yield return nodes[i];
        }
    }

    /// <summary>A property of a node; names are matched without regard to case, since pages write them in every way.</summary>
    public static JsonElement? Property(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object) return null;
        try
        {
            if (node.TryGetProperty(name, out var value)) return value;
            foreach (var property in node.EnumerateObject())
                if (IsNamed(property, name)) return property.Value;
        }
        catch (InvalidOperationException)
        {
            // A name with an escaped lone surrogate: what is behind it cannot be looked for.
        }
        return null;
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        var written = JsonMarshal.GetRawUtf8PropertyName(property);
        return written.Contains((byte)'\\')
            ? string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
            : Ascii.EqualsIgnoreCase(written, name);
    }

    /// <summary>The values of a property, whether it holds one or a list, references followed.</summary>
    public IEnumerable<JsonElement> Values(JsonElement node, string name)
    {
        budget.Check();
        return Property(node, name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => Items(list),
            { } value => [Resolve(value)],
        };
    }

    private IEnumerable<JsonElement> Items(JsonElement list)
    {
        foreach (var item in list.EnumerateArray().Take(MostValues))
        {
            budget.Check();
            if (item.ValueKind == JsonValueKind.Array)
            {
                foreach (var inner in item.EnumerateArray().Take(MostValues)) yield return Resolve(inner);
            }
            else
            {
                yield return Resolve(item);
            }
        }
    }

    /// <summary>The first text of a property: a string, a number, or the name, text or value of an object.</summary>
    public string? Text(JsonElement node, string name)
    {
        budget.Check();
        if (Property(node, name) is not { } stated) return null;
        if (stated.ValueKind != JsonValueKind.Array) return TextOf(Resolve(stated));
        foreach (var value in Items(stated))
            if (TextOf(value) is { } text) return text;
        return null;
    }

    public IEnumerable<string> Texts(JsonElement node, string name)
    {
        foreach (var value in Values(node, name))
            if (TextOf(value) is { } text) yield return text;
    }

    /// <summary>The text of a value, character references decoded and white space folded.</summary>
    public static string? TextOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = MarkupText.Decode(GetString(value));
                return text.Length == 0 ? null : text;
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.Object:
                foreach (var name in (ReadOnlySpan<string>)["name", "@value", "text", "headline"])
                    if (Property(value, name) is { ValueKind: JsonValueKind.String } inner)
                    {
                        var found = MarkupText.Decode(GetString(inner));
                        if (found.Length > 0) return found;
                    }
                return null;
            default:
                return null;
        }
    }

    public static string GetString(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate.
            return "";
        }
    }

    /// <summary>What the types of a node are of.</summary>
    public static SchemaKinds KindsOf(JsonElement node)
    {
        if (Property(node, "@type") is not { } type) return SchemaKinds.None;
        if (type.ValueKind == JsonValueKind.String) return KindOf(type);
        var kinds = SchemaKinds.None;
        if (type.ValueKind != JsonValueKind.Array) return kinds;
        foreach (var item in type.EnumerateArray())
            if (item.ValueKind == JsonValueKind.String) kinds |= KindOf(item);
        return kinds;
    }

    /// <summary>What the name of a type, without the vocabulary before it, is of. Graphs have hundreds: they are no strings.</summary>
    private static SchemaKinds KindOf(JsonElement type)
    {
        var written = JsonMarshal.GetRawUtf8Value(type);
        if (written.Length > LongestType || written.Contains((byte)'\\')) return SchemaTypes.Of(LocalName(GetString(type)));
        Span<char> name = stackalloc char[LongestType];
        // Without the quotes around it.
        return SchemaTypes.Of(LocalName(name[..Encoding.UTF8.GetChars(written[1..^1], name)]));
    }

    private static ReadOnlySpan<char> LocalName(ReadOnlySpan<char> type) => type[(type.LastIndexOfAny('/', ':', '#') + 1)..];

    private JsonElement Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && Property(value, "@id") is { ValueKind: JsonValueKind.String } id
        && !HasName(value)
        && byId.TryGetValue(GetString(id), out var target)
            ? target
            : value;

    private static bool HasName(JsonElement value) => Property(value, "name") is not null || Property(value, "url") is not null;
}
