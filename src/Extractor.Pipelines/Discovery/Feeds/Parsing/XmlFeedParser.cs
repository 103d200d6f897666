using System.Xml;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// RSS of every version, RDF among them, and Atom, in one pass. An entry is what bears the name of one at most two levels below the root,
/// so that stray forms are read too.
/// </summary>
internal sealed class XmlFeedParser(FeedCursor cursor, FeedDraft feed)
{
    private const int DeepestEntry = 2;

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
                ReadStory(story);
            }

            return true;
        }

        if (IsStory())
        {
            (story, storyDepth) = (new StoryDraft { Language = cursor.Language }, cursor.Depth);
            RssFields.Begin(story, cursor);
            return !cursor.IsEmpty || EndStory();
        }

        if (!isAtom && cursor.Depth == 1 && cursor.Name == "channel")
        {
            headDepth = 1;
            feed.Language ??= cursor.Language;
        }
        else if (cursor.Depth == headDepth + 1)
        {
            ReadHead();
        }

        return true;
    }

    private bool IsStory() => cursor.Depth <= DeepestEntry
        && (isAtom ? cursor.Name == "entry" && FeedNamespaces.IsAtom(cursor.Space) : cursor.Name == "item" && FeedNamespaces.IsRss(cursor.Space));

    private void ReadStory(StoryDraft draft)
    {
        if (FeedNamespaces.IsAtom(cursor.Space))
        {
            AtomFields.Read(draft, cursor);
        }
        else if (FeedNamespaces.IsRss(cursor.Space) && !isAtom)
        {
            RssFields.Read(draft, cursor);
        }
        else
        {
            ModuleFields.Read(draft, cursor);
        }
    }

    private void ReadHead()
    {
        if (isAtom)
        {
            AtomFields.ReadHead(feed, cursor);
        }
        else if (FeedNamespaces.IsRss(cursor.Space))
        {
            RssFields.ReadHead(feed, cursor);
        }

        ModuleFields.ReadHead(feed, cursor);
    }

    private bool EndStory()
    {
        var ended = story!;
        story = null;
        return feed.Add(ended);
    }
}
