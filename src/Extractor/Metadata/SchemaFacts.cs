using System.Text.Json;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>An author as JSON-LD states it.</summary>
internal sealed record StatedAuthor(string Name, string? Url, string? Role, bool IsOrganization, bool IsPerson = false);

/// <summary>A picture as JSON-LD states it.</summary>
internal sealed record StatedImage(string Url, string? Caption, string? Credit);

/// <summary>One level of a breadcrumb trail.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where it leads; null where it leads nowhere.</param>
internal sealed record StatedCrumb(string Name, string? Url);

/// <summary>A question that the page answers.</summary>
internal sealed record StatedQuestion(string Question, string Answer);

/// <summary>One entry of a live blog.</summary>
internal sealed record StatedUpdate(string? Headline, string? Body, string? Published);

/// <summary>What a page's JSON-LD says of its story. Nothing is decided here: values are as stated.</summary>
internal sealed record SchemaFacts
{
    private const int MostOthers = 20;
    private const int MostQuestions = 100;

    /// <summary>True when an article node was found, not only a page node.</summary>
    public bool HasArticle { get; private init; }

    /// <summary>True when the article node calls itself news.</summary>
    public bool IsNews { get; private init; }

    public bool IsLiveBlog { get; private init; }

    public string? Headline { get; private init; }

    public string? AlternativeHeadline { get; private init; }

    public string? Description { get; private init; }

    public string? Published { get; private init; }

    /// <summary>When the text was made, which some pages state in place of its publication.</summary>
    public string? Created { get; private init; }

    /// <summary>What other articles and pages of the graph state as their publication, in document order.</summary>
    public IReadOnlyList<string> OtherPublished { get; private init; } = [];

    public string? Modified { get; private init; }

    public string? Section { get; private init; }

    public string? Language { get; private init; }

    public string? SiteName { get; private init; }

    public string? Url { get; private init; }

    public bool? Free { get; private init; }

    public string? Body { get; private init; }

    public IReadOnlyList<StatedAuthor> Authors { get; private init; } = [];

    public IReadOnlyList<string> Topics { get; private init; } = [];

    public IReadOnlyList<StatedImage> Images { get; private init; } = [];

    public IReadOnlyList<StatedUpdate> Updates { get; private init; } = [];

    /// <summary>The questions that the page answers, with the accepted answers, without markup.</summary>
    public IReadOnlyList<StatedQuestion> Questions { get; private init; } = [];

    /// <summary>The breadcrumb trail.</summary>
    public IReadOnlyList<StatedCrumb> Trail { get; private init; } = [];

    /// <summary>The names of the breadcrumb trail.</summary>
    public IEnumerable<string> Breadcrumbs => Trail.Select(crumb => crumb.Name);

    public static SchemaFacts From(SchemaGraph graph, Uri? url)
    {
        var article = Find(graph, SchemaKinds.News, url) ?? Find(graph, SchemaKinds.Article, url);
        var page = Find(graph, SchemaKinds.Page, url);
        var site = graph.NodesOf(SchemaKinds.Site).Select(n => graph.Text(n, "name")).FirstOrDefault(n => n is not null);
        var trail = graph.NodesOf(SchemaKinds.Breadcrumbs)
            .Select(n => graph.Values(n, "itemListElement").Select(item => Crumb(graph, item)).OfType<StatedCrumb>().ToList())
            .FirstOrDefault(crumbs => crumbs.Count > 0) ?? [];
        var questions = QuestionsOf(graph);
        if ((article ?? page) is not { } node) return new SchemaFacts { SiteName = site, Trail = trail, Questions = questions };

        string? Stated(string name) => graph.Text(node, name) ?? (page is { } p ? graph.Text(p, name) : null);
        var publisher = graph.Values(node, "publisher").FirstOrDefault();
        var kinds = SchemaGraph.KindsOf(node);
        return new SchemaFacts
        {
            HasArticle = article is not null,
            IsNews = (kinds & SchemaKinds.News) != 0,
            IsLiveBlog = (kinds & SchemaKinds.LiveBlog) != 0,
            Headline = graph.Text(node, "headline") ?? (article is not null ? graph.Text(node, "name") : null),
            AlternativeHeadline = graph.Text(node, "alternativeHeadline"),
            Description = graph.Text(node, "description"),
            Published = graph.Text(node, "datePublished"),
            Created = Stated("dateCreated"),
            OtherPublished = OtherPublishedOf(graph, node),
            Modified = Stated("dateModified"),
            Section = graph.Text(node, "articleSection"),
            Language = Language_(graph, node),
            SiteName = (publisher.ValueKind == JsonValueKind.Undefined ? null : SchemaGraph.TextOf(publisher)) ?? site,
            Url = UrlOf(graph, node, "url") ?? UrlOf(graph, node, "mainEntityOfPage"),
            Free = Free_(graph, node),
            Body = BodyOf(node),
            Authors = AuthorsOf(graph, node),
            Topics = TopicsOf(graph, node),
            Images = ImagesOf(graph, node),
            Updates = UpdatesOf(graph, node),
            Questions = questions,
            Trail = trail,
        };
    }

