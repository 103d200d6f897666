namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>The elements of Atom (RFC 4287, and its forerunner 0.3), which stand in RSS too.</summary>
internal static class AtomFields
{
    /// <summary>Reads an element of an entry.</summary>
    internal static void Read(StoryDraft story, FeedCursor cursor)
    {
        switch (cursor.Name)
        {
            case "title":
                story.Title ??= TextOf(cursor, PlainText.LongestTitle);
                break;
            case "summary":
                story.Summary ??= TextOf(cursor, PlainText.LongestSummary);
                break;
            case "id":
                story.Id ??= PlainText.Name(cursor.Text(PlainText.LongestAddress + 1), PlainText.LongestAddress);
                break;
            case "link" when IsAlternate(cursor):
                var isPage = cursor.Attribute("type") is null or "text/html" or "application/xhtml+xml";
                var url = FeedAddress.Resolve(cursor.Base, cursor.Attribute("href"));
                (story.Link, story.Fallback) = isPage ? (story.Link ?? url, story.Fallback) : (story.Link, story.Fallback ?? url);
                break;
            case "author":
                StoryDraft.Add(story.Authors, PersonOf(cursor));
                break;
            case "category":
                StoryDraft.Add(story.Topics, PlainText.Name(cursor.Attribute("label")) ?? PlainText.Name(cursor.Attribute("term")));
                break;
            case "published" or "issued":
                story.Published ??= FeedTime.Read(cursor.Text(PlainText.LongestName));
                break;
            case "updated" or "modified":
                story.Modified ??= FeedTime.Read(cursor.Text(PlainText.LongestName));
                break;
            case "source":
                ReadSource(story, cursor);
                break;
        }
    }

    /// <summary>Reads an element of the feed itself.</summary>
    internal static void ReadHead(FeedDraft feed, FeedCursor cursor)
    {
        switch (cursor.Name)
        {
            case "title":
                feed.Title ??= TextOf(cursor, PlainText.LongestTitle);
                break;
            case "link" when IsAlternate(cursor):
                feed.HomePage ??= FeedAddress.Resolve(cursor.Base, cursor.Attribute("href"));
                break;
            case "author":
                StoryDraft.Add(feed.Authors, PersonOf(cursor));
                break;
        }
    }

    /// <summary>A text construct (RFC 4287 section 3.1): plain unless it says that it is markup; 0.3 says so by a media type.</summary>
    private static string? TextOf(FeedCursor cursor, int longest)
    {
        var isMarkup = cursor.Attribute("type") is "html" or "text/html";
        var text = cursor.Text(longest);
        return isMarkup ? PlainText.OfHtml(text, longest) : PlainText.Fold(text, longest);
    }

    private static bool IsAlternate(FeedCursor cursor) =>
        (cursor.Attribute("rel")?.Trim() ?? "alternate") is "alternate" or "" or "http://www.iana.org/assignments/relation/alternate";

    /// <summary>The name of a person construct (RFC 4287 section 3.2).</summary>
    private static string? PersonOf(FeedCursor cursor)
    {
        string? name = null;
        ReadInside(cursor, () =>
        {
            if (cursor.Name == "name" && FeedNamespaces.IsAtom(cursor.Space))
            {
                name ??= PlainText.Name(cursor.Text(PlainText.LongestName + 1));
            }
        });
        return name;
    }

    private static void ReadSource(StoryDraft story, FeedCursor cursor) => ReadInside(cursor, () =>
    {
        switch (cursor.Name)
        {
            case "title":
                story.SiteName ??= TextOf(cursor, PlainText.LongestName);
                break;
            case "author":
                StoryDraft.Add(story.SourceAuthors, PersonOf(cursor));
                break;
        }
    });

    /// <summary>Goes to the end of the present element, stopping at each of its children.</summary>
    private static void ReadInside(FeedCursor cursor, Action read)
    {
        if (cursor.IsEmpty)
        {
            return;
        }

        var depth = cursor.Depth;
        while (cursor.Read() && !(cursor.IsEnd && cursor.Depth == depth))
        {
            if (cursor.IsElement && cursor.Depth == depth + 1)
            {
                read();
            }
        }
    }
}
