using Extractor.Output;

namespace Extractor;

/// <summary>
/// One news story as a page tells it. A field that the page does not give is null or empty, never invented.
/// </summary>
/// <remarks>
/// The vocabulary is that of the newsroom and of the standards it uses: schema.org <c>NewsArticle</c>,
/// IPTC NewsML-G2 and Open Graph. Two articles are equal when every field is equal, lists included.
/// </remarks>
public sealed record Article
{
    /// <summary>The address the page was got from, after redirects; null where the caller does not know it.</summary>
    public Uri? Url { get; init; }

    /// <summary>The address that the page calls its own (<c>link rel=canonical</c>, then <c>og:url</c>, then JSON-LD).</summary>
    public Uri? CanonicalUrl { get; init; }

    /// <summary>When the page was fetched; null for a stored page of which that is not known.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The name of the publication, as the page states it.</summary>
    public string? SiteName { get; init; }

    /// <summary>The section the story was filed under, as the page states it.</summary>
    public string? Section { get; init; }

    /// <summary>The language of the story as a BCP 47 tag (RFC 5646).</summary>
    public string? Language { get; init; }

    /// <summary>The short line above the headline.</summary>
    public string? Kicker { get; init; }

    /// <summary>The headline as printed, without the name of the site.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The summary printed under the headline (the dek). One that the page prints as the opening of the text, beside its paragraphs,
    /// begins <see cref="Body"/> as well, and so does an introduction as long as a paragraph (200 characters) outside of the page's
    /// header; a shorter one that stands with the headline does not. A description that stands only in the page's metadata is not one,
    /// but is given here, with its source, where nothing else is read (<see cref="ArticleFields.Metadata"/>).
    /// </summary>
    public string? Standfirst { get; init; }

    /// <summary>Who wrote the story: the printed line and the authors read from it or from the metadata.</summary>
    public Byline? Byline { get; init; }

    /// <summary>When the story was first published, as precisely as the page says. Never taken from <see cref="Modified"/>.</summary>
    public ArticleTime? Published { get; init; }

    /// <summary>When the story was last changed, as precisely as the page says.</summary>
    public ArticleTime? Modified { get; init; }

    /// <summary>The opener that says where, when and for whom the story was filed.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>The story itself, block by block in reading order. The printed dateline stays in the first block.</summary>
    public IReadOnlyList<ArticleBlock> Body { get; init => field = EquatableList.Copy(value); } = EquatableList<ArticleBlock>.Empty;

    /// <summary>The captions of the story's pictures, the lead picture's included, each once.</summary>
    public IReadOnlyList<Caption> Captions { get; init => field = EquatableList.Copy(value); } = EquatableList<Caption>.Empty;

    /// <summary>Links to other stories that the page sets beside this one. They are not part of <see cref="Body"/>.</summary>
    public IReadOnlyList<RelatedLink> RelatedLinks { get; init => field = EquatableList.Copy(value); } = EquatableList<RelatedLink>.Empty;

    /// <summary>The story's tags or keywords, as printed or stated.</summary>
    public IReadOnlyList<string> Topics { get; init => field = EquatableList.Copy(value); } = EquatableList<string>.Empty;

    /// <summary>The picture that stands for the story.</summary>
    public Uri? LeadImage { get; init; }

    /// <summary>The editor's initials or the agency line that closes the story, without brackets: <c>WIL</c>.</summary>
    public string? EndCredit { get; init; }

    /// <summary>What the page says about who may read it and who may index it.</summary>
    public ArticleAccess Access { get; init => field = value ?? ArticleAccess.Unstated; } = ArticleAccess.Unstated;

    /// <summary>
    /// Where each value came from, by the field's JSON name (<c>title</c>, <c>published</c>, …). Fields without a value are absent.
    /// </summary>
    public IReadOnlyDictionary<string, FieldSource> Sources { get; init => field = EquatableMap.Copy(value); } =
        EquatableMap.Copy<string, FieldSource>([]);

    /// <summary>The body as plain text, paragraphs parted by an empty line. Empty when there is no body.</summary>
    [JsonIgnore]
    public string Text => PlainTextWriter.Write(this);

    /// <summary>Writes the whole article as Markdown (CommonMark with tables): title, standfirst, byline, body, figures with captions.</summary>
    /// <returns>The Markdown text, lines ended by <c>\n</c>.</returns>
    public string ToMarkdown() => MarkdownWriter.Write(this);

    /// <summary>
    /// Writes the whole article as a sanitised HTML fragment (one <c>article</c> element): no scripts, styles, event handlers or
    /// addresses other than http, https and mailto; figures and captions in their place.
    /// </summary>
    /// <returns>The HTML text.</returns>
    public string ToHtml() => HtmlWriter.Write(this);

    /// <summary>Writes the article as JSON, camelCase, indented by two spaces when asked.</summary>
    /// <param name="indented">True for one value a line; false, the default, for one line in all.</param>
    /// <returns>The JSON text, which <see cref="FromJson"/> reads back to an equal article.</returns>
    public string ToJson(bool indented = false) => ArticleJson.Write(this, indented);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON text of one article.</param>
    /// <returns>The article.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON or not an article.</exception>
    public static Article FromJson(string json) => ArticleJson.ReadArticle(json);
}
