using Extractor.Parquet.Columns;
using Row = Extractor.Parquet.Columns.Columns<Extractor.ArticleResult>;

namespace Extractor.Parquet.Schema;

/// <summary>
/// The columns of a result. A change of what a column means, or of its name or type, is another <see cref="Version"/>; a new column at the
/// end is not.
/// </summary>
internal static class ResultColumns
{
    /// <summary>The version of the columns, as the file's metadata has it.</summary>
    internal const string Version = "1";

    /// <summary>Makes the columns of one file; they hold what waits to be written.</summary>
    internal static IReadOnlyList<Column<ArticleResult>> Create() =>
    [
        Row.Text("id", static row => row.Id),
        Row.Address("url", static row => row.Url),
        Row.Address("article_url", static row => row.Article?.Url),
        Row.Address("canonical_url", static row => row.Article?.CanonicalUrl),
        Row.Instant("fetched", static row => row.Article?.FetchedAt),
        Row.Text("site", static row => row.Article?.SiteName),
        Row.Text("section", static row => row.Article?.Section),
        Row.Text("language", static row => row.Article?.Language),
        Row.Text("kicker", static row => row.Article?.Kicker),
        Row.Text("title", static row => row.Article?.Title),
        Row.Text("standfirst", static row => row.Article?.Standfirst),
        Row.Text("byline", static row => row.Article?.Byline?.Text),
        Row.List(
            "authors",
            static row => row.Article?.Byline?.Authors,
            Columns<Author>.Text("name", static author => author.Name),
            Columns<Author>.Address("url", static author => author.Url),
            Columns<Author>.Text("role", static author => author.Role),
            Columns<Author>.Name("kind", static author => (AuthorKind?)author.Kind)),
        Row.Instant("published", static row => row.Article?.Published?.ToInstant()),
        Row.Day("published_date", static row => row.Article?.Published?.Date),
        Row.Text("published_text", static row => row.Article?.Published?.ToString()),
        Row.Instant("modified", static row => row.Article?.Modified?.ToInstant()),
        Row.Day("modified_date", static row => row.Article?.Modified?.Date),
        Row.Text("modified_text", static row => row.Article?.Modified?.ToString()),
        Row.Struct(
            "dateline",
            static row => row.Article?.Dateline,
            Columns<Dateline>.Text("text", static dateline => dateline.Text),
            Columns<Dateline>.Text("place", static dateline => dateline.Place),
            Columns<Dateline>.Text("source", static dateline => dateline.Source),
            Columns<Dateline>.Text("date", static dateline => dateline.Date)),
        Row.Text("body_text", static row => row.Article?.Text),
        Row.List(
            "body",
            static row => row.Article?.Body,
            Columns<ArticleBlock>.Name("kind", static block => (BlockKind?)block.Kind),
            Columns<ArticleBlock>.Text("text", static block => block.Text),
            Columns<ArticleBlock>.Text("html", static block => block.Html),
            Columns<ArticleBlock>.Number("level", static block => block.Level),
            Columns<ArticleBlock>.Rows("rows", static block => block.Rows, level: 2),
            Columns<ArticleBlock>.Number("caption", static block => block.Caption),
            Columns<ArticleBlock>.Address("url", static block => block.Url)),
        Row.List(
            "captions",
            static row => row.Article?.Captions,
            Columns<Caption>.Text("text", static caption => caption.Text),
            Columns<Caption>.Text("credit", static caption => caption.Credit),
            Columns<Caption>.Address("image", static caption => caption.Image),
            Columns<Caption>.Text("alt", static caption => caption.Alt)),
        Row.List(
            "related_links",
            static row => row.Article?.RelatedLinks,
            Columns<RelatedLink>.Address("url", static link => link.Url),
            Columns<RelatedLink>.Text("title", static link => link.Title),
            Columns<RelatedLink>.Name("placement", static link => (LinkPlacement?)link.Placement)),
        Row.Texts("topics", static row => row.Article?.Topics),
        Row.Address("lead_image", static row => row.Article?.LeadImage),
        Row.Text("end_credit", static row => row.Article?.EndCredit),
        Row.Flag("free", static row => row.Article?.Access.Free),
        Row.Texts("robots", static row => row.Article?.Access.Robots),
        Row.Map("sources", static row => row.Article?.Sources),
        Row.Texts("doubts", static row => [.. row.Doubts.Select(static doubt => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(doubt.ToString()))]),
        Row.List(
            "redirects",
            static row => row.Redirects,
            Columns<PageRedirect>.Address("url", static redirect => redirect.Url),
            Columns<PageRedirect>.Number("status", static redirect => redirect.Status),
            Columns<PageRedirect>.Flag("is_downgrade", static redirect => redirect.IsDowngrade)),

        // The names of kinds are as JSON has them, which leaves these as they are.
        Row.Text("error", static row => row.Error?.Kind.ToString()),
        Row.Number("error_status", static row => row.Error?.Status),
        Row.Text("error_message", static row => row.Error?.Message),
        Row.Address("error_url", static row => row.Error?.Url),
        Row.Instant("error_retry_at", static row => row.Error?.RetryAt),
        Row.Text("group", static row => row.Group),
        Row.Real("seconds", static row => row.Seconds),
    ];
}