    /// <summary>The fullest node of these types that is about this page: related stories stand in JSON-LD as well.</summary>
    private static JsonElement? Find(SchemaGraph graph, SchemaKinds kinds, Uri? url)
    {
        JsonElement? best = null;
        var bestScore = 0;
        foreach (var node in graph.NodesOf(kinds))
        {
            var score = 1;
            if (SchemaGraph.Property(node, "headline") is not null) score += 2;
            if (SchemaGraph.Property(node, "datePublished") is not null) score += 2;
            if (SchemaGraph.Property(node, "author") is not null) score += 1;
            if (SchemaGraph.Property(node, "articleBody") is not null) score += 2;
            if (SchemaGraph.Property(node, "mainEntityOfPage") is not null) score += 2;
            if (url is not null && (UrlOf(graph, node, "url") ?? UrlOf(graph, node, "mainEntityOfPage")) is { } own)
                score += Urls.SamePage(own, url) ? 6 : 0;
            if (score <= bestScore) continue;
            best = node;
            bestScore = score;
        }
        return best;
    }

    private static List<string> OtherPublishedOf(SchemaGraph graph, JsonElement node)
    {
        var others = new List<string>();
        var own = graph.Text(node, "datePublished");
        foreach (var other in graph.NodesOf(SchemaKinds.News | SchemaKinds.Article | SchemaKinds.Page))
        {
            if (others.Count >= MostOthers) break;
            if (graph.Text(other, "datePublished") is not { } published) continue;
            // The node itself comes by as well.
            if (published == own) own = null;
            else others.Add(published);
        }
        return others;
    }

    private static StatedCrumb? Crumb(SchemaGraph graph, JsonElement item) =>
        (graph.Text(item, "name") ?? graph.Values(item, "item").Select(SchemaGraph.TextOf).FirstOrDefault()) is { } name
            ? new StatedCrumb(name, UrlOf(graph, item, "item") ?? UrlOf(graph, item, "url"))
            : null;

    private static string? Language_(SchemaGraph graph, JsonElement node) =>
        graph.Values(node, "inLanguage").Select(v => v.ValueKind == JsonValueKind.Object
            ? graph.Text(v, "alternateName") ?? graph.Text(v, "name")
            : SchemaGraph.TextOf(v)).FirstOrDefault(v => v is not null);

