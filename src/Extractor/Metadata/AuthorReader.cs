using System.Globalization;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Who wrote the story, and where that was found.</summary>
internal sealed record FoundByline(Byline Byline, FieldSource Source);

/// <summary>
/// Reads the authors: people whom JSON-LD names, then people of the byline printed by the headline, then those of microdata and
/// meta tags, then those printed elsewhere. An outlet, desk or agency counts only where it is the printed byline.
/// </summary>
internal static class AuthorReader
{
    private const int LongestName = 240;

    // The surest first: the first that names a person is taken, for the others name editors, accounts and owners.
    private static readonly string[] MetaNames =
        ["parsely-author", "sailthru.author", "author", "article:author", "byl", "byline", "dc.creator", "dcterms.creator", "citation_author",
         "cxenseparse:author", "article.author", "og:author", "og:article:author", "authors", "creator", "dc.contributor"];

    /// <summary>How far under the story a line with its agencies may stand, and how long it may be.</summary>
    private const int LinesAfterBody = 8;
    private const int LongestCredit = 24;

    private const int LeastInHost = 4;

    /// <summary>How far under the headline or the story the name of the site's owner signs.</summary>
    private const int LinesUnderTitle = 6;

    /// <summary>How far above the story's first block its headline is looked for where no block prints the title.</summary>
    private const int HeadlineAbove = 4;

    /// <summary>Reads the authors, and the printed line where one names them.</summary>
    /// <param name="survey">The page.</param>
    /// <param name="schema">What it states in JSON-LD.</param>
    /// <param name="lexicon">The words of its language.</param>
    /// <param name="siteName">The site's name, where known.</param>
    /// <param name="titleIndex">The block of the headline; -1 for none.</param>
    /// <param name="firstBody">The first block of the story; -1 for none.</param>
    /// <param name="lastBody">The last block of the story; -1 for none.</param>
    /// <param name="page">The address that links are relative to.</param>
    public static FoundByline? Read(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, string? siteName, int titleIndex, int firstBody, int lastBody, Uri? page)
    {
        // Without a headline, or with one below the story, the byline stands where it begins.
        if (lastBody >= 0 && (titleIndex < 0 || titleIndex > lastBody) && firstBody > HeadlineAbove) titleIndex = firstBody - HeadlineAbove;
        var found = Find(survey, schema, lexicon, siteName, titleIndex, firstBody, lastBody, page);
        return found is { Byline.Text: null } ? found with { Byline = found.Byline with { Text = NameLine(survey, found.Byline, titleIndex, lastBody) } } : found;
    }

