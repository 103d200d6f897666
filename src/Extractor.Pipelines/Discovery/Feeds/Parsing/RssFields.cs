namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>The elements of RSS itself (RSS 2.0 specification of the RSS Advisory Board; RDF Site Summary 1.0).</summary>
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

    /// <summary>Reads an element of an item.</summary>
    internal static void Read(StoryDraft story, FeedCursor cursor)
    {
        switch (cursor.Name)
        {
            case "title":
                story.Title ??= PlainText.OfHtml(cursor.Text(PlainText.LongestTitle), PlainText.LongestTitle);
                break;
            case "link":
                var at = cursor.Base;
                story.Link ??= FeedAddress.Resolve(at, cursor.Text(PlainText.LongestAddress + 1));
                break;
            case "guid":
                ReadGuid(story, cursor);
                break;
            case "description":
                story.Summary ??= PlainText.OfHtml(cursor.Text(PlainText.LongestSummary), PlainText.LongestSummary);
                break;
            case "author":
                StoryDraft.Add(story.Authors, NameOf(cursor.Text(PlainText.LongestName + 1)));
                break;
            case "category":
                StoryDraft.Add(story.Topics, PlainText.Name(PlainText.OfHtml(cursor.Text(PlainText.LongestName + 1), PlainText.LongestName + 1)));
                break;
            case "pubDate":
                story.Published ??= FeedTime.Read(cursor.Text(PlainText.LongestName));
                break;
            case "source":
                story.SiteName ??= PlainText.Name(PlainText.OfHtml(cursor.Text(PlainText.LongestName + 1), PlainText.LongestName + 1));
                break;
        }
    }

    /// <summary>Reads an element of the channel.</summary>
    internal static void ReadHead(FeedDraft feed, FeedCursor cursor)
    {
        switch (cursor.Name)
        {
            case "title":
                feed.Title ??= PlainText.OfHtml(cursor.Text(PlainText.LongestTitle), PlainText.LongestTitle);
                break;
            case "link":
                var at = cursor.Base;
                feed.HomePage ??= FeedAddress.Resolve(at, cursor.Text(PlainText.LongestAddress + 1));
                break;
            case "language":
                feed.Language ??= PlainText.Name(cursor.Text(PlainText.LongestName + 1));
                break;
            case "ttl":
                feed.ReadTtl(cursor.Text(PlainText.LongestName).Trim());
                break;
        }
    }

    private static void ReadGuid(StoryDraft story, FeedCursor cursor)
    {
        // Without a word it is the story's address.
        var isAddress = cursor.Attribute("isPermaLink") is not { } word || word.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
        var guid = PlainText.Name(cursor.Text(PlainText.LongestAddress + 1), PlainText.LongestAddress);
        story.Id ??= guid;
        if (isAddress)
        {
            // An absolute one: what is no address is often not marked as none.
            story.Fallback ??= FeedAddress.Resolve(null, guid);
        }
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
