using System.Text;
using Extractor.Pipelines.Outputs.Parts;

namespace Extractor.Pipelines.Hosting.Sinks;

/// <summary>
/// A file to which results are added, a line of JSON each, over any number of runs. A line is on the disk before it counts as written; one
/// whose end is missing was being written when the process or the machine ended, and is cut off by the next run.
/// </summary>
internal sealed class LineSink : IResultSink
{
    /// <summary>Keeps a second writer out, and lets readers in, on every system.</summary>
    private readonly FileStream held;

    private readonly FileStream file;

    /// <exception cref="InvalidDataException">The file ends with something that is no line of a result.</exception>
    /// <exception cref="IOException">Another writer has the file, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    internal LineSink(string path)
    {
        var full = OutputPart.Resolve(path);
        held = new FileStream(full + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        try
        {
            file = new FileStream(full, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            if (!UnfinishedLine.TryCutOff(file))
            {
                throw new InvalidDataException($"'{file.Name}' ends with something that is no line of a result. It is left as it is.");
            }
        }
        catch
        {
            file?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ArticleResult result, CancellationToken cancellationToken)
    {
        file.Write(Encoding.UTF8.GetBytes(result.ToJson() + "\n"));
        file.Flush(flushToDisk: true);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        file.Dispose();
        held.Dispose();
        return ValueTask.CompletedTask;
    }
}
