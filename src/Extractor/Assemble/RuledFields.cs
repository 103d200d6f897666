using Extractor.Clean;
using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Parse;
using Extractor.Rules;
using Extractor.Text;

namespace Extractor.Assemble;

/// <summary>
/// The values that a site rule gives. Of several ways of reading a field the first that gives a value counts; where none does, the
/// field is read as on any other site.
/// </summary>
internal sealed class RuledFields(RuleFindings findings, LanguageCatalog languages, Uri? page)
{
    private const int LongestName = 120;
    private const int LongestTimeText = 2_000;
    private const int MostTopics = 50;

    private static readonly char[] DatelineEnds = [' ', '-', '–', '—', ',', ':', '.', '|', '/', '(', ')'];

    /// <summary>Whether the rule says that the field stays empty.</summary>
    public bool Empties(RuleField field) => findings.Empties(field);

    /// <summary>The text of a field; the element that it stands in is null for a constant.</summary>
    public (PageElement? Element, string Text)? Text(RuleField field)
    {
        foreach (var way in findings.WaysTo(field))
            foreach (var found in findings.Texts(way)) return found;
        return null;
    }

    public Sourced<string>? Value(RuleField field) => Text(field) is { } found ? new(found.Text, FieldSource.SiteRule) : null;

    public Sourced<string>? Language() => Text(RuleField.Language) is { } found && SiteReader.Tag(found.Text) is { } tag ? new(tag, FieldSource.SiteRule) : null;

    public Sourced<Uri>? Address(RuleField field)
    {
        foreach (var way in findings.WaysTo(field))
        {
            foreach (var match in findings.Elements(way))
            {
                var isPicture = way.Attribute is null && match.Element.Tag is PageTag.Img or PageTag.Video || match.Element.Name == "amp-img";
                if ((isPicture ? MediaSource.Of(match.Element, page) : Urls.Resolve(page, findings.Address(match.Element, way))) is { } url)
                    return new(url, FieldSource.SiteRule);
            }
        }
        return null;
    }

    public Sourced<ArticleTime>? Time(RuleField field, Lexicon lexicon)
    {
        foreach (var way in findings.WaysTo(field))
        {
            var words = way.Language is { } language ? languages.For(language) : lexicon;
            foreach (var match in findings.Elements(way).Take(RuleFindings.MostRead))
                if (Time(findings.TimeText(match.Element, way), way, words) is { } time) return new(time, FieldSource.SiteRule);
        }
        return null;
    }

    public FoundByline? Byline(Lexicon lexicon, string? siteName)
    {
        foreach (var way in findings.WaysTo(RuleField.Authors))
        {
            var authors = new List<Author>();
            var printed = new List<string>();
            foreach (var (element, text) in findings.Texts(way))
            {
                if (element is null || way.Attribute is not null || way.Separator is not null || element.Tag == PageTag.Meta)
                {
                    authors.AddRange(Named(BylineParser.ParseStated(text, lexicon, siteName), text));
                    continue;
                }
                var line = BylineLine.Of(element, page);
                foreach (var author in Named(BylineParser.ParsePrinted(line.Text, lexicon, siteName, isMarked: true), text))
                    authors.Add(author with { Url = author.Url ?? line.Anchors.FirstOrDefault(a => a.Text.Contains(author.Name, StringComparison.Ordinal)).Url });
                printed.Add(TitleCleaner.OneLine(line.Text));
            }
            if (authors.Count == 0) continue;
            var byline = new Byline { Text = printed.Count > 0 ? string.Join(", ", printed) : null, Authors = BylineParser.Dedupe(authors) };
            return new FoundByline(byline, FieldSource.SiteRule);
        }
        return null;
    }

    public IReadOnlyList<string> Topics()
    {
        foreach (var way in findings.WaysTo(RuleField.Topics))
        {
            var topics = new List<string>();
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (element, text) in findings.Texts(way))
            {
                // A list in one value is one by the usual signs; what is printed is a topic as it stands.
                var isList = way.Separator is null && (way.Attribute is not null || element?.Tag == PageTag.Meta);
                foreach (var topic in isList ? TopicList.Split(text) : [text.TrimStart('#').Trim()])
                    if (topic.Length > 0 && topics.Count < MostTopics && seen.Add(topic)) topics.Add(topic);
            }
            if (topics.Count > 0) return topics;
        }
        return [];
    }

    public Dateline? Dateline(Lexicon lexicon, string? siteName, Uri? url)
    {
        foreach (var way in findings.WaysTo(RuleField.Dateline))
        {
            foreach (var match in findings.Elements(way))
            {
                var text = findings.Text(match.Element, way);
                if (text.Length == 0) continue;
                if (way.Parts.Count > 0)
                    return new Dateline { Text = text, Place = Part(match, way, RulePart.Place), Source = Part(match, way, RulePart.Source), Date = Part(match, way, RulePart.Date) };
                var read = DatelineReader.Read(new DatelineInput
                {
                    Text = text,
                    EmphasisLength = text.Length,
                    OwnBlock = true,
                    SiteName = siteName,
                    Host = url?.Host,
                    Context = text,
                    Lexicon = lexicon,
                });
                if (read is not null) return read with { Text = text };
                if (text.Trim(DatelineEnds) is { Length: > 0 } place) return new Dateline { Text = text, Place = place };
            }
        }
        return null;
    }

    private static IEnumerable<Author> Named(IReadOnlyList<Author> parsed, string text)
    {
        // The rule says that this is a name, even where it looks like none.
        if (parsed.Count > 0) return parsed;
        var name = TitleCleaner.OneLine(text);
        return name.Length is > 0 and <= LongestName ? [new Author { Name = name }] : [];
    }

    private static ArticleTime? Time(string text, ValueRule way, Lexicon lexicon)
    {
        if (text.Length > LongestTimeText) return null;
        ArticleTime? time;
        if (way.Format is { } format) time = format.Read(text);
        else if (!PrintedTime.TryReadMachine(text, lexicon, out time)) PrintedTime.TryRead(text, lexicon, null, out time, out _, out _);
        return time is { Time: not null, Offset: null } && way.Offset is { } offset ? time with { Offset = offset } : time;
    }

    private string? Part(FoundElement whole, ValueRule way, RulePart part) =>
        findings.PartOf(whole, way, part) is { } found && findings.Text(found.Element, way.Parts[part]) is { Length: > 0 } text ? text : null;
}
