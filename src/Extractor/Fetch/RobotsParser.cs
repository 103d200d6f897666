using System.Buffers.Text;
using System.Text;

namespace Extractor.Fetch;

/// <summary>Reads a robots.txt by RFC 9309. Any bytes can be read: a line that is none of those known says nothing, and ends no group.</summary>
internal sealed class RobotsParser
{
    /// <summary>The most addresses of maps that are kept.</summary>
    internal const int MostSitemaps = 1_000;

    /// <summary>Longer addresses of maps are passed over.</summary>
    private const int LongestSitemap = 2_048;

    /// <summary>A day; longer crawl delays are not told apart.</summary>
    private const double LongestDelay = 86_400;

    private readonly string token;
    private readonly Group own = new();
    private readonly Group any = new();
    private readonly List<string> sitemaps = [];
    private bool hasRules;

    private RobotsParser(string token) => this.token = token;

    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes, UTF-8 with or without byte-order mark.</param>
    /// <param name="isCut">True when more would follow: the last line is not whole, and dropped.</param>
    /// <param name="token">The client's <see cref="ProductToken"/>.</param>
    /// <returns>What the file says to the client.</returns>
    internal static RobotsFile Parse(ReadOnlySpan<byte> content, bool isCut, ReadOnlySpan<char> token)
    {
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        if (isCut)
        {
            content = content[..(content.LastIndexOfAny((byte)'\r', (byte)'\n') + 1)];
        }

        var parser = new RobotsParser(token.ToString());
        while (!content.IsEmpty)
        {
            var end = content.IndexOfAny((byte)'\r', (byte)'\n');
            parser.Read(end < 0 ? content : content[..end]);
            content = end < 0 ? default : content[(end + 1)..];
        }

        // Groups that name the client, all of them together, go before those for everyone (section 2.2.1), even if they hold no rule.
        var group = parser.own.IsThere ? parser.own : parser.any;
        return new RobotsFile(group.Rules.Build(), group.Delay, parser.sitemaps);
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        var comment = line.IndexOf((byte)'#');
        line = comment < 0 ? line : line[..comment];
        var colon = line.IndexOf((byte)':');
        if (colon < 0)
        {
            return;
        }

        var key = Trim(line[..colon]);
        var value = Trim(line[(colon + 1)..]);
        if (Is(key, "user-agent"))
        {
            Open(ProductToken.Of(value));
        }
        else if (Is(key, "disallow"))
        {
            Add(value, isAllowing: false);
        }
        else if (Is(key, "allow"))
        {
            Add(value, isAllowing: true);
        }
        else if (Is(key, "crawl-delay"))
        {
            Slow(value);
        }
        else if (Is(key, "sitemap") && value.Length is > 0 and <= LongestSitemap && sitemaps.Count < MostSitemaps)
        {
            sitemaps.Add(Encoding.UTF8.GetString(value));
        }
    }

    /// <summary>Agents that follow each other share a group; one that follows a rule opens the next.</summary>
    private void Open(ReadOnlySpan<byte> agent)
    {
        if (hasRules)
        {
            hasRules = own.IsOpen = any.IsOpen = false;
        }

        if (agent is [(byte)'*'])
        {
            any.IsOpen = true;
        }
        else if (!agent.IsEmpty && Ascii.EqualsIgnoreCase(agent, token))
        {
            own.IsOpen = own.IsThere = true;
        }
    }

    private void Add(ReadOnlySpan<byte> path, bool isAllowing)
    {
        hasRules = true;
        if (own.IsOpen)
        {
            own.Rules.Add(path, isAllowing);
        }

        if (any.IsOpen)
        {
            any.Rules.Add(path, isAllowing);
        }
    }

    /// <summary>Notes a crawl delay: seconds, with or without a fraction. Of several the longest holds.</summary>
    private void Slow(ReadOnlySpan<byte> value)
    {
        if (!Utf8Parser.TryParse(value, out double seconds, out var read) || read != value.Length || !(seconds > 0))
        {
            return;
        }

        var delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay));
        foreach (var group in (ReadOnlySpan<Group>)[own, any])
        {
            if (group.IsOpen && delay > group.Delay)
            {
                group.Delay = delay;
            }
        }
    }

    private static bool Is(ReadOnlySpan<byte> key, string name) => Ascii.EqualsIgnoreCase(key, name);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\f\v\0"u8);

    /// <summary>The groups of a file that are for one agent, taken together.</summary>
    private sealed class Group
    {
        internal RobotsRules.Builder Rules { get; } = new();

        internal TimeSpan Delay { get; set; }

        /// <summary>True while the lines that are being read are of such a group.</summary>
        internal bool IsOpen { get; set; }

        /// <summary>True once there was one.</summary>
        internal bool IsThere { get; set; }
    }
}
