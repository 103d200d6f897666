using System.Text;

namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>The <c>Sitemap:</c> lines of a robots.txt, which are for all agents and stand anywhere (sitemaps.org; RFC 9309 section 2.2.4).</summary>
internal static class RobotsSitemaps
{
    /// <summary>The most that are read.</summary>
    private const int Most = 1_000;

    /// <summary>Reads the lines.</summary>
    /// <param name="content">The file.</param>
    /// <param name="url">Its address, for lines that are relative against the protocol.</param>
    /// <returns>The addresses in their order.</returns>
    internal static List<Uri> Read(ReadOnlySpan<byte> content, Uri url)
    {
        var found = new List<Uri>();
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        while (!content.IsEmpty && found.Count < Most)
        {
            var end = content.IndexOfAny((byte)'\r', (byte)'\n');
            var line = (end < 0 ? content : content[..end]).Trim(" \t"u8);
            content = end < 0 ? default : content[(end + 1)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0 || !Ascii.EqualsIgnoreCase(line[..colon].TrimEnd(" \t"u8), "sitemap"u8))
            {
                continue;
            }

            var value = line[(colon + 1)..];
            var comment = value.IndexOf((byte)'#');
            value = (comment < 0 ? value : value[..comment]).Trim(" \t"u8);
            if (value.Length is > 0 and <= SitemapEntries.LongestAddress && Uri.TryCreate(url, Encoding.UTF8.GetString(value), out var sitemap))
            {
                found.Add(sitemap);
            }
        }

        return found;
    }
}
