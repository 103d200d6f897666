namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>Makes the addresses of stories.</summary>
internal static class FeedAddress
{
    /// <summary>An absolute http or https address in its escaped form; null for anything else.</summary>
    /// <param name="at">What a relative address is resolved against; null for nothing.</param>
    /// <param name="text">The address as it stands in the feed.</param>
    internal static Uri? Resolve(Uri? at, string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= PlainText.LongestAddress } address)
        {
            return null;
        }

        // On Unix a path counts as the absolute address of a file.
        if (address[0] == '/' || !Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            if (at is null || !Uri.TryCreate(at, address, out url))
            {
                return null;
            }
        }

        return url.Scheme is "http" or "https" && url.Host.Length > 0 && Uri.TryCreate(url.AbsoluteUri, UriKind.Absolute, out var escaped) ? escaped : null;
    }
}
