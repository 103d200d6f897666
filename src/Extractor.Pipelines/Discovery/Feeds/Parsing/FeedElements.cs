using System.Xml.Linq;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// What an entry holds, or a feed of itself, in the form that CodeHollow.FeedReader takes: a few elements one below another, with the
/// prefixes that it looks for whatever the document calls them, and text that is already apart from markup.
/// </summary>
internal sealed class FeedElements
{
    private const int MostElements = 1_000;

    // A source (RFC 4287 section 4.2.11) has authors, and these have names.
    private const int DeepestPart = 2;

    private static readonly string[] Attributes = ["href", "rel", "type", "label", "term", "isPermaLink"];

    private int count;

    /// <summary>The elements of RSS itself, in no namespace.</summary>
    internal XElement Rss { get; } = new("item");

    /// <summary>Those of Atom, whose namespace needs no prefix, and of modules.</summary>
    internal XElement Others { get; } = new(
        (XNamespace)FeedNamespaces.Atom + "entry",
        new XAttribute("xmlns", FeedNamespaces.Atom),
        new XAttribute(XNamespace.Xmlns + "dc", FeedNamespaces.DublinCore),
        new XAttribute(XNamespace.Xmlns + "sy", FeedNamespaces.Syndication));

    /// <summary>The address that an element holds, against the base that it has in the document.</summary>
    /// <param name="element">The element; null for none.</param>
    /// <param name="text">The address as it stands there.</param>
    internal static Uri? AddressIn(XElement? element, string? text) => FeedAddress.Resolve(element?.Annotation<Uri>(), text);

    /// <summary>Reads the present element to its end and keeps it, if there is room and anyone asks for its like.</summary>
    internal void Keep(FeedCursor cursor)
    {
        if (FeedNamespaces.IsRss(cursor.Space))
        {
            Keep(Rss, "", cursor, 0);
        }
        else if (FeedNamespaces.IsAtom(cursor.Space))
        {
            Keep(Others, FeedNamespaces.Atom, cursor, DeepestPart);
        }
        else if (FeedNamespaces.IsModule(cursor.Space))
        {
            Keep(Others, cursor.Space, cursor, 0);
        }
    }

    private void Keep(XElement parent, XNamespace space, FeedCursor cursor, int levels)
    {
        // The library takes Atom 0.3's creation for the publication.
        if (++count > MostElements || cursor.Name is "content" or "created")
        {
            return;
        }

        var element = new XElement(space + cursor.Name);
        foreach (var name in Attributes)
        {
            element.SetAttributeValue(name, cursor.Attribute(name));
        }

        if (cursor.Base is { } at)
        {
            element.AddAnnotation(at);
        }

        if (levels > 0 && cursor.Name is "author" or "source")
        {
            KeepParts(element, space, cursor, levels - 1);
        }
        else if (cursor.Text(cursor.Name is "description" or "summary" ? PlainText.LongestSummary : PlainText.LongestTitle + 1) is { Length: > 0 } text)
        {
            element.Value = text;
        }

        if (!element.IsEmpty || element.HasAttributes)
        {
            parent.Add(element);
        }
    }

    private void KeepParts(XElement element, XNamespace space, FeedCursor cursor, int levels)
    {
        var depth = cursor.Depth;
        while (!cursor.IsEmpty && cursor.Read() && !(cursor.IsEnd && cursor.Depth == depth))
        {
            if (cursor.IsElement && cursor.Depth == depth + 1 && FeedNamespaces.IsAtom(cursor.Space))
            {
                Keep(element, space, cursor, levels);
            }
        }
    }
}
