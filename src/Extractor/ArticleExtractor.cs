using Extractor.Assemble;
using Extractor.Decode;
using Extractor.Fetch;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Telemetry;
using Extractor.Text;
using Extractor.Walls;

namespace Extractor;

/// <summary>
/// Extracts the article of a news page: synchronous, thread-safe, and never on the network. The same page gives the same record
/// whatever the culture of the process.
/// </summary>
/// <example>
/// <code>
/// var extractor = new ArticleExtractor();
/// var result = extractor.Extract(html, new Uri("https://news.example/story"));
/// </code>
/// </example>
public sealed class ArticleExtractor
{
    /// <summary>The html, head and body elements that a parser makes of nothing.</summary>
    private const int BareElements = 3;

    /// <summary>A page that prints less running text than this may carry its story elsewhere.</summary>
    private const int LeastPrinted = 400;

    private readonly ExtractorOptions options;
    private readonly ArticleAssembler assembler;
    private readonly RuleStage rules;
    private readonly TimeProvider clock;

    /// <summary>Makes an extractor with the default options.</summary>
    public ArticleExtractor()
        : this(new ExtractorOptions())
    {
    }

    /// <summary>Makes an extractor.</summary>
    /// <param name="options">The options; they are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public ArticleExtractor(ExtractorOptions options)
        : this(options, TimeProvider.System, null)
    {
    }

