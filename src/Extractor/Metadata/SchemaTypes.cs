namespace Extractor.Metadata;

/// <summary>What a node of JSON-LD is, as far as it matters here.</summary>
[Flags]
internal enum SchemaKinds
{
    None = 0,
    News = 1 << 0,
    Article = 1 << 1,
    Page = 1 << 2,
    Organization = 1 << 3,
    Person = 1 << 4,
    LiveBlog = 1 << 5,
    Site = 1 << 6,
    Breadcrumbs = 1 << 7,
    Question = 1 << 8,
}

/// <summary>The types of schema.org and what they are of; case does not matter.</summary>
internal static class SchemaTypes
{
    private static readonly Dictionary<string, SchemaKinds>.AlternateLookup<ReadOnlySpan<char>> Kinds = Make();

    /// <param name="type">The name of the type, without the vocabulary.</param>
    public static SchemaKinds Of(ReadOnlySpan<char> type) => Kinds.TryGetValue(type, out var kinds) ? kinds : SchemaKinds.None;

    private static Dictionary<string, SchemaKinds>.AlternateLookup<ReadOnlySpan<char>> Make()
    {
        var kinds = new Dictionary<string, SchemaKinds>(StringComparer.OrdinalIgnoreCase);
        Add(SchemaKinds.News,
            "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle",
            "OpinionNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "SatiricalArticle", "AdvertiserContentArticle");
        Add(SchemaKinds.Article,
            "Article", "BlogPosting", "TechArticle", "ScholarlyArticle", "SocialMediaPosting", "DiscussionForumPosting", "Report",
            "CreativeWork", "Recipe", "Review", "HowTo", "MedicalWebPage");
        Add(SchemaKinds.Page, "WebPage", "ItemPage", "VideoObject");
        Add(SchemaKinds.Organization, "Organization", "NewsMediaOrganization", "Corporation", "WebSite", "Brand", "LocalBusiness");
        Add(SchemaKinds.Person, "Person");
        Add(SchemaKinds.LiveBlog, "LiveBlogPosting");
        Add(SchemaKinds.Site, "WebSite");
        Add(SchemaKinds.Breadcrumbs, "BreadcrumbList");
        Add(SchemaKinds.Question, "Question");
        return kinds.GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(SchemaKinds kind, params ReadOnlySpan<string> types)
        {
            foreach (var type in types) kinds[type] = kinds.GetValueOrDefault(type) | kind;
        }
    }
}
