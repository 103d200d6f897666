namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>What an entry has said so far.</summary>
internal sealed class StoryDraft
{
    private const int MostNames = 100;

    /// <summary>The story's own address behind a counter's, such as FeedBurner's.</summary>
    internal Uri? Original { get; set; }

    internal Uri? Link { get; set; }

    /// <summary>An address that stands in where there is no link.</summary>
    internal Uri? Fallback { get; set; }

    internal string? Id { get; set; }

    internal string? Title { get; set; }

    internal string? Summary { get; set; }

    internal ArticleTime? Published { get; set; }

    /// <summary>As a module of the format has it, where the format itself says nothing.</summary>
    internal ArticleTime? ModulePublished { get; set; }

    internal ArticleTime? Modified { get; set; }

    internal string? Language { get; set; }

    /// <summary>The publication that the story comes from, in a feed of several.</summary>
    internal string? SiteName { get; set; }

    internal List<string> Authors { get; } = [];

    /// <summary>As <c>dc:creator</c> has them, which holds names where RSS's own element holds mail addresses.</summary>
    internal List<string> Creators { get; } = [];

    /// <summary>Of the feed that the story comes from (RFC 4287 section 4.2.1).</summary>
    internal List<string> SourceAuthors { get; } = [];

    internal List<string> Topics { get; } = [];

    /// <summary>Adds a name to a list, once, while there is room.</summary>
    internal static void Add(List<string> names, string? name)
    {
        if (name is not null && names.Count < MostNames && !names.Contains(name))
        {
            names.Add(name);
        }
    }

    /// <summary>Makes the link; null where the entry has no address.</summary>
    internal StoryLink? Finish(FeedDraft feed, Uri? source) => (Original ?? Link ?? Fallback) is not { } url ? null : new StoryLink
    {
        Url = url,
        Id = Id,
        Title = Title,
        Summary = Summary,
        Authors = Creators.Count > 0 ? Creators : Authors.Count > 0 ? Authors : SourceAuthors.Count > 0 ? SourceAuthors : feed.Authors,
        Published = Published ?? ModulePublished,
        Modified = Modified,
        Language = Language ?? feed.Language,
        SiteName = SiteName ?? feed.Title,
        Topics = Topics,
        Source = source,
    };
}
