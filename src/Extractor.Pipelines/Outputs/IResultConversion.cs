namespace Extractor.Pipelines;

/// <summary>
/// Turns the results of a run, once it is over, into a form that cannot be gone on with when it is half written. Until then a
/// <see cref="ResultFile"/> keeps them as JSON Lines. See <see cref="ResultFileOptions.Conversion"/>.
/// </summary>
public interface IResultConversion
{
    /// <summary>What the form is called, such as <c>parquet</c>; by this an interrupted run is known again. Not empty.</summary>
    string Name { get; }

    /// <summary>Converts all results of a run.</summary>
    /// <param name="results">The results, in order; read from the disk as they are asked for. To be read to their end.</param>
    /// <param name="target">Where the form goes: an empty file, which can be sought. It is put on the disk and closed by the caller.</param>
    /// <param name="cancellationToken">Stops the conversion, which is then begun anew at another time.</param>
    /// <returns>A task that ends when all is written to <paramref name="target"/>.</returns>
    Task ConvertAsync(IAsyncEnumerable<ArticleResult> results, Stream target, CancellationToken cancellationToken);
}
