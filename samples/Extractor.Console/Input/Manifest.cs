using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Extractor.CommandLine.Input;

/// <summary>One page of a manifest, or what is wrong with its line.</summary>
internal sealed record ManifestEntry
{
    public required int Line { get; init; }

    /// <summary>The line's own id; <c>line-N</c> where it gives none.</summary>
    public required string Id { get; init; }

    public Uri? Url { get; init; }

    /// <summary>The page's file, resolved against the manifest's folder; empty when the line is bad.</summary>
    public string Path { get; init; } = "";

    public ArticleFailure? Error { get; init; }
}

/// <summary>Reads a manifest line by line, so that its length does not matter.</summary>
internal static class Manifest
{
    public static async IAsyncEnumerable<ManifestEntry> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? "";
        using var reader = Open(path);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line)) yield return Parse(line, number, folder);
        }
    }

    /// <summary>Sees to it that there is a manifest that can be read.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static void Require(string path) => Open(path).Dispose();

    /// <summary>How many pages there are, for a progress bar.</summary>
    public static async Task<int> CountAsync(string path, CancellationToken cancellationToken)
    {
        using var reader = Open(path);
        var count = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) count++;
        }

        return count;
    }

    // The reader drops a byte-order mark by itself.
    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The manifest '{path}' cannot be read: {e.Message}");
        }
    }

    private static ManifestEntry Parse(string line, int number, string folder)
    {
        var id = $"line-{number}";
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Bad(id, null, number, "A JSON object is expected.");
            if (ReadId(root) is { } ownId) id = ownId;

            Uri? url = null;
            if (!TryReadString(root, "url", out var address)) return Bad(id, null, number, "\"url\" must be a string or null.");
            if (address is not null && !Addresses.TryParseStored(address, out url))
            {
                return Bad(id, null, number, $"\"url\" is not an absolute address: '{address}'.");
            }

            if (!TryReadString(root, "path", out var file) || string.IsNullOrWhiteSpace(file)) return Bad(id, url, number, "\"path\" must be a file's path.");
            if (file.Contains('\0')) return Bad(id, url, number, "\"path\" holds a NUL character.");
            return new ManifestEntry { Line = number, Id = id, Url = url, Path = System.IO.Path.Combine(folder, file) };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with a lone surrogate, which is JSON but no text.
            return Bad(id, null, number, "Not valid JSON.");
        }
    }

    private static string? ReadId(JsonElement root)
    {
        if (!root.TryGetProperty("id", out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    private static bool TryReadString(JsonElement root, string name, out string? value)
    {
        value = null;
        if (!root.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null) return true;
        if (found.ValueKind != JsonValueKind.String) return false;
        value = found.GetString();
        return true;
    }

    private static ManifestEntry Bad(string id, Uri? url, int number, string what) => new()
    {
        Line = number,
        Id = id,
        Url = url,
        Error = new ArticleFailure { Kind = FailureKind.InvalidInput, Message = what, Url = url },
    };
}
