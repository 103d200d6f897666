using Extractor.Body;
using Extractor.Clean;
using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Parse;
using Extractor.Rules;
using Extractor.Telemetry;

namespace Extractor.Assemble;

/// <summary>Runs the readers over a parsed page in their order and puts the record together. The only place that makes an article.</summary>
internal sealed class ArticleAssembler(LanguageCatalog languages, LearnedModels? models = null)
{
    private const int LeastStatedBody = 200;

    /// <summary>Asked for when the first page is parsed: until then they are read (<see cref="BuiltInData"/>).</summary>
    private LearnedModels Models => models ?? LearnedModels.BuiltIn;

    /// <summary>Reads a page.</summary>
    /// <param name="ruledPage">The page; one without its text where only metadata is to be read.</param>
    /// <param name="url">The page's address; null where it is not known.</param>
    /// <param name="budget">The limits to keep.</param>
    /// <param name="fields">What is to be read.</param>
    /// <param name="statedStandfirst">The standfirst that the page's state gives with a story that is not printed.</param>
    public Article Assemble(RuledPage ruledPage, Uri? url, PageBudget budget, ArticleFields fields = ArticleFields.All, string? statedStandfirst = null)
    {
        var readsText = fields != ArticleFields.Metadata;
        var survey = ruledPage.Survey;
        budget.Stages?.Enter(Stage.Metadata);
        var page = SiteReader.BaseOf(survey, url);
        var ruled = ruledPage.Findings is { } findings ? new RuledFields(findings, languages, page) : null;
        var schema = JsonLdReader.Read(survey, url);
        budget.Check();

        var language = ruled?.Language() ?? SiteReader.Language(survey, schema);
        var lexicon = languages.For(language is { Source: FieldSource.SiteRule } ruledLanguage ? ruledLanguage.Value : ReadingLanguage.Of(survey, language?.Value));
        var siteName = ruled?.Value(RuleField.SiteName) ?? SiteReader.SiteName(survey, schema);
        var description = SiteReader.StatedDescription(survey, schema);
        var title = TitleReader.Read(survey, schema, siteName?.Value, url, out var titleIndex);
        var parts = ruledPage.Findings is null || !readsText ? null : new RuledParts(ruledPage.Findings, survey, budget);
        if (ruled?.Text(RuleField.Title) is { } given)
        {
            title = new(given.Text, FieldSource.SiteRule);
            if (parts?.BlockOf(given.Element) is >= 0 and var block) titleIndex = block;
        }
        budget.Check();

        var input = readsText ? Locate(survey, parts, lexicon, title?.Value, titleIndex, description?.Value, siteName?.Value, schema, url, page) : null;
        var story = CleanStory.None;
        if (input is not null)
        {
            budget.Stages?.Enter(Stage.Clean);
            story = StoryCleaner.Clean(input, Models.Links);
            budget.Check();
        }
        var last = input?.Last ?? -1;

        budget.Stages?.Enter(Stage.Metadata);
        var byline = AuthorReader.Read(survey, schema, lexicon, siteName?.Value, titleIndex, input?.First ?? -1, last, page);
        var times = TimeReader.Read(survey, schema, lexicon, languages, titleIndex, last, url, Models.Times);
        var (topics, topicSource) = TopicReader.Read(survey, schema, lexicon, title?.Value, titleIndex, siteName?.Value, url, byline?.Byline);
        var (body, bodySource) = input is null || input.Given.Body ? (story.Body, FieldSource.SiteRule) : ChooseBody(story.Body, schema);
        if (bodySource == FieldSource.Page) body = AuthorNotes.Without(body, byline?.Byline);
        // Where nothing printed is read, the summary is the one that the page states.
        var standfirst = (story.Standfirst ?? statedStandfirst) is { } summary ? new Sourced<string>(summary, FieldSource.Page) : readsText || description is not { Value.Length: > 0 } ? null : description;
        var section = SiteReader.Section(survey, schema, title?.Value, titleIndex, siteName?.Value, page);
        var canonical = SiteReader.Canonical(survey, schema, url);
        var leadImage = SiteReader.LeadImage(survey, schema, page);
        var captions = story.Captions;
        // The lead picture of a page without metadata is the one that stands above its first paragraph.
        if (leadImage is null && story.LeadPicture is { } printed) leadImage = new(printed, FieldSource.Page);
        var robots = SiteReader.Robots(survey);

        budget.Stages?.Enter(Stage.Assemble);
        var sources = new SourceMap();
        sources.Add("canonicalUrl", canonical);
        sources.Add("siteName", siteName);
        sources.Add("section", section);
        sources.Add("language", language);
        sources.Add("kicker", story.Kicker, FieldSource.Page);
        sources.Add("title", title);
        sources.Add("standfirst", standfirst);
        sources.Add("byline", byline?.Byline, byline?.Source ?? FieldSource.Page);
        sources.Add("published", times.Published);
        sources.Add("modified", times.Modified);
        sources.Add("dateline", story.Dateline, FieldSource.Page);
        sources.Add("body", body.Count > 0 ? body : null, bodySource);
        sources.Add("captions", captions.Count > 0 ? captions : null, FieldSource.Page);
        sources.Add("relatedLinks", story.RelatedLinks.Count > 0 ? story.RelatedLinks : null, FieldSource.Page);
        sources.Add("topics", topics.Count > 0 ? topics : null, topicSource);
        sources.Add("leadImage", leadImage);
        sources.Add("endCredit", story.EndCredit, FieldSource.Page);

        var article = new Article
        {
            Url = url,
            CanonicalUrl = canonical?.Value,
            SiteName = siteName?.Value,
            Section = section?.Value,
            Language = language?.Value,
            Kicker = story.Kicker,
            Title = title?.Value,
            Standfirst = standfirst?.Value,
            Byline = byline?.Byline,
            Published = times.Published?.Value,
            Modified = times.Modified?.Value,
            Dateline = story.Dateline,
            Body = body,
            Captions = captions,
            RelatedLinks = story.RelatedLinks,
            Topics = topics,
            LeadImage = leadImage?.Value,
            EndCredit = story.EndCredit,
            Access = new ArticleAccess { Free = schema.Free, Robots = robots },
            Sources = sources.ToMap(),
        };
        return ruled is null ? article : RuledRecord.Apply(article, ruled, RuledParts.Settled(input?.Given ?? GivenParts.None), lexicon);
    }

