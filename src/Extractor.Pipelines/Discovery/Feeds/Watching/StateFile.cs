using System.Text.Json;
using Extractor.Pipelines.Outputs.Parts;

namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>
/// The file of a state: a first line that says what it is and how many lines were written together, these, and lines that came one by one.
/// The file is replaced as a whole (written beside, put on the disk, renamed); lines that come are added. One whose end is missing was
/// being written when the process or the machine ended.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private const string Format = "extractor watch state";
    private const int Version = 1;

    private readonly string path;
    private readonly FileStream held;
    private FileStream? file;

    /// <exception cref="IOException">Another watcher has the state, or it cannot be made.</exception>
    internal StateFile(string path)
    {
        this.path = OutputPart.Resolve(path);
        held = new FileStream(this.path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
    }

    /// <summary>How many lines were added since the file was written as a whole.</summary>
    internal int Added { get; private set; }

    /// <summary>Reads the file line by line.</summary>
    /// <param name="read">Takes a line; throws what JSON throws at lines of another form.</param>
    /// <exception cref="InvalidDataException">The file is not as it was written.</exception>
    internal void Read(Action<JsonElement> read)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var rest = File.ReadAllBytes(path).AsSpan();
        var (count, together) = (0, -1L);
        try
        {
            while (rest.IndexOf((byte)'\n') is >= 0 and var end)
            {
                using var line = StateLine.Read(rest[..end]) ?? throw Changed($"line {count + 1} is damaged");
                if (count++ > 0)
                {
                    read(line.RootElement);
                }
                else
                {
                    together = line.RootElement.GetProperty("format").GetString() == Format && line.RootElement.GetProperty("version").GetInt32() == Version
                        ? line.RootElement.GetProperty("lines").GetInt64()
                        : throw Changed("another program or version wrote it");
                }

                rest = rest[(end + 1)..];
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw Changed($"line {count} is of another form");
        }

        if (together < 0 || count - 1 < together)
        {
            throw Changed("a part of it is missing");
        }
    }

    /// <summary>Replaces the file.</summary>
    /// <param name="lines">What it is to hold.</param>
    internal void Replace(IReadOnlyCollection<byte[]> lines)
    {
        var next = path + ".next";
        var made = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            made.Write(StateLine.Make(json =>
            {
                json.WriteString("format", Format);
                json.WriteNumber("version", Version);
                json.WriteNumber("lines", lines.Count);
            }));
            foreach (var line in lines)
            {
                made.Write(line);
            }

            made.Flush(flushToDisk: true);
            file?.Dispose();
            file = null;
            File.Move(next, path, overwrite: true);
        }
        catch
        {
            made.Dispose();
            throw;
        }

        file = made;
        Added = 0;
    }

    /// <summary>Adds a line. It outlives the process at once, and the machine once <see cref="Save"/> has returned.</summary>
    internal void Add(byte[] line)
    {
        file!.Write(line);
        file.Flush();
        Added++;
    }

    /// <summary>Puts what was added on the disk.</summary>
    internal void Save() => file?.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        file?.Dispose();
        held.Dispose();
    }

    private InvalidDataException Changed(string what) =>
        new($"The state '{path}' cannot be used: {what}. To begin anew, which gives every story once more, remove it.");
}
