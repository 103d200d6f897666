using System.Text.Json;

namespace Extractor.Languages;

/// <summary>What a language file says of a zone abbreviation: one offset, or one by country. Not checked yet.</summary>
[JsonConverter(typeof(ZoneDataConverter))]
internal sealed class ZoneData
{
    /// <summary>The offset everywhere; null where there are some by country, or where the file holds no text.</summary>
    public string? Everywhere { get; init; }

    /// <summary>The offsets by country; one that is null is no text in the file.</summary>
    public List<KeyValuePair<string, string?>>? ByCountry { get; init; }
}

/// <summary>Reads a zone as it is written. An element of its own for each, as the serializer would make, is felt by a process that reads one page.</summary>
internal sealed class ZoneDataConverter : JsonConverter<ZoneData>
{
    /// <summary>Null is no offset either.</summary>
    public override bool HandleNull => true;

    public override ZoneData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return new ZoneData { Everywhere = Text(ref reader) };
        var offsets = new List<KeyValuePair<string, string?>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var country = reader.GetString()!;
            if (offsets.Exists(known => known.Key == country)) throw new JsonException($"The country '{country}' stands there twice.");
            reader.Read();
            offsets.Add(new(country, Text(ref reader)));
        }

        return new ZoneData { ByCountry = offsets };
    }

    public override void Write(Utf8JsonWriter writer, ZoneData value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.Skip();
        return null;
    }
}
