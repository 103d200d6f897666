using System.IO.Compression;
using System.Reflection;
using Extractor.Parquet.Columns;
using Extractor.Parquet.Schema;
using Parquet;
using Parquet.Schema;

namespace Extractor.Parquet;

/// <summary>
/// Writes results as Apache Parquet, one row a page, failures included, with typed and nested columns; <c>docs/pipelines.md</c> of the
/// repository lists them. Memory holds one row group at a time.
/// </summary>
/// <remarks>
/// What such a file holds stands at its end, so that only <see cref="CompleteAsync"/> makes it one; for runs that may be interrupted see
/// <see cref="ParquetConversion"/>. Half of a surrogate pair, which UTF-8 cannot hold, is written as U+FFFD. Not for several threads at once.
/// </remarks>
/// <example>
/// <code>
/// await using var file = File.Create("stories.parquet");
/// await using var writer = await ParquetResultWriter.CreateAsync(file);
/// foreach (var result in results) await writer.WriteAsync(result);
/// await writer.CompleteAsync();
/// </code>
/// </example>
public sealed class ParquetResultWriter : IAsyncDisposable
{
    private readonly IReadOnlyList<Column<ArticleResult>> columns;
    private readonly Leaf[] leaves;
    private readonly TextStore texts;
    private readonly ParquetResultOptions options;
    private readonly ParquetWriter writer;
    private int rows;
    private bool isBroken;
    private bool isClosed;

    private ParquetResultWriter(
        IReadOnlyList<Column<ArticleResult>> columns, Leaf[] leaves, TextStore texts, ParquetResultOptions options, ParquetWriter writer) =>
        (this.columns, this.leaves, this.texts, this.options, this.writer) = (columns, leaves, texts, options, writer);

    /// <summary>How many results were written.</summary>
    public long Count { get; private set; }

    /// <summary>Begins a file.</summary>
    /// <param name="output">Where it goes: an empty stream that can be written and sought. It stays open.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the beginning.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="output"/> cannot be written or sought.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    public static async Task<ParquetResultWriter> CreateAsync(Stream output, ParquetResultOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanWrite || !output.CanSeek) throw new ArgumentException("The stream must be one that can be written and sought.", nameof(output));
        var own = (options ?? new ParquetResultOptions()).CheckedCopy();
        var columns = ResultColumns.Create();
        var schema = new ParquetSchema([.. columns.Select(static column => column.MakeField(areTextsBytes: false))]);
        var handedOver = new ParquetSchema([.. columns.Select(static column => column.MakeField(areTextsBytes: true))]);
        var texts = new TextStore();
        Leaf[] leaves = [.. columns.SelectMany(static column => column.Leaves)];
        foreach (var (leaf, field) in leaves.Zip(handedOver.GetDataFields())) (leaf.Place, leaf.Texts) = (field, texts);
        var settings = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        var writer = await ParquetWriter.CreateAsync(schema, output, settings, cancellationToken: cancellationToken).ConfigureAwait(false);
        writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["extractor.version"] = VersionOf(typeof(ArticleResult)),
            ["extractor.schema"] = ResultColumns.Version,
        };
        return new ParquetResultWriter(columns, leaves, texts, own, writer);
    }

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Stops the writing; nothing can be written any more then.</param>
    /// <returns>A task that ends when the result is taken.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The file is complete, or an earlier result could not be written.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was stopped.</exception>
    public ValueTask WriteAsync(ArticleResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        RequireReady();

        // By way of JSON, so that addresses and broken letters are written as they are in every other output.
        return WriteReadAsync(ArticleResult.FromJson(result.ToJson()), cancellationToken);
    }

    /// <summary>Writes a result that was read from JSON.</summary>
    internal async ValueTask WriteReadAsync(ArticleResult result, CancellationToken cancellationToken)
    {
        RequireReady();
        cancellationToken.ThrowIfCancellationRequested();
        isBroken = true;
        foreach (var column in columns) column.Add(result, 0, 0);
        rows++;
        if (rows >= options.MaxGroupRows || leaves.Sum(static leaf => leaf.Length) >= options.MaxGroupLength) await FlushAsync(cancellationToken).ConfigureAwait(false);
        isBroken = false;
        Count++;
    }

    /// <summary>Ends the file.</summary>
    /// <param name="cancellationToken">Stops the writing; what is there is no file then.</param>
    /// <returns>A task that ends when all is written to the stream.</returns>
    /// <exception cref="InvalidOperationException">The file is complete, or a result could not be written.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was stopped.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        RequireReady();
        isBroken = true;
        if (rows > 0) await FlushAsync(cancellationToken).ConfigureAwait(false);
        isClosed = true;
        await writer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Lets go of what waits to be written. What was written without <see cref="CompleteAsync"/> is no Parquet file.</summary>
    /// <returns>A finished task.</returns>
    public ValueTask DisposeAsync()
    {
        // Not the writer's disposal: that would make half a file look whole.
        isClosed = true;
        return ValueTask.CompletedTask;
    }

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        foreach (var leaf in leaves) await leaf.FlushAsync(group, cancellationToken).ConfigureAwait(false);
        group.CompleteValidate();
        texts.Clear();
        rows = 0;
    }

    private void RequireReady()
    {
        if (isClosed || isBroken) throw new InvalidOperationException("Nothing can be written any more: the file is complete, or a result could not be written.");
    }
}