    internal ArticleExtractor(ExtractorOptions options, TimeProvider clock, LearnedModels? models)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.CheckedCopy();
        this.clock = clock;
        BuiltInData.ReadAhead();
        assembler = new ArticleAssembler(LanguageCatalog.BuiltIn.With(this.options.Languages), models);
        rules = new RuleStage(this.options.SiteRules, assembler);
    }

    /// <summary>Extracts the article of a page held as a string.</summary>
    /// <param name="html">The page.</param>
    /// <param name="url">
    /// The address it was got from; null where it is not known, then relative links are resolved against the address that the
    /// page states, and left out where it states none.
    /// </param>
    /// <param name="cancellationToken">Ends the work; checked at every token and block.</param>
    /// <returns>The article, or the failure: <see cref="FailureKind.TooLarge"/>, <see cref="FailureKind.TooComplex"/>,
    /// <see cref="FailureKind.Unreadable"/>, <see cref="FailureKind.InvalidInput"/> or <see cref="FailureKind.NotArticle"/>.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ArticleResult Extract(string html, Uri? url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (Refuse(html.Length, url) is { } refused) return refused;
        cancellationToken.ThrowIfCancellationRequested();
        var stages = StageClock.Start(clock, Stage.Parse);
        var budget = new PageBudget(options, clock, cancellationToken, stages);
        try
        {
            return Extract(html.AsMemory(), url, fetchedAt: null, visit: null, budget).Result;
        }
        catch (PageTooComplexException e)
        {
            return ArticleResult.Failed(FailureKind.TooComplex, url, e.Message);
        }
        finally
        {
            stages?.Stop();
        }
    }

    /// <summary>Extracts the article of a page held as bytes.</summary>
    /// <param name="content">The page as it came, decompressed.</param>
    /// <param name="url">The address it was got from; null where it is not known.</param>
    /// <param name="contentType">
    /// The Content-Type header, for its charset. The charset is found by byte-order mark, this header, the page's meta tags and the
    /// content, in that order (WHATWG Encoding and HTML standards).
    /// </param>
    /// <param name="cancellationToken">Ends the work; checked at every token and block.</param>
    /// <returns>The article, or the failure.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ArticleResult Extract(ReadOnlyMemory<byte> content, Uri? url, string? contentType = null, CancellationToken cancellationToken = default)
        => Extract(content, url, contentType, fetchedAt: null, visit: null, cancellationToken).Result;

    /// <summary>Extracts the article of a page read from a stream, to its end.</summary>
    /// <param name="content">The stream, which stays open.</param>
    /// <param name="url">The address it was got from; null where it is not known.</param>
    /// <param name="contentType">The Content-Type header, for its charset.</param>
    /// <param name="cancellationToken">Ends the work; checked between reads, at every token and at every block.</param>
    /// <returns>The article, or the failure; no more than <see cref="ExtractorOptions.MaxContentLength"/> is read.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public ArticleResult Extract(Stream content, Uri? url, string? contentType = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = content.Read(chunk, 0, chunk.Length)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Refuse(buffer.Length + read, url) is { } refused) return refused;
            buffer.Write(chunk, 0, read);
        }
        return Extract(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), url, contentType, cancellationToken);
    }

    /// <summary>
    /// Extracts the article of a stored answer, such as a record of an archive, with what the answer tells beside the page: the record is
    /// the one that <see cref="ArticleClient"/> made, or would have made, of it. It is extracted whatever it is: walls are told of
    /// pages only that were just fetched, and where a page leads by itself is not followed.
    /// </summary>
    /// <param name="page">The answer.</param>
    /// <param name="cancellationToken">Ends the work; checked at every token and block.</param>
    /// <returns>The article, with <see cref="Article.FetchedAt"/> and the directives of X-Robots-Tag; or the failure.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ArticleResult Extract(StoredPage page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        var result = Extract(page.Content, page.Url, page.ContentType, page.FetchedAt, visit: null, cancellationToken).Result;
        return result.Article is { } article
            ? result with { Article = article with { FetchedAt = page.FetchedAt, Access = XRobotsTag.AddTo(article.Access, page.RobotsDirectives) } }
            : result with { Error = result.Error! with { Status = page.Status } };
    }

    /// <summary>As the public method; of a page that was just fetched it also says whether it is a wall, and where it leads by itself.</summary>
    internal ExtractedPage Extract(ReadOnlyMemory<byte> content, string? contentType, LiveVisit visit, CancellationToken cancellationToken) =>
        Extract(content, visit.Url, contentType, visit.FetchedAt, visit, cancellationToken);

    private ExtractedPage Extract(
        ReadOnlyMemory<byte> content, Uri? url, string? contentType, DateTimeOffset? fetchedAt, LiveVisit? visit, CancellationToken cancellationToken)
    {
        if (Refuse(content.Length, url) is { } refused) return new(refused);
        cancellationToken.ThrowIfCancellationRequested();
        var stages = StageClock.Start(clock, Stage.Decode);
        var budget = new PageBudget(options, clock, cancellationToken, stages);
        try
        {
            using var page = PageDecoder.Decode(content.Span, contentType, budget.CheckNow);
            return Extract(page.Text, url, fetchedAt, visit, budget);
        }
        catch (PageTooComplexException e)
        {
            return new(ArticleResult.Failed(FailureKind.TooComplex, url, e.Message));
        }
        finally
        {
            stages?.Stop();
        }
    }

    private ExtractedPage Extract(ReadOnlyMemory<char> html, Uri? url, DateTimeOffset? fetchedAt, LiveVisit? visit, PageBudget budget)
    {
        if (TwiceEncoded.Mend(html.Span) is { } mended) html = mended.AsMemory();
        // The record tells the address in the form in which it was asked for on the wire, and an archive keeps it; the result the caller's.
        var sent = Urls.Escaped(url);
        var page = options.Fields == ArticleFields.Metadata ? ExtractMetadata(html, sent, fetchedAt, visit, budget) : ExtractAll(html, sent, fetchedAt, visit, budget);
        return ReferenceEquals(sent, url) ? page : page with { Result = page.Result with { Url = url } };
    }

    /// <summary>Reads only the page's data: parses an excerpt, unless a site rule may select something from the rest.</summary>
    private ExtractedPage ExtractMetadata(ReadOnlyMemory<char> html, Uri? url, DateTimeOffset? fetchedAt, LiveVisit? visit, PageBudget budget)
    {
        budget.Stages?.Enter(Stage.Parse);
        if (html.Span.IsWhiteSpace()) return new(Unreadable(url));
        using var excerpt = options.SiteRules?.MayConcern(url) == true ? null : PageExcerpt.Cut(html, budget);
        using var tree = PageParser.Parse(excerpt?.Markup ?? html, budget, options.SiteRules?.Kept);
        budget.Stages?.Enter(Stage.Survey);
        var page = rules.Survey(tree, url, fetchedAt, budget);
        page = page with { Survey = page.Survey.WithoutText() };
        var article = assembler.Assemble(page, url, budget, ArticleFields.Metadata);
        var result = new ArticleResult { Url = url, Article = article };
        if (visit is null) return new(result);
        if (LiveSigns.OfData(page.Survey, article, visit) is { } live) return new(result, live);
        var whole = ExtractAll(html, url, fetchedAt, visit, budget);
        return whole.Result.Success ? whole with { Result = result } : whole;
    }

    private ExtractedPage ExtractAll(ReadOnlyMemory<char> html, Uri? url, DateTimeOffset? fetchedAt, LiveVisit? visit, PageBudget budget)
    {
        budget.Stages?.Enter(Stage.Parse);
        using var printed = PageParser.Parse(html, budget, options.SiteRules?.Kept);
        budget.Stages?.Enter(Stage.Survey);
        var page = rules.Survey(printed, url, fetchedAt, budget);
        using var stated = ParseState(html, page.Survey, budget, out var standfirst);
        if (stated is not null) page = rules.Survey(stated, url, fetchedAt, budget);
        var tree = stated ?? printed;
        var survey = page.Survey;
        var article = assembler.Assemble(page, url, budget, statedStandfirst: standfirst);
        var live = visit is null ? null : LiveSigns.Read(survey, article, html.Span, visit, budget);
        // A page of scripts alone still is a page: it comes back empty, with the doubt beside it.
        if (survey.Blocks.Count == 0 && tree.ElementCount <= BareElements && article.Title is null && article.Body.Count == 0)
            return new(Unreadable(url), live);
        var doubts = DoubtReader.Read(survey, article);
        var result = options.RequireArticle && doubts.Count > 0
            ? ArticleResult.Failed(FailureKind.NotArticle, url, $"The page does not look like an article: {string.Join(", ", doubts)}.")
            : new ArticleResult { Url = url, Article = article, Doubts = doubts };
        return new(result, live);
    }

    /// <summary>
    /// A page that prints no text but carries its story in its framework's state is read as if it printed it. Null for every other page.
    /// </summary>
    private PageTree? ParseState(ReadOnlyMemory<char> html, PageSurvey survey, PageBudget budget, out string? standfirst)
    {
        standfirst = null;
        if (survey.DataScripts.Count == 0 || StateMarkup.PrintedText(survey, LeastPrinted) is var text && text >= LeastPrinted) return null;
        if (StateMarkup.Find(survey, budget) is not { } story || story.Markup.Length < text * 3) return null;
        standfirst = story.Standfirst;
        return PageParser.Parse(string.Concat(html.Span, "<article>", story.Markup, "</article>").AsMemory(), budget, options.SiteRules?.Kept);
    }

    private static ArticleResult Unreadable(Uri? url) => ArticleResult.Failed(FailureKind.Unreadable, url, "The page holds no text that could be read.");

    private ArticleResult? Refuse(long length, Uri? url)
    {
        if (url is { IsAbsoluteUri: false }) return ArticleResult.Failed(FailureKind.InvalidInput, url, "The page's address is not absolute.");
        return length > options.MaxContentLength
            ? ArticleResult.Failed(FailureKind.TooLarge, url, $"The page is larger than {options.MaxContentLength} bytes.")
            : null;
    }
}

/// <summary>What came of a page.</summary>
/// <param name="Result">The article, or the failure.</param>
/// <param name="Live">What the page is beside that; null for a stored one, and for one that could not be parsed.</param>
internal sealed record ExtractedPage(ArticleResult Result, LiveSigns? Live = null);
