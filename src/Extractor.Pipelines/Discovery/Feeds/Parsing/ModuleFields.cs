using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// Elements of modules: Dublin Core and its terms, syndication, FeedBurner. Media, podcast and content modules are passed over: they hold
/// what the page holds.
/// </summary>
internal static class ModuleFields
{
    private static readonly XNamespace DublinCore = FeedNamespaces.DublinCore;
    private static readonly XNamespace Terms = FeedNamespaces.DublinCoreTerms;

    /// <summary>Reads the modules of an entry.</summary>
    internal static void Read(StoryDraft story, XElement element)
    {
        var core = new DublinCore(element);
        story.ModulePublished = FeedTime.Read(core.DateString) ?? FeedTime.Read(element.Element(Terms + "issued")?.Value);
        story.Modified ??= FeedTime.Read(element.Element(Terms + "modified")?.Value);
        story.Language = PlainText.Name(core.Language) ?? story.Language;
        story.Title ??= PlainText.OfHtml(core.Title, PlainText.LongestTitle);
        story.Original = FeedAddress.Resolve(null, element.Element((XNamespace)FeedNamespaces.FeedBurner + "origLink")?.Value);
        AddAll(story.Creators, element.Elements(DublinCore + "creator"));
        AddAll(story.Topics, element.Elements(DublinCore + "subject"));
    }

    /// <summary>Reads the modules of the feed itself.</summary>
    internal static void ReadHead(FeedDraft feed, XElement element)
    {
        feed.Language ??= PlainText.Name(new DublinCore(element).Language);
        var syndication = new Syndication(element);
        feed.ReadPeriod(syndication.UpdatePeriod?.Trim() ?? "");
        feed.ReadFrequency(syndication.UpdateFrequency?.Trim() ?? "");
    }

    private static void AddAll(List<string> names, IEnumerable<XElement> elements)
    {
        foreach (var element in elements)
        {
            StoryDraft.Add(names, PlainText.Name(PlainText.OfHtml(element.Value, PlainText.LongestName + 1)));
        }
    }
}
