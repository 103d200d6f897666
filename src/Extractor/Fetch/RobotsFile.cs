using System.Text;

namespace Extractor.Fetch;

/// <summary>What a robots.txt says to this client.</summary>
internal sealed class RobotsFile
{
    private const string Path = "/robots.txt";

    private readonly RobotsRules rules;

    internal RobotsFile(RobotsRules rules, TimeSpan crawlDelay, IReadOnlyList<string> sitemaps)
    {
        this.rules = rules;
        CrawlDelay = crawlDelay;
        Sitemaps = sitemaps;
        Size = rules.Size;
        foreach (var map in sitemaps)
        {
            Size += 32 + (2 * map.Length);
        }
    }

    /// <summary>A file that says nothing: everything is allowed.</summary>
    internal static RobotsFile Empty { get; } = new(RobotsRules.None, TimeSpan.Zero, []);

    /// <summary>
    /// The least time between two requests that the site asks for by <c>Crawl-delay</c>; zero when it does not. RFC 9309 does not have
    /// it; many sites and readers do.
    /// </summary>
    internal TimeSpan CrawlDelay { get; }

    /// <summary>The addresses of the site's maps as they stand there, for whoever looks for pages; they are for all agents.</summary>
    internal IReadOnlyList<string> Sitemaps { get; }

    /// <summary>How many rules are for this client.</summary>
    internal int Rules => rules.Count;

    /// <summary>The memory taken, about, in bytes.</summary>
    internal int Size { get; }

    /// <summary>The address of the robots.txt that is for an address: of the same scheme, host and port.</summary>
    /// <param name="url">The address.</param>
    /// <returns>The robots.txt's address.</returns>
    internal static Uri For(Uri url) => new(url, Path);

    /// <summary>Tells whether an address is that of a robots.txt, which is always allowed (RFC 9309 section 2.2.2).</summary>
    /// <param name="url">The address.</param>
    internal static bool Is(Uri url) => url.AbsolutePath == Path;

    /// <summary>Says whether an address may be fetched.</summary>
    /// <param name="url">An address of the site.</param>
    /// <returns>True when no rule is against it.</returns>
    internal bool Allows(Uri url)
    {
        if (rules.Count == 0 || Is(url))
        {
            return true;
        }

        var octets = Encoding.UTF8.GetBytes(url.PathAndQuery);
        var path = new byte[octets.Length * RobotsPath.MostGrowth];
        return rules.Allow(path.AsSpan(0, RobotsPath.Write(octets, path, isPattern: false).Length));
    }
}
