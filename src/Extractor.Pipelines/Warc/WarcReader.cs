using System.Runtime.CompilerServices;
using Extractor.Pipelines.Warc.Reading;

namespace Extractor.Pipelines;

/// <summary>
/// Reads the pages out of web archives: WARC 1.0 and 1.1 (ISO 28500:2009 and 2017), plain or packed by gzip, whether each record is a
/// member of its own, as CC-NEWS is published, or all are one.
/// </summary>
/// <remarks>
/// Given are the HTML answers with a status of success, and HTML stored as <c>resource</c>; all other records are passed over, and so are
/// answers to <c>robots.txt</c>. The archive is read front to back, each byte once, and no more of it is in memory than the page at hand.
/// </remarks>
/// <example>
/// <code>
/// await foreach (var item in WarcReader.ReadAsync(file))
/// {
///     if (item.Page is { } page) Console.WriteLine(extractor.Extract(page).Article?.Title);
/// }
/// </code>
/// </example>
public static class WarcReader
{
    /// <summary>Reads the pages of an archive.</summary>
    /// <param name="archive">The archive, which stays open.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// The pages in the order of the archive. What is wrong with a record is a value, a <see cref="WarcPage"/> with its
    /// <see cref="WarcPage.Fault"/>; the reading goes on at the next record that can be found.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="archive"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="IOException">During the enumeration: the stream could not be read.</exception>
    /// <exception cref="OperationCanceledException">During the enumeration: the token was cancelled.</exception>
    public static IAsyncEnumerable<WarcPage> ReadAsync(
        Stream archive, WarcOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return ReadAllAsync(archive, (options ?? new WarcOptions()).CheckedCopy(), cancellationToken);
    }

    private static async IAsyncEnumerable<WarcPage> ReadAllAsync(
        Stream archive, WarcOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var input = await WarcInput.OpenAsync(archive, options, cancellationToken).ConfigureAwait(false);
        var reader = new RecordReader(input, options);
        while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            yield return page;
        }
    }
}
