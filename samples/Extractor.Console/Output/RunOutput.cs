using Extractor.CommandLine.Batch;
using Extractor.Pipelines;

namespace Extractor.CommandLine.Output;

/// <summary>
/// Where a long run writes: standard output, or a file that appears only when everything is written, and from which, in the formats that
/// hold data, an interrupted run goes on.
/// </summary>
internal sealed class RunOutput : IAsyncDisposable
{
    // As often as costs nothing that could be measured.
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromMilliseconds(250);

    private readonly ConsoleStreams _streams;
    private readonly OutputFormat _format;
    private readonly string? _path;
    private readonly ResultFile? _file;
    private readonly OutputTarget? _target;
    private readonly ResultWriter? _writer;

    private RunOutput(OutputSettings settings, string options, ConsoleStreams streams)
    {
        (_streams, _format, _path) = (streams, settings.Format, settings.Path);
        if (settings.Path is { } path && ToResultFormat(settings.Format) is { } format && !path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            _file = Open(path, format, new ResultFileOptions
            {
                Resume = settings.Resume,
                Settings = options,
                CheckpointInterval = CheckpointInterval,
                Conversion = settings.Format == OutputFormat.Parquet ? ParquetFormat.Conversion() : null,
            });
            return;
        }

        if (settings.Resume) throw new UsageException("--resume needs --output with a file, and --format jsonl, csv, parquet or markdown-files.");
        if (settings.Format == OutputFormat.Parquet) throw new UsageException("--format parquet needs --output with a file.");
        if (settings.Format == OutputFormat.MarkdownFiles) throw new UsageException("--format markdown-files needs --output with a folder.");
        _target = OutputTarget.Open(settings.Path, streams.Output);
        _writer = new ResultWriter(settings.Format, _target.Writer, streams);
    }

    /// <summary>Whether there is nothing to do, since the run to go on with came to its end.</summary>
    public bool IsComplete => _file is { IsComplete: true };

    /// <summary>Whether only <see cref="CommitAsync"/> is left to do, since the run to go on with was interrupted at its very end.</summary>
    public bool IsAllWritten => _file is { IsAllWritten: true };

    /// <summary>Pages of the interrupted run.</summary>
    public long Earlier => _file?.Count ?? 0;

    /// <summary>Failures of the interrupted run.</summary>
    public long EarlierFailures => _file?.Failures ?? 0;

    /// <summary>Opens the output.</summary>
    /// <param name="settings">Where and how.</param>
    /// <param name="options">What else shapes the results; a run is gone on with only under the same.</param>
    /// <param name="streams">The standard streams.</param>
    /// <exception cref="UsageException">It cannot be written, or the run cannot be gone on with.</exception>
    public static RunOutput Open(OutputSettings settings, string options, ConsoleStreams streams)
    {
        var output = new RunOutput(settings, options, streams);
        if (output.IsComplete) streams.Error.WriteLine($"'{settings.Path}' is complete; nothing was done. Without --resume it is made anew.");
        return output;
    }

    /// <summary>Whether the interrupted run wrote the result of a page. To be asked of each page, in order.</summary>
    /// <exception cref="UsageException">The input is another one.</exception>
    public bool IsWritten(string? id, Uri? url)
    {
        try
        {
            return _file is not null && _file.IsWritten(id, url);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException($"--resume: {e.Message}");
        }
    }

    public void Write(ArticleResult result)
    {
        _writer?.Write(result);
        _file?.Write(result);
        if (_format == OutputFormat.MarkdownFiles && !result.Success) _streams.Error.WriteLine(TerminalText.Clean(ResultView.Describe(result.Error, result.Url)));
    }

    /// <summary>Makes the output final.</summary>
    /// <exception cref="UsageException">The input ended before the interrupted run did, or what that wrote was changed.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            _target?.Commit();
            if (_file is null) return;
            if (_format != OutputFormat.Parquet)
            {
                await _file.CompleteAsync(cancellationToken: CancellationToken.None);
                return;
            }

            // Another phase begins: what extraction kept for its next page, and did not pool, is not needed any more.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var total = _file.Count;
            await BatchProgress.RunAsync(_streams, _path, () => Task.FromResult(total), advance => _file.CompleteAsync(
                new Steps(done => advance(done, FormattableString.Invariant($"{done} of {total} as Parquet"))), cancellationToken));
        }
        catch (InvalidDataException e)
        {
            throw new UsageException($"--resume: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_target is not null) await _target.DisposeAsync();
        if (_file is null) return;
        _file.Dispose();
        if (!_file.IsComplete && _file.Count > 0) _streams.Error.WriteLine($"{_file.Count} results are kept; --resume goes on.");
    }

    private static ResultFormat? ToResultFormat(OutputFormat format) => format switch
    {
        OutputFormat.Jsonl or OutputFormat.Parquet => ResultFormat.JsonLines,
        OutputFormat.Csv => ResultFormat.Csv,
        OutputFormat.MarkdownFiles => ResultFormat.MarkdownFiles,
        _ => null,
    };

    private static ResultFile Open(string path, ResultFormat format, ResultFileOptions options)
    {
        try
        {
            return ResultFile.Open(path, format, options);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException($"--resume: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The output '{path}' cannot be written: {e.Message}");
        }
    }

    /// <summary>Tells of each step at once, on the thread that makes it.</summary>
    private sealed class Steps(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
