using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Extractor.Text;

/// <summary>The data files that the library carries, by their path in the project: <c>Data/places.json</c>.</summary>
internal static class LibraryData
{
    private static readonly Assembly Library = typeof(LibraryData).Assembly;

    /// <summary>The paths of all files under a folder.</summary>
    public static IEnumerable<string> Under(string folder) =>
        Library.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>A file as it is; the caller disposes of it.</summary>
    public static Stream Open(string path) =>
        Library.GetManifestResourceStream(path) ?? throw new InvalidOperationException($"The library was built without {path}.");

    /// <summary>The bytes of a file.</summary>
    public static byte[] Bytes(string path)
    {
        using var stream = Open(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What a reader makes of the bytes of a file, which it must not keep.</summary>
    /// <remarks>Many files pass through one piece of memory: new memory is what costs a process that reads one page.</remarks>
    public static T Read<T>(string path, Func<ReadOnlySpan<byte>, T> reader)
    {
        using var stream = Open(path);
        var length = (int)stream.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        stream.ReadExactly(bytes, 0, length);
        var read = reader(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return read;
    }

    /// <summary>What a JSON file says.</summary>
    public static T Read<T>(string path, JsonTypeInfo<T> type) =>
        Read(path, bytes => JsonSerializer.Deserialize(bytes, type)) ?? throw new InvalidOperationException($"{path} says nothing.");
}
