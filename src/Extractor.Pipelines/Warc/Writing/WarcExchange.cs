namespace Extractor.Pipelines.Warc.Writing;

/// <summary>One request with its answer, as they are stored.</summary>
internal sealed record WarcExchange
{
    /// <summary>The address that was asked.</summary>
    internal required string Url { get; init; }

    /// <summary>When the answer came.</summary>
    internal required DateTimeOffset Date { get; init; }

    /// <summary>The request: line, header and the empty line.</summary>
    internal required byte[] Request { get; init; }

    /// <summary>The beginning of the answer: status line, header and the empty line.</summary>
    internal required byte[] ResponseHead { get; init; }

    /// <summary>The body as it came, out of its chunks but still packed.</summary>
    internal ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The protocol by which it was asked, where that is not HTTP/1: <c>h2</c>. The header is stored in the form of HTTP/1.1 all the same.</summary>
    internal string? Protocol { get; init; }

    /// <summary>The User-Agent that asked; null for none.</summary>
    internal string? UserAgent { get; init; }

    /// <summary>Why the body is not whole: a reason of ISO 28500, section 5.13; null for a whole one.</summary>
    internal string? Truncated { get; init; }
}
