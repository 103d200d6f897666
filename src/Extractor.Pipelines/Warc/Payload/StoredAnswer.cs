using System.Globalization;
using Extractor.Pipelines.Warc.Reading;

namespace Extractor.Pipelines.Warc.Payload;

/// <summary>An answer as it was stored.</summary>
/// <param name="Code">The HTTP status; null for a resource.</param>
/// <param name="Http">The HTTP header; null for a resource.</param>
/// <param name="ContentType">The content type; null where there is none.</param>
internal sealed record StoredAnswer(int? Code, HeaderBlock? Http, string? ContentType)
{
    private const int PartialContent = 206;

    /// <summary>Whether the status says that the answer is the page that was asked for; a part of it, which nobody asked for, is not.</summary>
    internal bool IsPage => Code is >= 200 and < 300 && (Code != PartialContent || IsWholeRange(Http?.First("Content-Range")));

    /// <summary>Reads a status line (RFC 9112 section 4).</summary>
    /// <param name="line">The line.</param>
    /// <returns>The status; null for another line.</returns>
    internal static int? Status(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return line.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) && space > 0 && line.AsSpan(space).TrimStart() is { Length: >= 3 } rest
            && (rest.Length == 3 || rest[3] == ' ') && int.TryParse(rest[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;
    }

    /// <summary>Lists what the body was packed with, in the order it was applied, chunks aside.</summary>
    internal IEnumerable<string> Encodings() =>
        Http is null ? [] : Tokens("Content-Encoding").Concat(Tokens("Transfer-Encoding")).Where(static name => name != "chunked");

    /// <summary>Whether the body may be in chunks.</summary>
    internal bool IsChunked => Http is not null && Tokens("Transfer-Encoding").Contains("chunked");

    private IEnumerable<string> Tokens(string name) =>
        Http!.All(name).SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(static token => token.ToLowerInvariant());

    /// <summary>Whether a range is all there is, such as <c>bytes 0-99/100</c>.</summary>
    private static bool IsWholeRange(string? range)
    {
        const string Start = "bytes 0-";
        var slash = range?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > Start.Length && range!.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(range.AsSpan(Start.Length, slash - Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && long.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && last == length - 1;
    }
}
