using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>RSS of all versions: what CodeHollow.FeedReader reads of it, and what it leaves: several authors, <c>isPermaLink</c>.</summary>
internal static class RssFields
{
    /// <summary>Reads what stands at the item itself.</summary>
    internal static void Begin(StoryDraft story, FeedCursor cursor)
    {
        // RDF Site Summary 1.0, section 5.5: it is the address of the link too.
        if (cursor.Attribute("about", FeedNamespaces.Rdf) is { } about)
        {
            story.Id = PlainText.Name(about, PlainText.LongestAddress);
            story.Fallback = FeedAddress.Resolve(cursor.Base, about);
        }
    }

    /// <summary>Reads an item.</summary>
    internal static void Read(StoryDraft story, XElement element)
    {
        var item = new Rss20FeedItem(element);
        story.Title = PlainText.OfHtml(item.Title, PlainText.LongestTitle);
        story.Link = FeedElements.AddressIn(element.Element("link"), item.Link);
        story.Summary = PlainText.OfHtml(item.Description, PlainText.LongestSummary);
        story.Published = FeedTime.Read(item.PublishingDateString);
        story.SiteName = PlainText.Name(PlainText.OfHtml(item.Source.Value, PlainText.LongestName + 1));
        foreach (var author in element.Elements("author"))
        {
            StoryDraft.Add(story.Authors, NameOf(author.Value));
        }

        foreach (var topic in item.Categories)
        {
            StoryDraft.Add(story.Topics, PlainText.Name(PlainText.OfHtml(topic, PlainText.LongestName + 1)));
        }

        var guid = PlainText.Name(item.Guid, PlainText.LongestAddress);
        story.Id ??= guid;

        // Without a word it is the story's address; an absolute one: what is no address is often not marked as none.
        if (guid is not null && (element.Element("guid")!.Attribute("isPermaLink") is not { } word || word.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            story.Fallback ??= FeedAddress.Resolve(null, guid);
        }
    }

    /// <summary>Reads the channel.</summary>
    internal static void ReadHead(FeedDraft feed, XElement element)
    {
        var channel = new Rss20Feed(null, element);
        feed.Title = PlainText.OfHtml(channel.Title, PlainText.LongestTitle);
        feed.HomePage = FeedElements.AddressIn(element.Element("link"), channel.Link);
        feed.Language ??= PlainText.Name(channel.Language);
        feed.ReadTtl(channel.TTL?.Trim() ?? "");
    }

    /// <summary>The name of "mara@gazette.example (Mara Lindqvist)"; a mail address alone is no name.</summary>
    private static string? NameOf(string text)
    {
        if (PlainText.Name(PlainText.OfHtml(text, PlainText.LongestName + 1)) is not { } author || !author.Contains('@', StringComparison.Ordinal))
        {
            return PlainText.Name(PlainText.OfHtml(text, PlainText.LongestName + 1));
        }

        var open = author.IndexOf('(', StringComparison.Ordinal);
        var close = author.LastIndexOf(')');
        return open >= 0 && close > open ? PlainText.Name(author[(open + 1)..close]) : null;
    }
}
