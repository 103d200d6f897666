namespace Extractor.Fetch;

/// <summary>The name by which robots.txt (RFC 9309 section 2.2.1) and X-Robots-Tag address a client.</summary>
internal static class ProductToken
{
    /// <summary>Reads the name off a User-Agent, or off what stands for one in a robots.txt or a header.</summary>
    /// <param name="agent">The agent, such as <c>Extractor/1.0 (+https://gazette.example/bot)</c>.</param>
    /// <returns>What stands before the first slash, space or parenthesis; empty when there is nothing.</returns>
    internal static ReadOnlySpan<char> Of(ReadOnlySpan<char> agent)
    {
        agent = agent.Trim();
        var end = agent.IndexOfAny("/ \t(");
        return end < 0 ? agent : agent[..end];
    }

    /// <summary>Reads the name off an agent of a robots.txt.</summary>
    /// <param name="agent">The agent, trimmed.</param>
    /// <returns>As for <see cref="Of(ReadOnlySpan{char})"/>.</returns>
    internal static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> agent)
    {
        var end = agent.IndexOfAny("/ \t("u8);
        return end < 0 ? agent : agent[..end];
    }
}