    /// <summary>A line beside the headline or under the story that is the author's name and nothing else.</summary>
    private static string? NameLine(PageSurvey survey, Byline byline, int titleIndex, int lastBody)
    {
        if (byline.Authors is not [var only]) return null;
        var name = TextFold.Fold(only.Name);
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            var isNear = (titleIndex >= 0 && Math.Abs(block.Index - titleIndex) <= 12) || Math.Abs(block.Index - lastBody) <= 4;
            if (!isNear) continue;
            var line = FiledLines.SignerOf(block.Text);
            if (line.Length <= only.Name.Length + 2 && TextFold.HasKey(line, name)) return line;
        }
        return null;
    }

    private static FoundByline? Find(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, string? siteName, int titleIndex, int firstBody, int lastBody, Uri? page)
    {
        var stated = People(schema.Authors.SelectMany(a => Stated(a, lexicon, siteName, page)));
        var printed = new PrintedBylines(survey, lexicon, siteName, titleIndex, firstBody, lastBody, page).Find();
        var near = printed is { IsNear: true } ? People(printed.Authors) : [];

        if (stated.Count > 0)
            return PrintedIsBetter(stated, near, printed) ? Found(near, FieldSource.Page, printed) : Found([.. stated, .. PrintedAgencies(survey, schema, lastBody)], FieldSource.JsonLd, printed);
        if (near.Count > 0) return Found(near, FieldSource.Page, printed);
        if (People(Microdata(survey, lexicon, siteName, page)) is { Count: > 0 } marked) return Found(marked, FieldSource.Microdata, printed);
        foreach (var value in MetaValues(survey, lexicon))
        {
            var people = People(BylineParser.ParseStated(MarkupText.Decode(value), lexicon, siteName));
            if (people.Count > 0) return Found(people, FieldSource.Meta, printed);
        }
        if (printed is not null) return Found(printed.Authors, FieldSource.Page, printed);
        return Namesake(survey, schema, lexicon, titleIndex, lastBody, page) ?? PrintedOutlet(survey, schema, lexicon, siteName, titleIndex, lastBody);
    }

    /// <summary>Agencies that JSON-LD names beside people, and that a short line under the story names as well: "APA/jr".</summary>
    private static IEnumerable<Author> PrintedAgencies(PageSurvey survey, SchemaFacts schema, int lastBody)
    {
        if (lastBody < 0) yield break;
        foreach (var author in schema.Authors)
        {
            if (!author.IsOrganization || !Agencies.IsAgency(author.Name)) continue;
            for (var i = lastBody; i < Math.Min(survey.Blocks.Count, lastBody + LinesAfterBody); i++)
            {
                var text = survey.Blocks[i].Text;
                if (text.Length > LongestCredit || !text.StartsWith(author.Name, StringComparison.OrdinalIgnoreCase)) continue;
                if (text.Length > author.Name.Length && char.IsLetterOrDigit(text[author.Name.Length])) continue;
                yield return new Author { Name = author.Name, Kind = AuthorKind.Organization };
                break;
            }
        }
    }

    private static IEnumerable<string> MetaValues(PageSurvey survey, Lexicon lexicon)
    {
        foreach (var name in MetaNames)
            foreach (var value in survey.Meta.All(name).Take(20)) yield return value;
        // A card for messengers: "Written by" and the name.
        for (var i = 1; i <= 3; i++)
        {
            if (survey.Meta.First(string.Create(CultureInfo.InvariantCulture, $"twitter:label{i}")) is { } label
                && lexicon.TryStripBylinePrefix(label, out var length) && length >= label.Length
                && survey.Meta.First(string.Create(CultureInfo.InvariantCulture, $"twitter:data{i}")) is { } value) yield return value;
        }
    }

    /// <summary>A person whose site bears the person's own name: stated as the author, and not named like an outlet.</summary>
    private static FoundByline? Namesake(PageSurvey survey, SchemaFacts schema, Lexicon lexicon, int titleIndex, int lastBody, Uri? page)
    {
        foreach (var author in schema.Authors)
            if (!author.IsOrganization && IsPersonName(author.Name, lexicon)) return new(new Byline { Authors = [new Author { Name = author.Name }] }, FieldSource.JsonLd);
        foreach (var value in MetaValues(survey, lexicon))
        {
            // Meta tags do not tell a person from an outlet that is called as a person might be.
            var name = MarkupText.Decode(value);
            if (IsPersonName(name, lexicon) && (IsOwner(survey, name, value, page) || IsSigned(survey, name, titleIndex, lastBody))) return new(new Byline { Authors = [new Author { Name = name }] }, FieldSource.Meta);
        }
        return null;
    }

    /// <summary>
    /// Whether the page is of a blog, or the site's address bears the name. <c>article:author</c> leads to an account, and outlets state
    /// themselves there.
    /// </summary>
    private static bool IsOwner(PageSurvey survey, string name, string stated, Uri? page)
    {
        if (page?.AbsoluteUri.Contains("blog", StringComparison.OrdinalIgnoreCase) == true
            || survey.Meta.First("og:type")?.Contains("blog", StringComparison.OrdinalIgnoreCase) == true) return true;
        if (page is null || !survey.Meta.All("author").Contains(stated)) return false;
        foreach (var word in name.Split(' '))
            if (TextFold.Letters(word) is { Length: >= LeastInHost } key && TextFold.Letters(page.Host).Contains(key, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Whether a short line right under the headline or under the story begins with the name: above the headline it is the site's own.</summary>
    private static bool IsSigned(PageSurvey survey, string name, int titleIndex, int lastBody)
    {
        for (var i = Math.Max(0, titleIndex + 1); i < survey.Blocks.Count; i++)
        {
            if (titleIndex >= 0 && i > titleIndex + LinesUnderTitle && i < lastBody) i = lastBody;
            if (i > lastBody + LinesUnderTitle) return false;
            var text = survey.Blocks[i].Text;
            if (text.Length <= name.Length + LongestCredit && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool IsPersonName(string name, Lexicon lexicon) =>
        name.Contains(' ', StringComparison.Ordinal) && !lexicon.HasDeskWord(name) && !lexicon.HasRoleWord(name) && !Agencies.IsAgency(name)
        && NameShape.IsName(name.Split(' ', StringSplitOptions.RemoveEmptyEntries), confident: false);

    /// <summary>An outlet or desk that the page states as the author and prints in a line of its own by the headline or under the story.</summary>
    private static FoundByline? PrintedOutlet(PageSurvey survey, SchemaFacts schema, Lexicon lexicon, string? siteName, int titleIndex, int lastBody)
    {
        foreach (var author in schema.Authors)
        {
            if (BylineParser.ParseStated(author.Name, lexicon, siteName, author.IsOrganization) is not [var outlet]) continue;
            var byline = new Byline { Authors = [outlet] };
            if (NameLine(survey, byline, titleIndex, lastBody) is { } line) return new(byline with { Text = line }, FieldSource.Page);
        }
        return null;
    }

    /// <summary>
    /// Where JSON-LD names an account, only the first of several authors, or someone else than the line that opens with a byline
    /// word does, the printed line is what the paper says.
    /// </summary>
    private static bool PrintedIsBetter(List<Author> stated, List<Author> near, PrintedByline? printed)
    {
        if (near.Count == 0) return false;
        if (stated.TrueForAll(a => IsAccount(a.Name))) return near.Exists(a => a.Name.Contains(' ', StringComparison.Ordinal));
        // One word of any script, such as the outlet's name for itself, gives way to a full name that leads to an author's page.
        if (stated.TrueForAll(a => IsOneWord(a.Name)) && near.TrueForAll(a => a.Name.Contains(' ', StringComparison.Ordinal) && AuthorPaths.IsAuthor(a.Url))) return true;
        var shared = stated.Count(a => near.Exists(b => SamePerson(a, b)));
        if (shared == 0) return printed!.IsOpened || (stated is [var first] && near is [var full] && IsPartOf(first.Name, full.Name));
        return shared == stated.Count && near.Count > stated.Count && (printed!.IsOpened || (printed.IsPure && near.TrueForAll(a => a.Name.Contains(' ', StringComparison.Ordinal))));
    }

    // "Jane" of "Jane Roe".
    private static bool IsPartOf(string name, string full) =>
        full.Length > name.Length + 1 && full[name.Length] == ' ' && full.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsAccount(string name)
    {
        foreach (var c in name)
            if (!char.IsAscii(c) || char.IsWhiteSpace(c)) return false;
        return true;
    }

    private static bool IsOneWord(string name) =>
        !name.Contains(' ', StringComparison.Ordinal) && name.Length > 0 && !TextFold.IsUnspaced(name[0]) && !BylineSplitter.IsHangul(name[0]);

    private static bool SamePerson(Author a, Author b) => TextFold.Letters(a.Name) == TextFold.Letters(b.Name);

    private static List<Author> People(IEnumerable<Author> authors) => [.. BylineParser.Dedupe(authors).Where(a => a.Kind == AuthorKind.Person)];

    private static FoundByline Found(IReadOnlyList<Author> authors, FieldSource source, PrintedByline? printed)
    {
        if (printed is null || source == FieldSource.Page) return new(new Byline { Text = printed?.Text, Authors = authors }, source);
        // Roles and links are often printed only; another's byline is not the text of this one.
        var known = printed.Authors.Where(p => authors.Any(a => SamePerson(a, p))).ToList();
        var text = known.Count > 0 || authors.Any(a => printed.Text.Contains(a.Name, StringComparison.OrdinalIgnoreCase)) ? printed.Text : null;
        return new(new Byline { Text = text, Authors = BylineParser.Dedupe([.. authors, .. known]) }, source);
    }

    private static IEnumerable<Author> Stated(StatedAuthor author, Lexicon lexicon, string? siteName, Uri? page)
    {
        foreach (var parsed in BylineParser.ParseStated(author.Name, lexicon, siteName, author.IsOrganization))
            yield return parsed with { Url = parsed.Url ?? Urls.Resolve(page, author.Url), Role = parsed.Role ?? author.Role };
    }

    /// <summary>The authors of the first marked item that is a story: pictures, comments, cards and cited works are items of their own.</summary>
    private static IEnumerable<Author> Microdata(PageSurvey survey, Lexicon lexicon, string? siteName, Uri? page)
    {
        PageElement? story = null;
        var started = false;
        foreach (var property in survey.Properties)
        {
            if (!property.Name.Equals("author", StringComparison.OrdinalIgnoreCase) || !IsStory(property.Scope)) continue;
            if (!started) (story, started) = (property.Scope, true);
            if (property.Scope != story) continue;
            var text = property.Element.Get(PageAttribute.Content) ?? NameInside(survey, property.Element)
                ?? BylineLine.Of(property.Element, page).Text;
            if (text.Length > LongestName) continue;
            var url = BylineLine.Of(property.Element, page).Anchors is [var anchor, ..] ? anchor.Url : null;
            foreach (var author in BylineParser.ParsePrinted(text, lexicon, siteName, isMarked: true)) yield return author with { Url = author.Url ?? url };
        }
    }

    private static bool IsStory(PageElement? item)
    {
        if (item is null) return true;
        var type = item[PageAttribute.ItemType].Span;
        return type.IsEmpty || type.Contains("Article", StringComparison.OrdinalIgnoreCase) || type.Contains("Blog", StringComparison.OrdinalIgnoreCase)
            || type.Contains("CreativeWork", StringComparison.OrdinalIgnoreCase) || type.Contains("WebPage", StringComparison.OrdinalIgnoreCase)
            || type.Contains("Report", StringComparison.OrdinalIgnoreCase) || type.Contains("Recipe", StringComparison.OrdinalIgnoreCase)
            || type.Contains("Review", StringComparison.OrdinalIgnoreCase) || type.Contains("Posting", StringComparison.OrdinalIgnoreCase);
    }

    private static string? NameInside(PageSurvey survey, PageElement author)
    {
        foreach (var property in survey.Properties)
            if (property.Name.Equals("name", StringComparison.OrdinalIgnoreCase) && property.Scope == author)
                return property.Element.Get(PageAttribute.Content) ?? PageTextReader.Fold(property.Element);
        return null;
    }
}
