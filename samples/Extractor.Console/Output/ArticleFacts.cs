using System.Globalization;

namespace Extractor.CommandLine.Output;

/// <summary>The fields of an article as lines for people, in the order in which a newsroom would read them.</summary>
internal static class ArticleFacts
{
    public static IEnumerable<(string Label, string Text)> Of(Article article, IReadOnlyList<PageDoubt> doubts)
    {
        foreach (var doubt in doubts) yield return ("doubt", Spoken(doubt.ToString()));
        if (article.Byline is { } byline)
        {
            if (byline.Text is { } printed) yield return ("byline", printed);
            foreach (var author in byline.Authors) yield return ("author", Describe(author));
        }

        if (article.Published is { } published) yield return ("published", Describe(published));
        if (article.Modified is { } modified) yield return ("modified", Describe(modified));
        if (article.Dateline is { } dateline) yield return ("dateline", Describe(dateline));
        if (article.Language is { } language) yield return ("language", language);
        foreach (var caption in article.Captions)
        {
            yield return ("caption", caption.Credit is { } credit ? $"{caption.Text}\ncredit: {credit}" : caption.Text);
        }

        foreach (var link in article.RelatedLinks)
        {
            yield return (link.Placement.ToString().ToLowerInvariant(), $"{link.Title ?? link.Url.AbsoluteUri}\n{link.Url.PathAndQuery}");
        }

        if (article.Topics.Count > 0) yield return ("topics", string.Join(", ", article.Topics));
        if (article.EndCredit is { } endCredit) yield return ("end credit", endCredit);
        if (article.Access.Free is { } free) yield return ("access", free ? "free" : "not free");
        if ((article.CanonicalUrl ?? article.Url) is { } url) yield return ("address", url.AbsoluteUri);
        yield return ("body", Measure(article));
        if (article.Sources.Count > 0) yield return ("sources", Sources(article));
    }

    private static string Describe(Author author)
    {
        var kind = author.Kind == AuthorKind.Person ? "" : $" ({author.Kind.ToString().ToLowerInvariant()})";
        return author.Name + kind + (author.Role is { } role ? $", {role}" : "");
    }

    private static string Describe(ArticleTime time) => time.Precision switch
    {
        TimePrecision.Instant => $"{time}  (an instant)",
        TimePrecision.Local => $"{time}  (local time, zone not given)",
        _ => $"{time}  (the day only)",
    };

    private static string Describe(Dateline dateline)
    {
        var parts = new[] { ("place", dateline.Place), ("source", dateline.Source), ("date", dateline.Date) }
            .Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}: {part.Item2}");
        return $"{dateline.Text}\n{string.Join("  ", parts)}";
    }

    private static string Measure(Article article)
    {
        var kinds = article.Body.CountBy(block => block.Kind).Select(count => Count(count.Value, Spoken(count.Key.ToString())));
        var characters = article.Body.Sum(block => block.Text.Length).ToString("N0", CultureInfo.InvariantCulture);
        return $"{string.Join(", ", kinds)}{(article.Body.Count > 0 ? "; " : "")}{characters} characters";
    }

    private static string Sources(Article article)
    {
        var groups = article.Sources.GroupBy(entry => entry.Value, entry => entry.Key).OrderBy(group => group.Key);
        return string.Join('\n', groups.Select(group => $"{Name(group.Key)}: {string.Join(", ", group.Order(StringComparer.Ordinal))}"));
    }

    private static string Name(FieldSource source) => source switch
    {
        FieldSource.JsonLd => "JSON-LD",
        FieldSource.OpenGraph => "Open Graph",
        FieldSource.Url => "address",
        _ => Spoken(source.ToString()),
    };

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    // "ListItem" is read as "list item".
    private static string Spoken(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
