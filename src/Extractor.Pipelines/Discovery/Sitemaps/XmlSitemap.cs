using System.Text;
using System.Xml;

namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>
/// A sitemap or an index of XML: sitemaps.org 0.9, and Google's news sitemaps 0.9. What counts is the name of an element and whether it is
/// of the root's namespace, or of the news namespace: sites write the former wrong or leave it out, and forget to declare prefixes.
/// </summary>
internal sealed class XmlSitemap : SitemapEntries
{
    /// <summary>A news entry goes four deep; more is no sitemap.</summary>
    private const int MostDepth = 32;

    private const int MostTopics = 100;

    private const string NewsNamespace = "http://www.google.com/schemas/sitemap-news/0.9";

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        CloseInput = false,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersFromEntities = 1024,
        XmlResolver = null,
    };

    private readonly XmlReader xml;
    private readonly Uri? source;
    private readonly char[] chunk = new char[1_024];
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private string? rootNamespace;
    private string? field;
    private string entry = "";

    internal XmlSitemap(TextReader text, Uri? source)
    {
        var names = new XmlNamespaceManager(new NameTable());
        // Those that are used without being declared.
        names.AddNamespace("news", NewsNamespace);
        names.AddNamespace("image", "http://www.google.com/schemas/sitemap-image/1.1");
        names.AddNamespace("video", "http://www.google.com/schemas/sitemap-video/1.1");
        names.AddNamespace("mobile", "http://www.google.com/schemas/sitemap-mobile/1.0");
        names.AddNamespace("xhtml", "http://www.w3.org/1999/xhtml");
        names.AddNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml = XmlReader.Create(text, Settings, new XmlParserContext(names.NameTable, names, null, XmlSpace.None));
        this.source = source;
    }

    /// <summary>Whether the root element was met.</summary>
    internal bool HasRoot => rootNamespace is not null;

    /// <inheritdoc/>
    internal override async ValueTask<SitemapItem?> NextAsync()
    {
        while (Problem is null && await xml.ReadAsync().ConfigureAwait(false))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Open();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when field is not null:
                    await TakeAsync().ConfigureAwait(false);
                    break;
                case XmlNodeType.EndElement when xml.Depth > 1:
                    Keep();
                    break;
                case XmlNodeType.EndElement when xml.Depth == 1 && entry.Length > 0:
                    var item = Make();
                    entry = "";
                    return item;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Dispose() => xml.Dispose();

    private void Open()
    {
        // What an element of another kind inside a field says is not the field's.
        field = null;
        if (xml.Depth == 0)
        {
            rootNamespace = xml.NamespaceURI;
            if (xml.LocalName is not ("urlset" or "sitemapindex"))
            {
                Problem = $"The file is no sitemap: its root element is <{(xml.LocalName.Length > 50 ? xml.LocalName[..50] + "…" : xml.LocalName)}>.";
            }
        }
        else if (xml.Depth > MostDepth)
        {
            Problem = "The elements of the sitemap are nested too deep.";
        }
        else if (xml.Depth == 1)
        {
            fields.Clear();
            entry = xml.NamespaceURI == rootNamespace && xml.LocalName is "url" or "sitemap" && !xml.IsEmptyElement ? xml.LocalName : "";
        }
        else if (!xml.IsEmptyElement && entry.Length > 0)
        {
            field = Field();
            text.Clear();
        }
    }

    private string? Field() =>
        xml.NamespaceURI == rootNamespace && xml.Depth == 2 && xml.LocalName is "loc" or "lastmod" ? xml.LocalName
        : IsNews(xml.NamespaceURI) && xml.LocalName is "title" or "name" or "language" or "publication_date" or "keywords" ? "news:" + xml.LocalName
        : null;

    private static bool IsNews(string name) => name.Contains("sitemap-news", StringComparison.OrdinalIgnoreCase);

    private async ValueTask TakeAsync()
    {
        while (text.Length <= LongestAddress && await xml.ReadValueChunkAsync(chunk, 0, chunk.Length).ConfigureAwait(false) is > 0 and var read)
        {
            text.Append(chunk, 0, read);
        }
    }

    /// <summary>Keeps the first of each field.</summary>
    private void Keep()
    {
        if (field is not null)
        {
            fields.TryAdd(field, text.ToString().Trim());
            field = null;
        }
    }

    private SitemapItem Make()
    {
        var loc = Get("loc") ?? "";
        if (!TryAddress(loc, out var url))
        {
            return NoAddress(loc, source);
        }

        var modified = Time("lastmod");
        return entry == "sitemap"
            ? new SitemapItem { Sitemap = url, Modified = modified }
            : new SitemapItem
            {
                Link = new StoryLink
                {
                    Url = url,
                    Title = Get("news:title"),
                    SiteName = Get("news:name"),
                    Language = Get("news:language"),
                    Published = Time("news:publication_date"),
                    Modified = modified,
                    Topics = Get("news:keywords") is { } words
                        ? [.. words.Split(',', MostTopics + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostTopics)]
                        : [],
                    Source = source,
                },
            };
    }

    private string? Get(string name) => fields.TryGetValue(name, out var value) && value.Length is > 0 and <= LongestAddress ? value : null;

    private ArticleTime? Time(string name) => ArticleTime.TryParse(Get(name), out var time) ? time : null;
}