    /// <summary>Finds the blocks of the story, but for those that the site's rule settles.</summary>
    private StoryInput Locate(
        PageSurvey survey, RuledParts? parts, Lexicon lexicon, string? title, int titleIndex, string? description, string? siteName, SchemaFacts schema,
        Uri? url, Uri? page)
    {
        survey.Budget.Stages?.Enter(Stage.Body);
        var apart = parts?.Apart() ?? [];
        var ruledBody = parts?.Body(apart);
        var isBody = ruledBody ?? BodyLocator.Locate(new PageContext(survey, lexicon, title, titleIndex, description, schema.Body) { Questions = Questions(schema) }, Models.Body).IsBody;
        if (apart.Count > 0) isBody = [.. isBody.Select((body, i) => body && !apart.Contains(i))];
        survey.Budget.Check();
        return new StoryInput(survey, isBody, lexicon, title, titleIndex, description, siteName, url, page)
        {
            Given = parts?.Given(apart, ruledBody is not null) ?? GivenParts.None,
        };
    }

    /// <summary>The address that a page without one of its own states.</summary>
    public static Uri? StatedAddress(PageSurvey survey) => SiteReader.BaseOf(survey, null);

    /// <summary>The day on which the story was published, as far as the page tells.</summary>
    public DateOnly? DayOf(PageSurvey survey, Uri? url)
    {
        var schema = JsonLdReader.Read(survey, url);
        TitleReader.Read(survey, schema, SiteReader.SiteName(survey, schema)?.Value, url, out var titleIndex);
        var lexicon = languages.For(ReadingLanguage.Of(survey, SiteReader.Language(survey, schema)?.Value));
        return TimeReader.Read(survey, schema, lexicon, languages, titleIndex, survey.Blocks.Count - 1, url, Models.Times).Published?.Value.Date;
    }

    /// <summary>What the body locator is given of a page: for training, which sees the same as extraction.</summary>
    public PageContext Context(PageSurvey survey, Uri? url)
    {
        var schema = JsonLdReader.Read(survey, url);
        var language = SiteReader.Language(survey, schema);
        var title = TitleReader.Read(survey, schema, SiteReader.SiteName(survey, schema)?.Value, url, out var titleIndex);
        return new PageContext(
            survey, languages.For(ReadingLanguage.Of(survey, language?.Value)), title?.Value, titleIndex, SiteReader.Description(survey, schema), schema.Body)
        {
            Questions = Questions(schema),
        };
    }

    private static (string Question, string Answer)[] Questions(SchemaFacts schema) => [.. schema.Questions.Select(q => (q.Question, q.Answer))];

    /// <summary>What the clean stage is given of a page: for training, which sees the same as extraction.</summary>
    public StoryInput Story(PageSurvey survey, Uri? url)
    {
        var context = Context(survey, url);
        var located = BodyLocator.Locate(context, Models.Body);
        var siteName = SiteReader.SiteName(survey, JsonLdReader.Read(survey, url))?.Value;
        return new StoryInput(
            survey, located.IsBody, context.Lexicon, context.Title, context.TitleIndex, context.Description, siteName, url, SiteReader.BaseOf(survey, url));
    }

    /// <summary>The printed body, or the one that JSON-LD states where the page prints only a part of it.</summary>
    private static (IReadOnlyList<ArticleBlock> Body, FieldSource Source) ChooseBody(IReadOnlyList<ArticleBlock> printed, SchemaFacts schema)
    {
        var length = printed.Sum(block => block.Text.Length);
        if (schema.Body is { } stated && stated.Length >= LeastStatedBody && length * 2 < stated.Length)
        {
            var paragraphs = StatedBody.Paragraphs(stated);
            if (paragraphs.Sum(p => p.Length) > length * 2)
                return ([.. paragraphs.Select(p => new ArticleBlock { Kind = BlockKind.Paragraph, Text = p })], FieldSource.JsonLd);
        }
        if (length == 0 && schema.Updates.Count > 0) return (Updates(schema), FieldSource.JsonLd);
        return (printed, FieldSource.Page);
    }

    private static List<ArticleBlock> Updates(SchemaFacts schema)
    {
        var body = new List<ArticleBlock>();
        foreach (var update in schema.Updates)
        {
            if (update.Headline is { } headline) body.Add(new ArticleBlock { Kind = BlockKind.Heading, Level = 2, Text = headline });
            if (update.Body is not { } text) continue;
            body.AddRange(StatedBody.Paragraphs(text).Select(p => new ArticleBlock { Kind = BlockKind.Paragraph, Text = p }));
        }
        return body;
    }

    private sealed class SourceMap
    {
        private readonly List<KeyValuePair<string, FieldSource>> entries = [];

        public void Add<T>(string field, Sourced<T>? value)
        {
            if (value is { } given) entries.Add(new(field, given.Source));
        }

        public void Add(string field, object? value, FieldSource source)
        {
            if (value is not null) entries.Add(new(field, source));
        }

        public IReadOnlyDictionary<string, FieldSource> ToMap() => EquatableMap.Copy(entries);
    }
}
