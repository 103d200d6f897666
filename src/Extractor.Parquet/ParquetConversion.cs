using Extractor.Pipelines;

namespace Extractor.Parquet;

/// <summary>
/// Lets a <see cref="ResultFile"/> end as a Parquet file: the results are kept as JSON Lines until the run is over, then converted one row
/// group at a time. See <see cref="ResultFileOptions.Conversion"/>.
/// </summary>
public sealed class ParquetConversion : IResultConversion
{
    private readonly ParquetResultOptions options;

    /// <summary>Makes a conversion.</summary>
    /// <param name="options">How it writes; null for the defaults. Later changes of it have no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public ParquetConversion(ParquetResultOptions? options = null) => this.options = (options ?? new ParquetResultOptions()).CheckedCopy();

    /// <summary>What the form is called.</summary>
    /// <value><c>parquet</c>.</value>
    public string Name => "parquet";

    /// <inheritdoc/>
    public async Task ConvertAsync(IAsyncEnumerable<ArticleResult> results, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        var writer = await ParquetResultWriter.CreateAsync(target, options, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (var result in results.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteReadAsync(result, cancellationToken).ConfigureAwait(false);
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
