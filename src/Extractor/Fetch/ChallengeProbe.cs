using System.Buffers;
using System.Net;
using Extractor.Walls;

namespace Extractor.Fetch;

/// <summary>
/// Tells bot challenges among the answers: by a header of any answer, and by the beginning of an error's body, which is read for this
/// alone, from 401, 403, 429 and 503 that are HTML. Whoever is challenged is not helped by trying again.
/// </summary>
internal sealed class ChallengeProbe(BodyReader reader, ArticleClientOptions options, TimeProvider timeProvider)
{
    /// <summary>An error's body is waited for no longer, and no longer than half an attempt: the status is an answer without it.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Looks at an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What shows that it is a challenge, in words; null for every other answer.</returns>
    internal async ValueTask<string?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        foreach (var header in ChallengeMarks.Headers)
        {
            if (response.Headers.NonValidated.TryGetValues(header.Name, out var values) &&
                values.Any(value => value.AsSpan().Trim().Equals(header.Value, StringComparison.OrdinalIgnoreCase)))
            {
                return $"the header {header.Name}: {header.Value}";
            }
        }

        if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(ChallengeMarks.Reach);
        using var limit = new CancellationTokenSource(Shorter(LongestWait, options.AttemptTimeout / 2), timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var length = await reader.ReadPrefixAsync(response.Content, buffer.AsMemory(0, ChallengeMarks.Reach), either.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return ChallengeMarks.InError(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
