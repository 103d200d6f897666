namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// Elements of modules: Dublin Core and its terms, syndication, FeedBurner. Media, podcast and content modules are passed over: they hold
/// what the page holds.
/// </summary>
internal static class ModuleFields
{
    /// <summary>Reads an element of an entry.</summary>
    internal static void Read(StoryDraft story, FeedCursor cursor)
    {
        switch (cursor.Space, cursor.Name)
        {
            case (FeedNamespaces.DublinCore, "creator"):
                StoryDraft.Add(story.Creators, PlainText.Name(PlainText.OfHtml(cursor.Text(PlainText.LongestName + 1), PlainText.LongestName + 1)));
                break;
            case (FeedNamespaces.DublinCore, "date"):
            case (FeedNamespaces.DublinCoreTerms, "issued"):
                story.ModulePublished ??= FeedTime.Read(cursor.Text(PlainText.LongestName));
                break;
            case (FeedNamespaces.DublinCoreTerms, "modified"):
                story.Modified ??= FeedTime.Read(cursor.Text(PlainText.LongestName));
                break;
            case (FeedNamespaces.DublinCore, "subject"):
                StoryDraft.Add(story.Topics, PlainText.Name(PlainText.OfHtml(cursor.Text(PlainText.LongestName + 1), PlainText.LongestName + 1)));
                break;
            case (FeedNamespaces.DublinCore, "language"):
                story.Language = PlainText.Name(cursor.Text(PlainText.LongestName + 1)) ?? story.Language;
                break;
            case (FeedNamespaces.DublinCore, "title"):
                story.Title ??= PlainText.OfHtml(cursor.Text(PlainText.LongestTitle), PlainText.LongestTitle);
                break;
            case (FeedNamespaces.FeedBurner, "origLink"):
                story.Original ??= FeedAddress.Resolve(null, cursor.Text(PlainText.LongestAddress + 1));
                break;
        }
    }

    /// <summary>Reads an element of the feed itself.</summary>
    internal static void ReadHead(FeedDraft feed, FeedCursor cursor)
    {
        switch (cursor.Space, cursor.Name)
        {
            case (FeedNamespaces.DublinCore, "language"):
                feed.Language ??= PlainText.Name(cursor.Text(PlainText.LongestName + 1));
                break;
            case (FeedNamespaces.Syndication, "updatePeriod"):
                feed.ReadPeriod(cursor.Text(PlainText.LongestName).Trim());
                break;
            case (FeedNamespaces.Syndication, "updateFrequency"):
                feed.ReadFrequency(cursor.Text(PlainText.LongestName).Trim());
                break;
        }
    }
}
