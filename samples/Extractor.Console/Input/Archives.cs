using System.Runtime.CompilerServices;
using Extractor.Pipelines;

namespace Extractor.CommandLine.Input;

/// <summary>Web archives, one after another; all are opened before the first is read, so that a wrong path is told at once.</summary>
internal sealed class Archives : IDisposable
{
    private readonly List<Stream> _streams = [];
    private readonly WarcOptions _options;

    /// <summary>Opens the archives.</summary>
    /// <param name="paths">The files; <c>-</c> stands for standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public Archives(IEnumerable<string> paths, Stream input, WarcOptions options)
    {
        _options = options;
        try
        {
            foreach (var path in paths) _streams.Add(path == "-" ? input : Open(path));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The bytes of all files; standard input, whose length is not known, does not count.</summary>
    public long Length => _streams.Sum(stream => stream is FileStream file ? file.Length : 0);

    /// <summary>The bytes that were read. To be asked only while nobody reads.</summary>
    public long Position => _streams.Sum(stream => stream is FileStream file ? file.Position : 0);

    public async IAsyncEnumerable<WarcPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var stream in _streams)
        {
            await foreach (var page in WarcReader.ReadAsync(stream, _options, cancellationToken)) yield return page;
        }
    }

    public void Dispose()
    {
        foreach (var file in _streams.OfType<FileStream>()) file.Dispose();
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"The archive '{path}' cannot be read: {e.Message}");
        }
    }
}
