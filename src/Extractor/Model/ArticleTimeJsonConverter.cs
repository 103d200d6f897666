using System.Text.Json;

namespace Extractor;

/// <summary>Writes an <see cref="ArticleTime"/> as its ISO 8601 text and reads it back.</summary>
public sealed class ArticleTimeJsonConverter : JsonConverter<ArticleTime>
{
    /// <inheritdoc/>
    public override ArticleTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && ArticleTime.TryParse(reader.GetString(), out var time)
            ? time
            : throw new JsonException("A time must be a string: an ISO 8601 date, local time or instant.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ArticleTime value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
