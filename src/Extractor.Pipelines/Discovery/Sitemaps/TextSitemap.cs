using System.Text;

namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>A sitemap of plain text: one address a line (sitemaps.org, "Text file"). Where the file is cut, its last line is none.</summary>
internal sealed class TextSitemap(TextReader text, Func<bool> isCut, Uri? source) : SitemapEntries
{
    private readonly char[] buffer = new char[4_096];
    private readonly StringBuilder line = new();
    private int position;
    private int length;
    private bool isOver;
    private bool hasAddress;

    /// <inheritdoc/>
    internal override async ValueTask<SitemapItem?> NextAsync()
    {
        while (await ReadLineAsync().ConfigureAwait(false) is { } read)
        {
            if (string.IsNullOrWhiteSpace(read))
            {
                continue;
            }

            if (TryAddress(read, out var url))
            {
                hasAddress = true;
                return new SitemapItem { Link = new StoryLink { Url = url, Source = source } };
            }

            if (!hasAddress)
            {
                Problem = "The file is no sitemap: neither XML nor lines of addresses.";
                return null;
            }

            return NoAddress(read.Trim(), source);
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Dispose() => text.Dispose();

    /// <summary>Reads a line, of which no more is kept than shows that it is too long.</summary>
    private async ValueTask<string?> ReadLineAsync()
    {
        line.Clear();
        while (!isOver)
        {
            if (position == length)
            {
                (position, length) = (0, await text.ReadAsync(buffer).ConfigureAwait(false));
                if (length == 0)
                {
                    isOver = true;
                    return line.Length > 0 && !isCut() ? line.ToString() : null;
                }
            }

            var end = buffer.AsSpan(position, length - position).IndexOfAny('\r', '\n');
            var count = end < 0 ? length - position : end;
            line.Append(buffer, position, Math.Min(count, LongestAddress + 1 - line.Length));
            position += count + (end < 0 ? 0 : 1);
            if (end >= 0)
            {
                return line.ToString();
            }
        }

        return null;
    }
}
