using System.Text.Json;

namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>How far the file of an interrupted run can be relied on.</summary>
internal sealed record Checkpoint
{
    private const int Version = 1;

    private static readonly string[] FormatNames = ["json-lines", "csv", "markdown-files"];

    /// <summary>That of a run that begins.</summary>
    internal static Checkpoint None { get; } = new() { Digest = "", Settings = "" };

    internal ResultFormat Format { get; init; }

    /// <summary>What the results are converted to at the end; null for nothing. See <see cref="IResultConversion.Name"/>.</summary>
    internal string? Conversion { get; init; }

    /// <summary>The caller's words; see <see cref="ResultFileOptions.Settings"/>.</summary>
    internal required string Settings { get; init; }

    /// <summary>How many results are on the disk.</summary>
    internal long Results { get; init; }

    /// <summary>How many of them are failures.</summary>
    internal long Failures { get; init; }

    /// <summary>Where the last of them ends, in bytes; 0 for a folder.</summary>
    internal long Length { get; init; }

    /// <summary>The <see cref="PageChain"/> of their pages.</summary>
    internal required string Digest { get; init; }

    /// <summary>Whether the run came to its end, and only the name was yet to be given.</summary>
    internal bool IsComplete { get; init; }

    /// <summary>Where the checkpoint of a file stands.</summary>
    /// <param name="path">The file.</param>
    internal static string PathFor(string path) => path + ".progress";

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">Where it stands.</param>
    /// <returns>The checkpoint; null where there is none.</returns>
    /// <exception cref="InvalidDataException">It is none that this version wrote.</exception>
    internal static Checkpoint? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            var format = Array.IndexOf(FormatNames, root.GetProperty("format").GetString());
            var read = new Checkpoint
            {
                Format = (ResultFormat)format,
                Conversion = root.TryGetProperty("conversion", out var conversion) ? conversion.GetString() : null,
                Settings = root.GetProperty("settings").GetString()!,
                Results = root.GetProperty("results").GetInt64(),
                Failures = root.GetProperty("failures").GetInt64(),
                Length = root.GetProperty("length").GetInt64(),
                Digest = root.GetProperty("digest").GetString()!,
                IsComplete = root.GetProperty("complete").GetBoolean(),
            };
            if (root.GetProperty("version").GetInt32() == Version && format >= 0 && read is { Results: >= 0, Failures: >= 0, Length: >= 0 })
            {
                return read;
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"'{path}' was changed, or written by another version.", exception);
        }

        throw new InvalidDataException($"'{path}' was changed, or written by another version.");
    }

    /// <summary>Writes the checkpoint, in place of the one before: one of the two is there whatever happens.</summary>
    /// <param name="path">Where it stands.</param>
    internal void Write(string path)
    {
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            using (var json = new Utf8JsonWriter(file))
            {
                json.WriteStartObject();
                json.WriteNumber("version", Version);
                json.WriteString("format", FormatNames[(int)Format]);
                if (Conversion is not null)
                {
                    json.WriteString("conversion", Conversion);
                }

                json.WriteString("settings", Settings);
                json.WriteNumber("results", Results);
                json.WriteNumber("failures", Failures);
                json.WriteNumber("length", Length);
                json.WriteString("digest", Digest);
                json.WriteBoolean("complete", IsComplete);
                json.WriteEndObject();
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Holds the run that goes on to what the interrupted one was.</summary>
    /// <param name="format">The form.</param>
    /// <param name="conversion">What the results are converted to; null for nothing.</param>
    /// <param name="settings">The caller's words.</param>
    /// <exception cref="InvalidDataException">It is another one.</exception>
    internal void Require(ResultFormat format, string? conversion, string settings)
    {
        if (format != Format || conversion != Conversion)
        {
            throw new InvalidDataException($"The interrupted run wrote {Conversion ?? FormatNames[(int)Format]}, not {conversion ?? FormatNames[(int)format]}.");
        }

        if (settings != Settings)
        {
            throw new InvalidDataException($"The interrupted run had other settings: {(Settings.Length == 0 ? "none" : Settings)}.");
        }
    }
}
