using Extractor.Languages;
using Extractor.Rules;

namespace Extractor.Assemble;

/// <summary>Puts what a site rule gives in the place of what was read otherwise.</summary>
internal static class RuledRecord
{
    /// <param name="article">The record as read with the rule's body, captions and links, but otherwise as on any site.</param>
    /// <param name="fields">The values of the rule.</param>
    /// <param name="settled">The fields of <paramref name="article"/> that are the rule's already.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    public static Article Apply(Article article, RuledFields fields, IReadOnlySet<RuleField> settled, Lexicon lexicon)
    {
        var sources = new Dictionary<string, FieldSource>(article.Sources, StringComparer.Ordinal);
        var siteName = Text(RuleField.SiteName, article.SiteName);
        var byline = fields.Byline(lexicon, siteName)?.Byline;
        var topics = fields.Topics();
        var dateline = fields.Dateline(lexicon, siteName, article.Url);
        return article with
        {
            Title = Text(RuleField.Title, article.Title),
            Kicker = Text(RuleField.Kicker, article.Kicker),
            Standfirst = Text(RuleField.Standfirst, article.Standfirst),
            EndCredit = Text(RuleField.EndCredit, article.EndCredit),
            Section = Text(RuleField.Section, article.Section),
            SiteName = siteName,
            Language = Given(RuleField.Language, fields.Language()?.Value, article.Language),
            Byline = Given(RuleField.Authors, byline, article.Byline),
            Published = Given(RuleField.Published, fields.Time(RuleField.Published, lexicon)?.Value, article.Published),
            Modified = Given(RuleField.Modified, fields.Time(RuleField.Modified, lexicon)?.Value, article.Modified),
            Dateline = Given(RuleField.Dateline, dateline, article.Dateline),
            LeadImage = Given(RuleField.LeadImage, fields.Address(RuleField.LeadImage)?.Value, article.LeadImage),
            CanonicalUrl = Given(RuleField.CanonicalUrl, fields.Address(RuleField.CanonicalUrl)?.Value, article.CanonicalUrl),
            Topics = Given(RuleField.Topics, topics.Count > 0 ? topics : null, article.Topics) ?? [],
            Body = Read(RuleField.Body, article.Body),
            Captions = Read(RuleField.Captions, article.Captions),
            RelatedLinks = Read(RuleField.RelatedLinks, article.RelatedLinks),
            Sources = sources,
        };

        string? Text(RuleField field, string? usual) => Given(field, fields.Text(field)?.Text, usual);

        T? Given<T>(RuleField field, T? given, T? usual)
            where T : class
        {
            var name = NameOf(field);
            if (given is null && !fields.Empties(field)) return usual;
            if (given is null) sources.Remove(name);
            else sources[name] = FieldSource.SiteRule;
            return given;
        }

        IReadOnlyList<T> Read<T>(RuleField field, IReadOnlyList<T> usual)
        {
            if (fields.Empties(field)) return Given<IReadOnlyList<T>>(field, null, usual) ?? [];
            if (settled.Contains(field) && usual.Count > 0) sources[NameOf(field)] = FieldSource.SiteRule;
            return usual;
        }
    }

    private static string NameOf(RuleField field) => field == RuleField.Authors ? "byline" : FieldReader.NameOf(field);
}
