namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>What a run wrote so far, under a name that says that it is a part.</summary>
internal abstract class OutputPart(string path) : IDisposable
{
    /// <summary>The name that it gets at last.</summary>
    protected string FinalPath { get; } = path;

    /// <summary>The name that it has until then.</summary>
    protected string PartPath { get; } = path + ".part";

    /// <summary>Whether a run has begun and did not come to its end.</summary>
    internal abstract bool IsBegun { get; }

    /// <summary>Whether something bears the name that it gets at last.</summary>
    internal abstract bool IsThere { get; }

    /// <summary>The full path of an output. A link stays a link: what is behind it is replaced.</summary>
    /// <param name="path">The path as the caller gave it.</param>
    internal static string Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : full;
    }

    /// <summary>
    /// Begins a part, or goes on with one. Nothing of another run is touched, its checkpoint neither, before it is sure that none has it.
    /// </summary>
    /// <param name="found">How far it can be relied on, all behind that is dropped; null to begin.</param>
    /// <exception cref="InvalidDataException">Less is there than should be.</exception>
    /// <exception cref="IOException">It cannot be written, or another run has it.</exception>
    internal abstract void Open(Checkpoint? found);

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="number">Its place, counted from 1.</param>
    internal abstract void Write(ArticleResult result, long number);

    /// <summary>Puts all that was written safely on the disk.</summary>
    /// <returns>Where it ends, in bytes; 0 for a folder.</returns>
    internal abstract long Save();

    /// <summary>
    /// Puts all results, converted, under the name at last, in one step. The part stays as it is, and locked, until the conversion is on
    /// the disk.
    /// </summary>
    /// <param name="count">How many results there are.</param>
    /// <param name="progress">Is told how many are converted.</param>
    /// <param name="cancellationToken">Stops the conversion.</param>
    /// <exception cref="InvalidDataException">The part holds something else.</exception>
    internal abstract Task ConvertAsync(long count, IProgress<long>? progress, CancellationToken cancellationToken);

    /// <summary>Gives a closed part its name at last. Without effect where it has it.</summary>
    internal abstract void GiveName();

    /// <summary>Removes a closed part.</summary>
    internal abstract void Remove();

    /// <summary>
    /// Drops the checkpoint of an earlier run that is not gone on with. To be called with the lock, since it may be that of a run that goes
    /// on, and before anything is dropped that the checkpoint speaks of.
    /// </summary>
    /// <param name="found">The checkpoint that is gone on with; null for none.</param>
    protected void DropCheckpoint(Checkpoint? found)
    {
        if (found is null)
        {
            File.Delete(Checkpoint.PathFor(FinalPath));
        }
    }

    /// <summary>Closes the part.</summary>
    public abstract void Dispose();
}
