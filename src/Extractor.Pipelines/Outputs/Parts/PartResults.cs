using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>The results that a part holds, read back one at a time.</summary>
internal static class PartResults
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Reads all results of a part, from its beginning.</summary>
    /// <param name="part">The part; it stays open.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <param name="count">How many results it should hold.</param>
    /// <param name="progress">Is told how many were taken.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    internal static async IAsyncEnumerable<ArticleResult> ReadAsync(
        Stream part, string path, long count, IProgress<long>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        part.Position = 0;
        using var lines = new StreamReader(part, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, BufferLength, leaveOpen: true);
        var read = 0L;
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return Parse(line, path, read + 1);
            read++;
            progress?.Report(read);
        }

        if (read != count)
        {
            throw new InvalidDataException($"'{path}' was changed: it holds {read} results, not {count}.");
        }
    }

    private static ArticleResult Parse(string line, string path, long number)
    {
        try
        {
            return ArticleResult.FromJson(line);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' was changed: line {number} is no result.", exception);
        }
    }
}
