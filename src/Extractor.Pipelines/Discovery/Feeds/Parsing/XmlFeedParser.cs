using System.Xml;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// RSS of every version, RDF among them, and Atom, in one pass. An entry is what bears the name of one at most two levels below the root,
/// so that stray forms are read too. It goes to the library by itself: so the bounds hold, and what is whole is read where the rest is broken.
/// </summary>
internal sealed class XmlFeedParser(FeedCursor cursor, FeedDraft feed)
{
    private const int DeepestEntry = 2;

    private readonly FeedElements head = new();
    private FeedElements parts = new();
    private bool isAtom;
    private StoryDraft? story;
    private int storyDepth;
    private int headDepth;

    /// <summary>Reads the document into the feed.</summary>
    internal void Run()
    {
        var isFeed = false;
        try
        {
            isFeed = Begin();
            if (isFeed && !cursor.IsEmpty)
            {
                ReadAll();
            }
        }
        catch (XmlException) when (!isFeed)
        {
            feed.Fail(FailureKind.InvalidInput, "This is no feed: its beginning is no XML.");
        }
        catch (XmlException exception)
        {
            feed.Fail(FailureKind.Unreadable, FormattableString.Invariant($"The XML is broken at line {exception.LineNumber}, position {exception.LinePosition}."));
        }

        EndHead();
        if (cursor.IsTooDeep)
        {
            feed.Fail(FailureKind.TooComplex, "The feed is nested too deeply.");
        }
    }

    /// <summary>Reads up to the root and tells the format by it.</summary>
    private bool Begin()
    {
        while (cursor.Read())
        {
            if (!cursor.IsElement)
            {
                continue;
            }

            isAtom = cursor.Name == "feed" && FeedNamespaces.IsAtom(cursor.Space);
            if (isAtom)
            {
                feed.Language = cursor.Language;
            }
            else if (!cursor.Name.Equals("rss", StringComparison.OrdinalIgnoreCase) && !(cursor.Name == "RDF" && cursor.Space == FeedNamespaces.Rdf))
            {
                break;
            }

            return true;
        }

        var what = !cursor.IsElement ? "It has no element." : cursor.Name.Equals("html", StringComparison.OrdinalIgnoreCase) ? "It is an HTML page." : "Its root is no feed's.";
        feed.Fail(FailureKind.InvalidInput, "This is no feed. " + what);
        return false;
    }

    private void ReadAll()
    {
        while (cursor.Read())
        {
            if (cursor.IsEnd)
            {
                if (cursor.Depth == 0)
                {
                    // What stands behind the root is no concern of ours.
                    return;
                }

                if (story is not null && cursor.Depth == storyDepth && !EndStory())
                {
                    return;
                }
            }
            else if (cursor.IsElement && !ReadElement())
            {
                return;
            }
        }
    }

    private bool ReadElement()
    {
        if (story is not null)
        {
            if (cursor.Depth == storyDepth + 1)
            {
                parts.Keep(cursor);
            }

            return true;
        }

        if (IsStory())
        {
            (story, parts, storyDepth) = (new StoryDraft { Language = cursor.Language }, new FeedElements(), cursor.Depth);
            RssFields.Begin(story, cursor);
            return !cursor.IsEmpty || EndStory();
        }

        if (!isAtom && cursor.Depth == 1 && cursor.Name == "channel")
        {
            headDepth = 1;
            feed.Language ??= cursor.Language;
        }
        else if (cursor.Depth == headDepth + 1 && IsOfHead(cursor.Name))
        {
            head.Keep(cursor);
        }

        return true;
    }

    /// <summary>What is read of the feed itself; anything else may have entries inside, or a date, which the library may read by the feed's culture.</summary>
    private static bool IsOfHead(string name) => name is "title" or "link" or "language" or "ttl" or "author" or "updatePeriod" or "updateFrequency";

    private bool IsStory() => cursor.Depth <= DeepestEntry
        && (isAtom ? cursor.Name == "entry" && FeedNamespaces.IsAtom(cursor.Space) : cursor.Name == "item" && FeedNamespaces.IsRss(cursor.Space));

    private bool EndStory()
    {
        var ended = story!;
        story = null;
        if (!isAtom)
        {
            RssFields.Read(ended, parts.Rss);
        }

        AtomFields.Read(ended, parts.Others);
        ModuleFields.Read(ended, parts.Others);
        return feed.Add(ended);
    }

    private void EndHead()
    {
        if (isAtom)
        {
            AtomFields.ReadHead(feed, head.Others);
        }
        else
        {
            RssFields.ReadHead(feed, head.Rss);
        }

        ModuleFields.ReadHead(feed, head.Others);
    }
}
