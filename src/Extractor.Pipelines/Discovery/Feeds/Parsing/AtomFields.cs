using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// Atom (RFC 4287, and its forerunner 0.3), whose elements stand in RSS too: what CodeHollow.FeedReader reads of it, and what it leaves: the
/// kinds of text, base addresses, several authors, sources.
/// </summary>
internal static class AtomFields
{
    private static readonly XNamespace Space = FeedNamespaces.Atom;

    /// <summary>Reads an entry.</summary>
    internal static void Read(StoryDraft story, XElement element)
    {
        var entry = new AtomFeedItem(element);
        story.Title ??= TextOf(element.Element(Space + "title"), PlainText.LongestTitle);
        story.Summary ??= TextOf(element.Element(Space + "summary"), PlainText.LongestSummary);
        story.Id ??= PlainText.Name(entry.Id, PlainText.LongestAddress);
        story.Published ??= FeedTime.Read(entry.PublishedDateString);
        story.Modified ??= FeedTime.Read(entry.UpdatedDateString);
        foreach (var link in element.Elements(Space + "link").Where(IsAlternate))
        {
            var url = FeedElements.AddressIn(link, link.Attribute("href")?.Value);
            var isPage = link.Attribute("type")?.Value is null or "text/html" or "application/xhtml+xml";
            (story.Link, story.Fallback) = isPage ? (story.Link ?? url, story.Fallback) : (story.Link, story.Fallback ?? url);
        }

        foreach (var topic in entry.Categories)
        {
            StoryDraft.Add(story.Topics, PlainText.Name(topic));
        }

        AddPersons(story.Authors, element);
        if (element.Element(Space + "source") is { } source)
        {
            story.SiteName ??= TextOf(source.Element(Space + "title"), PlainText.LongestName);
            AddPersons(story.SourceAuthors, source);
        }
    }

    /// <summary>Reads what the feed says of itself.</summary>
    internal static void ReadHead(FeedDraft feed, XElement element)
    {
        feed.Title = TextOf(element.Element(Space + "title"), PlainText.LongestTitle);
        var link = element.Elements(Space + "link").FirstOrDefault(IsAlternate);
        feed.HomePage = FeedElements.AddressIn(link, link?.Attribute("href")?.Value);
        AddPersons(feed.Authors, element);
    }

    /// <summary>The names of person constructs (RFC 4287 section 3.2).</summary>
    private static void AddPersons(List<string> names, XElement element)
    {
        foreach (var person in element.Elements(Space + "author"))
        {
            StoryDraft.Add(names, PlainText.Name(person.Element(Space + "name")?.Value));
        }
    }

    /// <summary>A text construct (RFC 4287 section 3.1): plain unless it says that it is markup; 0.3 says so by a media type.</summary>
    private static string? TextOf(XElement? element, int longest) =>
        element?.Attribute("type")?.Value is "html" or "text/html" ? PlainText.OfHtml(element.Value, longest) : PlainText.Fold(element?.Value, longest);

    private static bool IsAlternate(XElement link) =>
        (link.Attribute("rel")?.Value.Trim() ?? "alternate") is "alternate" or "" or "http://www.iana.org/assignments/relation/alternate";
}
