namespace Extractor;

/// <summary>What is read of a page. Reading less takes less time and memory.</summary>
[Flags]
public enum ArticleFields
{
    /// <summary>
    /// What the page's data says of the story: meta tags, Open Graph, <c>title</c>, <c>link</c>, JSON-LD and the states of frameworks. That
    /// gives <see cref="Article.Title"/>, <see cref="Article.Byline"/> (authors only), <see cref="Article.Published"/>,
    /// <see cref="Article.Modified"/>, <see cref="Article.Section"/>, <see cref="Article.Topics"/>, <see cref="Article.Language"/>,
    /// <see cref="Article.SiteName"/>, <see cref="Article.CanonicalUrl"/>, <see cref="Article.LeadImage"/> and <see cref="Article.Access"/>,
    /// and as <see cref="Article.Standfirst"/> the description that the page states.
    /// </summary>
    Metadata = 1,

    /// <summary>
    /// The whole record: also what the page prints, which gives the other fields, and a better title, byline, standfirst, topics and times where
    /// the data says less, says nothing or is wrong.
    /// </summary>
    All = Metadata | 2,
}