    private static bool? Free_(SchemaGraph graph, JsonElement node)
    {
        foreach (var value in graph.Values(node, "isAccessibleForFree"))
        {
            if (value.ValueKind == JsonValueKind.True) return true;
            if (value.ValueKind == JsonValueKind.False) return false;
            var text = SchemaGraph.TextOf(value);
            if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase)) return true;
            if (string.Equals(text, "false", StringComparison.OrdinalIgnoreCase)) return false;
        }
        return null;
    }

    private static string? UrlOf(SchemaGraph graph, JsonElement node, string name)
    {
        foreach (var value in graph.Values(node, name))
        {
            var text = value.ValueKind == JsonValueKind.String ? SchemaGraph.GetString(value)
                : SchemaGraph.Property(value, "@id") is { ValueKind: JsonValueKind.String } id ? SchemaGraph.GetString(id)
                : SchemaGraph.Property(value, "url") is { ValueKind: JsonValueKind.String } url ? SchemaGraph.GetString(url)
                : null;
            if (!string.IsNullOrWhiteSpace(text)) return text.Trim();
        }
        return null;
    }

    /// <summary>The stated body, its line breaks kept.</summary>
    private static string? BodyOf(JsonElement node) =>
        SchemaGraph.Property(node, "articleBody") is { ValueKind: JsonValueKind.String } body && SchemaGraph.GetString(body) is { Length: > 0 } text
            ? text
            : null;

    private static List<StatedQuestion> QuestionsOf(SchemaGraph graph)
    {
        var questions = new List<StatedQuestion>();
        foreach (var node in graph.NodesOf(SchemaKinds.Question))
        {
            if (graph.Text(node, "name") is not { } name || graph.Values(node, "acceptedAnswer").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } answer || graph.Text(answer, "text") is not { } text) continue;
            questions.Add(new StatedQuestion(name, text));
            if (questions.Count == MostQuestions) break;
        }
        return questions;
    }

    private static List<StatedAuthor> AuthorsOf(SchemaGraph graph, JsonElement node)
    {
        var authors = new List<StatedAuthor>();
        foreach (var name in (ReadOnlySpan<string>)["author", "creator"])
        {
            foreach (var value in graph.Values(node, name))
            {
                // Some pages keep the list one level down, as { "name": ["A", "B"] }.
                foreach (var text in value.ValueKind == JsonValueKind.Object ? graph.Texts(value, "name") : [SchemaGraph.TextOf(value) ?? ""])
                {
                    if (text.Length == 0) continue;
                    var kinds = SchemaGraph.KindsOf(value);
                    authors.Add(new StatedAuthor(
                        text, UrlOf(graph, value, "url"), graph.Text(value, "jobTitle"), (kinds & SchemaKinds.Organization) != 0,
                        (kinds & SchemaKinds.Person) != 0));
                }
            }
            if (authors.Count > 0) break;
        }
        return authors;
    }

    private static List<string> TopicsOf(SchemaGraph graph, JsonElement node)
    {
        var topics = new List<string>();
        foreach (var text in graph.Texts(node, "keywords")) topics.AddRange(TopicList.Split(text));
        return topics;
    }

    private static List<StatedImage> ImagesOf(SchemaGraph graph, JsonElement node)
    {
        var images = new List<StatedImage>();
        foreach (var name in (ReadOnlySpan<string>)["image", "associatedMedia"])
        {
            foreach (var value in graph.Values(node, name))
            {
                var url = value.ValueKind == JsonValueKind.String ? SchemaGraph.GetString(value).Trim()
                    : UrlOf(graph, value, "url") ?? UrlOf(graph, value, "contentUrl");
                if (string.IsNullOrEmpty(url)) continue;
                images.Add(value.ValueKind == JsonValueKind.String
                    ? new StatedImage(url, null, null)
                    : new StatedImage(url, graph.Text(value, "caption"),
                        graph.Text(value, "creditText") ?? graph.Text(value, "creator") ?? graph.Text(value, "copyrightHolder")));
            }
        }
        return images;
    }

    private static List<StatedUpdate> UpdatesOf(SchemaGraph graph, JsonElement node)
    {
        var updates = new List<StatedUpdate>();
        foreach (var value in graph.Values(node, "liveBlogUpdate"))
        {
            if (value.ValueKind != JsonValueKind.Object) continue;
            updates.Add(new StatedUpdate(graph.Text(value, "headline"), BodyOf(value), graph.Text(value, "datePublished")));
        }
        return updates;
    }
}
