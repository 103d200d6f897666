using System.Text.Json;

namespace Extractor.Rules;

internal enum RuleNodeKind : byte
{
    Object,
    Array,
    String,
    Null,
    True,
    False,
    Number,
}

/// <summary>A value of a file of rules that knows where it stands.</summary>
internal sealed class RuleNode(RuleNodeKind kind, int offset)
{
    private const int Deepest = 12;

    public RuleNodeKind Kind { get; } = kind;

    /// <summary>Where it starts, in bytes.</summary>
    public int Offset { get; } = offset;

    /// <summary>A string's text.</summary>
    public string Text { get; private init; } = "";

    /// <summary>An array's items.</summary>
    public List<RuleNode> Items { get; } = [];

    /// <summary>An object's members, in the order of the file, twice-given ones too.</summary>
    public List<(string Name, int Offset, RuleNode Value)> Members { get; } = [];

    /// <summary>What it is, with an article.</summary>
    public string KindName => Kind switch
    {
        RuleNodeKind.Object => "an object",
        RuleNodeKind.Array => "an array",
        RuleNodeKind.String => "a string",
        RuleNodeKind.Null => "null",
        RuleNodeKind.Number => "a number",
        _ => "true or false",
    };

    /// <summary>Reads a file; null where it is not JSON, which is noted as a fault.</summary>
    public static RuleNode? Read(RuleText text)
    {
        if (!text.CheckEncoding()) return null;
        var reader = new Utf8JsonReader(text.Json, new JsonReaderOptions { MaxDepth = Deepest });
        try
        {
            var root = ReadTree(ref reader);
            // What follows the value has to be white space.
            while (reader.Read())
            {
            }
            return root;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            text.Fail(Place(e, text, (int)reader.TokenStartIndex), Reason(e, text));
            return null;
        }
    }

    private static RuleNode? ReadTree(ref Utf8JsonReader reader)
    {
        RuleNode? root = null;
        var open = new Stack<RuleNode>();
        var (name, nameOffset) = ("", 0);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                if (open.Count == 0) return root;
                continue;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                (name, nameOffset) = (reader.GetString()!, (int)reader.TokenStartIndex);
                continue;
            }
            var node = Make(ref reader);
            root ??= node;
            if (open.TryPeek(out var parent))
            {
                if (parent.Kind == RuleNodeKind.Array) parent.Items.Add(node);
                else parent.Members.Add((name, nameOffset, node));
            }
            if (node.Kind is RuleNodeKind.Object or RuleNodeKind.Array) open.Push(node);
            else if (open.Count == 0) return root;
        }
        return root;
    }

    private static RuleNode Make(ref Utf8JsonReader reader)
    {
        var offset = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new RuleNode(RuleNodeKind.Object, offset),
            JsonTokenType.StartArray => new RuleNode(RuleNodeKind.Array, offset),
            JsonTokenType.String => new RuleNode(RuleNodeKind.String, offset) { Text = reader.GetString()! },
            JsonTokenType.True => new RuleNode(RuleNodeKind.True, offset),
            JsonTokenType.False => new RuleNode(RuleNodeKind.False, offset),
            JsonTokenType.Number => new RuleNode(RuleNodeKind.Number, offset),
            _ => new RuleNode(RuleNodeKind.Null, offset),
        };
    }

    /// <summary>The message without the place that it closes with, which is told apart.</summary>
    private static string Reason(Exception e, RuleText text)
    {
        if (text.Json.Trim(" \t\r\n"u8).IsEmpty) return "The file is empty.";
        var place = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return "Not JSON: " + (place < 0 ? e.Message : e.Message[..place]);
    }

    private static int Place(Exception e, RuleText text, int token)
    {
        if (e is not JsonException { LineNumber: { } line, BytePositionInLine: { } position }) return token;
        var start = 0;
        for (; line > 0; line--) start += text.Json[start..].IndexOf((byte)'\n') + 1;
        return start + (int)position;
    }
}
