using System.Text.Json;

namespace Extractor.Text;

/// <summary>
/// Reads lists of words. The serializer would let each grow as it goes and copy it in the end, which a process that reads one page would
/// spend much of its new memory on.
/// </summary>
internal sealed class StringListConverter : JsonConverter<string[]>
{
    public override string[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        var ahead = reader;
        var list = new string[Count(ref ahead)];
        if (ahead.TokenType != JsonTokenType.EndArray)
        {
            // The serializer tells the line at which the reader stands.
            reader = ahead;
            throw new JsonException($"Element {list.Length + 1} is no text.");
        }

        for (var i = 0; i < list.Length; i++)
        {
            reader.Read();
            // What is no text has been told. One that is null is a mistake as well, which those who know the list tell.
            list[i] = reader.GetString()!;
        }

        reader.Read();
        return list;
    }

    public override void Write(Utf8JsonWriter writer, string[] value, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <summary>How many there are up to the end of the list, or to what is no text.</summary>
    private static int Count(ref Utf8JsonReader ahead)
    {
        var count = 0;
        while (ahead.Read() && ahead.TokenType is JsonTokenType.String or JsonTokenType.Null) count++;
        return count;
    }
}
