using System.Text.Json;
using Extractor.Text;

namespace Extractor.Output;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(AddressJsonConverter),
        typeof(EnumJsonConverter<BlockKind>),
        typeof(EnumJsonConverter<AuthorKind>),
        typeof(EnumJsonConverter<LinkPlacement>),
        typeof(EnumJsonConverter<FieldSource>),
        typeof(EnumJsonConverter<FailureKind>),
        typeof(EnumJsonConverter<PageDoubt>),
    ])]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(ArticleResult))]
internal sealed partial class ArticleJsonContext : JsonSerializerContext;

/// <summary>Enums by their stated names; unlike the framework's default, a number is refused.</summary>
internal sealed class EnumJsonConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Addresses as their page writes them, in a form that reads back to an equal address.</summary>
internal sealed class AddressJsonConverter : JsonConverter<Uri>
{
    public override Uri Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException("An address must be a string.");
        // A rooted path counts as a file's address on Unix but not on Windows: here it is relative on both.
        if (!text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out var address)) return address;
        return Uri.TryCreate(text, UriKind.Relative, out address) ? address : throw new JsonException("The text is not an address.");
    }

    public override void Write(Utf8JsonWriter writer, Uri value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.IsAbsoluteUri ? Iri.Of(value) : value.OriginalString);
}
