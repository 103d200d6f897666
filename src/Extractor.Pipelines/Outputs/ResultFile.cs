using Extractor.Pipelines.Outputs.Parts;

namespace Extractor.Pipelines;

/// <summary>
/// Keeps the results of a run in a file, or in a folder, that is whole or not there: it has its name only once the run is over, however
/// the run ends. A run that was interrupted, even by <c>kill -9</c>, can be gone on with, and each page is in the file once.
/// </summary>
/// <remarks>
/// Until then results stand in a file of the same name with <c>.part</c> behind it; beside it, <c>.progress</c> says how far it can be
/// relied on. Not for several threads at once; of a second run on the same file <see cref="Open"/> says that the file is in use.
/// </remarks>
/// <example>
/// <code>
/// using var file = ResultFile.Open("stories.csv", ResultFormat.Csv, new ResultFileOptions { Resume = true });
/// foreach (var page in pages)
/// {
///     if (!file.IsComplete &amp;&amp; !file.IsWritten(page.Id, page.Url)) file.Write(Extract(page));
/// }
/// file.Complete();
/// </code>
/// </example>
public sealed class ResultFile : IDisposable
{
    private readonly OutputPart? part;
    private readonly ResultFileOptions options;
    private readonly ResultFormat format;
    private readonly string progressPath;
    private readonly TimeProvider clock;
    private readonly PageChain chain = new();
    private readonly Checkpoint begun;
    private long passed;
    private long saved;
    private bool isBroken;
    private bool isClosed;
    private bool isSaved;

    private ResultFile(ResultFormat format, ResultFileOptions options, string path, OutputPart? part, Checkpoint begun)
    {
        (this.format, this.options, this.part, this.begun) = (format, options, part, begun);
        clock = options.TimeProvider ?? TimeProvider.System;
        progressPath = Checkpoint.PathFor(path);
        Count = begun.Results;
        Failures = begun.Failures;
        saved = clock.GetTimestamp();
        IsComplete = part is null;
        isSaved = begun.IsComplete;
    }

    /// <summary>Whether there is nothing to do, since the run that is to be gone on with came to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>
    /// Whether all results are written and only <see cref="CompleteAsync"/> is left to do: the run that is to be gone on with was
    /// interrupted while its results were converted. Pages need not be read again then.
    /// </summary>
    public bool IsAllWritten => isSaved && !IsComplete;

    /// <summary>How many results are in the file, those of the interrupted run among them. 0 where that run came to its end before.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them are failures.</summary>
    public long Failures { get; private set; }

    /// <summary>Opens a file for a run.</summary>
    /// <param name="path">
    /// The file; one that is there is replaced at the end of the run. For <see cref="ResultFormat.MarkdownFiles"/> the folder, which must
    /// not be there, or be empty.
    /// </param>
    /// <param name="format">The form of the results.</param>
    /// <param name="options">How it is opened; null for the defaults.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">
    /// The path is empty, or <see cref="ResultFileOptions.Conversion"/> goes with another form than <see cref="ResultFormat.JsonLines"/> or
    /// has no name.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option or the format is outside its range.</exception>
    /// <exception cref="InvalidDataException">
    /// The interrupted run cannot be gone on with: it had another form or other settings, or its files were changed.
    /// </exception>
    /// <exception cref="IOException">The file cannot be made, is in use by another run, or a folder has something in it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public static ResultFile Open(string path, ResultFormat format, ResultFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan((int)format, (int)ResultFormat.JsonLines, nameof(format));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)format, (int)ResultFormat.MarkdownFiles, nameof(format));
        var own = (options ?? new ResultFileOptions()).CheckedCopy(format);
        var full = OutputPart.Resolve(path);
        var part = format == ResultFormat.MarkdownFiles ? (OutputPart)new FolderPart(full) : new FilePart(full, format, own.Conversion);
        try
        {
            var found = own.Resume ? Checkpoint.Read(Checkpoint.PathFor(full)) : null;
            var isConverted = own.Conversion is null || !part.IsBegun;
            if (own.Resume && ((found is { IsComplete: true } && isConverted) || (found is null && !part.IsBegun && part.IsThere)))
            {
                found?.Require(format, own.Conversion?.Name, own.Settings);
                part.GiveName();
                File.Delete(Checkpoint.PathFor(full));
                return new ResultFile(format, own, full, null, found ?? Checkpoint.None);
            }

            found?.Require(format, own.Conversion?.Name, own.Settings);
            part.Open(found);
            var file = new ResultFile(format, own, full, part, found ?? Checkpoint.None);
            if (found is null)
            {
                file.Save(isComplete: false);
            }

            return file;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Says whether the result of a page is in the file already. To be asked once for each page of the input, in the order of the input, in
    /// which results are written too; then pages that are passed over are known to be those of the interrupted run.
    /// </summary>
    /// <param name="id">The page's id, as the result has it.</param>
    /// <param name="url">The page's address, as the result has it.</param>
    /// <returns>True for a page to pass over; false for one whose result is to be written.</returns>
    /// <exception cref="InvalidDataException">The input is another one than that of the interrupted run.</exception>
    public bool IsWritten(string? id, Uri? url)
    {
        if (isSaved || passed == begun.Results)
        {
            return isSaved;
        }

        chain.Add(id, url);
        if (++passed == begun.Results && chain.Digest() != begun.Digest)
        {
            // Nothing is written on the strength of this input, no checkpoint either.
            isBroken = true;
            throw new InvalidDataException("The input is another one than that of the interrupted run, or in another order.");
        }

        return true;
    }

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The run is over, an earlier result could not be written, or not all pages of the interrupted run were passed over.
    /// </exception>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public void Write(ArticleResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        RequireReady();
        isBroken = true;
        part!.Write(result, Count + 1);
        isBroken = false;
        Count++;
        Failures += result.Success ? 0 : 1;
        chain.Add(result.Id, result.Url);
        if (clock.GetElapsedTime(saved) >= options.CheckpointInterval)
        {
            Save(isComplete: false);
        }
    }

