using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>What systems set before the titles of their entries, from <c>Data/titles.json</c>.</summary>
internal static class TitleWords
{
    private static readonly Lazy<TitleData> Data = new(Load);

    /// <summary>The title without the label that a widespread blog system sets before those of old entries.</summary>
    public static string WithoutArchiveLabel(string text)
    {
        foreach (var label in Data.Value.ArchiveLabels)
            if (text.Length > label.Length + 1 && text[label.Length] == ' ' && text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) return text[label.Length..].TrimStart();
        return text;
    }

    private static TitleData Load() => LibraryData.Read("Data/titles.json", TitleJson.Default.TitleData);
}

/// <summary>The file as it is written.</summary>
internal sealed class TitleData
{
    public required string[] ArchiveLabels { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(TitleData))]
internal sealed partial class TitleJson : JsonSerializerContext;
