using System.Xml;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>The namespaces that feeds use; a prefix that a document forgot to declare is taken for what it stands for everywhere.</summary>
internal sealed class FeedNamespaces(XmlNameTable names) : XmlNamespaceManager(names)
{
    internal const string Atom = "http://www.w3.org/2005/Atom";
    internal const string Atom03 = "http://purl.org/atom/ns#";
    internal const string DublinCore = "http://purl.org/dc/elements/1.1/";
    internal const string DublinCoreTerms = "http://purl.org/dc/terms/";
    internal const string FeedBurner = "http://rssnamespace.org/feedburner/ext/1.0";
    internal const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    internal const string Syndication = "http://purl.org/rss/1.0/modules/syndication/";
    internal const string Xml = "http://www.w3.org/XML/1998/namespace";

    private static readonly string[] RssNames =
    [
        "", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd", "http://backend.userland.com/rss", "http://backend.userland.com/rss2",
    ];

    /// <summary>Whether elements of a namespace are those of RSS itself.</summary>
    /// <param name="space">The namespace.</param>
    internal static bool IsRss(string space) => Array.IndexOf(RssNames, space) >= 0;

    /// <summary>Whether elements of a namespace are those of Atom 1.0 or 0.3.</summary>
    /// <param name="space">The namespace.</param>
    internal static bool IsAtom(string space) => space is Atom or Atom03;

    /// <summary>Whether elements of a namespace are those of a module that is read.</summary>
    /// <param name="space">The namespace.</param>
    internal static bool IsModule(string space) => space is DublinCore or DublinCoreTerms or FeedBurner or Syndication;

    /// <inheritdoc/>
    public override string? LookupNamespace(string prefix) => base.LookupNamespace(prefix) ?? prefix switch
    {
        "atom" or "atom10" => Atom,
        "dc" => DublinCore,
        "dcterms" => DublinCoreTerms,
        "feedburner" => FeedBurner,
        "rdf" => Rdf,
        "sy" => Syndication,
        _ => "urn:undeclared:" + prefix,
    };
}