    /// <summary>Ends the run and gives the file its name.</summary>
    /// <exception cref="InvalidDataException">The input ended before all pages of the interrupted run were passed over.</exception>
    /// <exception cref="InvalidOperationException">
    /// The run is over, a result could not be written, or the results are to be converted, for which there is <see cref="CompleteAsync"/>.
    /// </exception>
    /// <exception cref="IOException">The disk is full or broken, or the name was taken meanwhile.</exception>
    public void Complete()
    {
        if (options.Conversion is not null && !IsComplete)
        {
            throw new InvalidOperationException($"The results are to be converted; call {nameof(CompleteAsync)}.");
        }

        CompleteAsync().GetAwaiter().GetResult();
    }

    /// <summary>
    /// Ends the run, converts the results where <see cref="ResultFileOptions.Conversion"/> says so, and gives the file its name. A
    /// conversion that is stopped, fails or is killed loses nothing: it can be called again, or the run be gone on with.
    /// </summary>
    /// <param name="progress">Is told how many results are converted so far; null for nobody.</param>
    /// <param name="cancellationToken">Stops the conversion.</param>
    /// <returns>A task that ends when the file is there.</returns>
    /// <exception cref="InvalidDataException">
    /// The input ended before all pages of the interrupted run were passed over, or what the run wrote was changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The run is over, or a result could not be written.</exception>
    /// <exception cref="IOException">The disk is full or broken, or the name was taken meanwhile.</exception>
    /// <exception cref="OperationCanceledException">The conversion was stopped.</exception>
    public async Task CompleteAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        if (IsComplete)
        {
            return;
        }

        SaveAll();
        if (options.Conversion is not null)
        {
            await part!.ConvertAsync(Count, progress, cancellationToken).ConfigureAwait(false);
        }

        isClosed = true;
        part!.Dispose();
        part.GiveName();
        File.Delete(progressPath);
        IsComplete = true;
    }

    /// <summary>
    /// Closes the file. A run that is not complete leaves what it wrote, to be gone on with; one that wrote nothing leaves nothing.
    /// </summary>
    public void Dispose()
    {
        if (isClosed || part is null)
        {
            return;
        }

        isClosed = true;
        try
        {
            if (Count > 0 && !isSaved && !isBroken && passed == begun.Results)
            {
                Save(isComplete: false);
            }
        }
        finally
        {
            part.Dispose();
        }

        if (Count == 0 && !isSaved)
        {
            File.Delete(progressPath);
            part.Remove();
        }
    }

    private void SaveAll()
    {
        if (isSaved && !isClosed)
        {
            return;
        }

        if (!isClosed && !isBroken && passed < begun.Results)
        {
            throw new InvalidDataException("The input is another one than that of the interrupted run: it is shorter.");
        }

        RequireReady();
        Save(isComplete: true);
        isSaved = true;
    }

    private void RequireReady()
    {
        if (isClosed || part is null || isBroken || isSaved)
        {
            throw new InvalidOperationException("Nothing can be written any more: the run is over, or a result could not be written.");
        }

        if (passed < begun.Results)
        {
            throw new InvalidOperationException($"Not all {begun.Results} pages of the interrupted run were passed over; ask {nameof(IsWritten)}.");
        }
    }

    private void Save(bool isComplete)
    {
        var length = part!.Save();
        new Checkpoint
        {
            Format = format,
            Conversion = options.Conversion?.Name,
            Settings = options.Settings,
            Results = Count,
            Failures = Failures,
            Length = length,
            Digest = chain.Digest(),
            IsComplete = isComplete,
        }.Write(progressPath);
        saved = clock.GetTimestamp();
    }
}
