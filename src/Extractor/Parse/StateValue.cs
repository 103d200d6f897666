using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Extractor.Parse;

/// <summary>A JSON value of a script: a place in a document that was read under the page's budget.</summary>
internal readonly struct StateValue(StateDocument document, int row)
{
    /// <summary>What it is; undefined for none.</summary>
    public JsonValueKind Kind => document is null ? JsonValueKind.Undefined : document[row].Kind;

    /// <summary>A string's text; empty for other values and for what is no text, such as half a surrogate pair.</summary>
    public string Text => Kind == JsonValueKind.String ? document.TextOf(row) : "";

    /// <summary>A number that is whole and not too large; null for other values.</summary>
    public int? Integer =>
        Kind == JsonValueKind.Number && int.TryParse(document.BytesOf(row), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The elements of a list; none for other values.</summary>
    public Children Elements => new(document!, Kind == JsonValueKind.Array ? row : -1);

    /// <summary>The properties of an object; none for other values.</summary>
    public Children Properties => new(document!, Kind == JsonValueKind.Object ? row : -1);

    /// <summary>The value of an object's property, the last of several; undefined where it has none.</summary>
    public StateValue this[string name]
    {
        get
        {
            StateValue found = default;
            foreach (var property in Properties)
                if (property.IsNamed(name)) found = property.Value;
            return found;
        }
    }

    /// <summary>A value within another; its name where that is an object.</summary>
    public readonly struct Child(StateDocument document, int name, int value)
    {
        public StateValue Value => new(document, value);

        public string Name => name < 0 ? "" : document.TextOf(name);

        public bool IsNamed(string word) => name >= 0 && document.IsText(name, word);
    }

    /// <summary>What an object or a list holds, in its order.</summary>
    public readonly struct Children(StateDocument document, int row)
    {
        public Enumerator GetEnumerator() => new(document, row);
    }

    /// <summary>Goes through what an object or a list holds.</summary>
    public struct Enumerator
    {
        private readonly StateDocument document;
        private readonly int end;
        private readonly bool named;
        private int next;
        private int value;

        internal Enumerator(StateDocument document, int row)
        {
            this.document = document;
            named = row >= 0 && document[row].Kind == JsonValueKind.Object;
            end = row < 0 ? 0 : document[row].Next;
            next = row < 0 ? 0 : row + 1;
        }

        public readonly Child Current => new(document, named ? value - 1 : -1, value);

        public bool MoveNext()
        {
            if (next >= end) return false;
            value = named ? next + 1 : next;
            next = document[value].Next;
            return true;
        }
    }
}

/// <summary>
/// A JSON document as the rows of its values. <see cref="JsonDocument"/> reads a text of megabytes in one step, which a caller cannot cancel;
/// this looks at the budget at every token.
/// </summary>
internal sealed class StateDocument
{
    private readonly List<Row> rows = [];
    private readonly byte[] json;

    private StateDocument(byte[] json) => this.json = json;

    internal Row this[int row] => rows[row];

    /// <summary>Reads the value that a text begins with.</summary>
    /// <param name="json">The text.</param>
    /// <param name="from">Where the value begins.</param>
    /// <param name="options">How it may be written.</param>
    /// <param name="budget">The limits to keep.</param>
    /// <param name="length">How long it is; where it is broken, how far it could be read.</param>
    /// <returns>The value; null where it is broken.</returns>
    public static StateValue? Read(byte[] json, int from, JsonReaderOptions options, PageBudget budget, out int length)
    {
        var document = new StateDocument(json);
        var reader = new Utf8JsonReader(json.AsSpan(from), options);
        var ended = false;
        try
        {
            ended = document.Read(ref reader, from, budget);
        }
        catch (JsonException)
        {
            // Code, or a state that was cut.
        }
        length = (int)reader.BytesConsumed;
        return ended ? new StateValue(document, 0) : null;
    }

    internal ReadOnlySpan<byte> BytesOf(int row) => json.AsSpan(rows[row].From, rows[row].Length);

    internal string TextOf(int row)
    {
        if (!rows[row].IsEscaped) return Encoding.UTF8.GetString(BytesOf(row));
        var inQuotes = new Utf8JsonReader(json.AsSpan(rows[row].From - 1, rows[row].Length + 2));
        try
        {
            return inQuotes.Read() ? inQuotes.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return "";
        }
    }

    /// <summary>Whether a string says a word of ASCII letters.</summary>
    internal bool IsText(int row, string word) => rows[row].IsEscaped ? TextOf(row) == word : Ascii.Equals(BytesOf(row), word);

    private bool Read(ref Utf8JsonReader reader, int from, PageBudget budget)
    {
        var open = new Stack<int>();
        while (reader.Read())
        {
            budget.CheckPart();
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) Close(open.Pop());
            else Add(ref reader, from, open);
            if (open.Count == 0) return true;
        }
        return false;
    }

    private void Add(ref Utf8JsonReader reader, int from, Stack<int> open)
    {
        var kind = reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String or JsonTokenType.PropertyName => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };
        if (kind is JsonValueKind.Object or JsonValueKind.Array) open.Push(rows.Count);
        var quote = kind == JsonValueKind.String ? 1 : 0;
        rows.Add(new Row(kind, from + (int)reader.TokenStartIndex + quote, reader.ValueSpan.Length, rows.Count + 1, quote > 0 && reader.ValueIsEscaped));
    }

    private void Close(int row) => rows[row] = rows[row] with { Next = rows.Count };

    /// <param name="Kind">What the value is.</param>
    /// <param name="From">Where its text begins, without the quotation mark.</param>
    /// <param name="Length">The text's length in bytes.</param>
    /// <param name="Next">The row behind the value and what it holds.</param>
    /// <param name="IsEscaped">Whether the text has escapes.</param>
    internal readonly record struct Row(JsonValueKind Kind, int From, int Length, int Next, bool IsEscaped);
}
