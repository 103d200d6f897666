using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Extractor.Text;

/// <summary>The data files that the library carries, by their path in the project: <c>Data/places.json</c>.</summary>
internal static class LibraryData
{
    /// <summary>The paths of all files under a folder.</summary>
    public static IEnumerable<string> Under(string folder) =>
        typeof(LibraryData).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>A file as it is; the caller disposes of it.</summary>
    public static Stream Open(string path) =>
        typeof(LibraryData).Assembly.GetManifestResourceStream(path) ?? throw new InvalidOperationException($"The library was built without {path}.");

    /// <summary>The bytes of a file.</summary>
    public static byte[] Bytes(string path)
    {
        using var stream = Open(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What a JSON file says.</summary>
    public static T Read<T>(string path, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(Bytes(path), type) ?? throw new InvalidOperationException($"{path} says nothing.");
}
