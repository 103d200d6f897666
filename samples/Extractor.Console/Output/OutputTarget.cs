namespace Extractor.CommandLine.Output;

/// <summary>
/// Where results go: standard output, or a file that appears under its name only when everything is written. Until then
/// the text stands in a temporary file in the same folder, which is removed when the command fails or is stopped.
/// </summary>
internal sealed class OutputTarget : IAsyncDisposable
{
    private readonly string? _temporary;
    private readonly string? _final;
    private bool _ownsWriter;

    private OutputTarget(TextWriter writer, bool ownsWriter, string? temporary = null, string? final = null)
    {
        Writer = writer;
        _ownsWriter = ownsWriter;
        _temporary = temporary;
        _final = final;
    }

    public TextWriter Writer { get; }

    /// <summary>Opens a file, or standard output where there is no path.</summary>
    public static OutputTarget Open(string? path, TextWriter standardOutput)
    {
        if (path is null) return new OutputTarget(standardOutput, ownsWriter: false);
        try
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full)) throw new UsageException($"The output '{path}' is a folder.");

            // A device such as /dev/null must be written to, not replaced.
            if (full.StartsWith("/dev/", StringComparison.Ordinal)) return new OutputTarget(Create(full, FileMode.Open), ownsWriter: true);

            // A link stays a link: the file behind it is replaced.
            if (new FileInfo(full) is { LinkTarget: not null } link) full = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
            return new OutputTarget(Create(temporary, FileMode.CreateNew), ownsWriter: true, temporary, full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The output '{path}' cannot be written: {e.Message}");
        }
    }

    /// <summary>Makes the output final. Without it, disposal removes what was written to a file.</summary>
    public void Commit()
    {
        Writer.Flush();
        if (!_ownsWriter) return;
        _ownsWriter = false;
        Writer.Dispose();
        if (_temporary is not null) File.Move(_temporary, _final!, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ownsWriter) return;
        _ownsWriter = false;
        try
        {
            await Writer.DisposeAsync();
        }
        finally
        {
            if (_temporary is not null) File.Delete(_temporary);
        }
    }

    private static StreamWriter Create(string path, FileMode mode) =>
        new(new FileStream(path, mode, FileAccess.Write, FileShare.Read), ConsoleStreams.Utf8, bufferSize: 64 * 1024) { NewLine = "\n" };
}
