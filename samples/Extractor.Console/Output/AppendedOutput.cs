using Extractor.Pipelines.Outputs.Parts;

namespace Extractor.CommandLine.Output;

/// <summary>A file to which a command without an end adds lines. A line that a killed run left unfinished is cut off: it comes again.</summary>
internal static class AppendedOutput
{
    /// <summary>Opens the file, or standard output where there is no path.</summary>
    /// <exception cref="UsageException">It cannot be written, or ends in something that is no unfinished line of JSON.</exception>
    public static TextWriter Open(string? path, TextWriter standardOutput)
    {
        if (path is null) return standardOutput;
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            try
            {
                if (file.CanSeek && !UnfinishedLine.TryCutOff(file))
                {
                    throw new UsageException($"The output '{path}' ends in a line that this command did not write.");
                }

                return new StreamWriter(file, ConsoleStreams.Utf8, bufferSize: 64 * 1024) { NewLine = "\n" };
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The output '{path}' cannot be written: {e.Message}");
        }
    }
}
