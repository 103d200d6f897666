using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Extractor.Decode;
using Extractor.Training;

namespace Extractor.Quality.Peers;

/// <summary>Runs SmartReader over a page and writes its article in the form of our record, so that one scorer judges both.</summary>
internal static class SmartReaderRun
{
    private static readonly string[] Blocks =
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th", "dt", "dd", "div", "section", "article", "ul", "ol", "table", "tr", "figure",
        "figcaption", "header", "footer", "aside", "main", "dl", "hr", "br", "tbody", "thead", "address",
    ];

    private static readonly string[] BetweenNames = [",", ";", "|", " and ", " und ", " & ", "\n"];

    public static string Extract(CorpusPage page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var url = page.Url ?? new Uri("https://page.example/");
        try
        {
            // Its own decoding asks the network's header; it is given characters, as read by ours.
            using var decoded = PageDecoder.Decode(page.Read(), null);
            using var reader = new SmartReader.Reader(url.AbsoluteUri, decoded.Text.ToString());
            return (new ArticleResult { Id = page.Id, Url = page.Url, Article = Map(reader.GetArticle()) }).ToJson();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of the peer is a page that it lost.
            var failure = new ArticleFailure { Kind = FailureKind.Unreadable, Message = $"{e.GetType().Name}: {e.Message}" };
            return new ArticleResult { Id = page.Id, Url = page.Url, Error = failure }.ToJson();
        }
    }

    /// <summary>As favourable as is honest: author line and content are taken apart, a figure's caption counts as caption.</summary>
    internal static Article Map(SmartReader.Article article)
    {
        var (body, captions) = Read(article.Content);
        var names = Names(article.Author is { Length: > 0 } author ? author : article.Byline);
        return new Article
        {
            Title = Given(article.Title),
            Standfirst = Given(article.Excerpt),
            SiteName = Given(article.SiteName),
            Language = Given(article.Language),
            Byline = names.Count > 0 ? new Byline { Authors = names } : null,
            Published = Time(article.PublicationDate),
            LeadImage = Uri.TryCreate(article.FeaturedImage, UriKind.Absolute, out var image) ? image : null,
            Body = body,
            Captions = captions,
        };
    }

    internal static IReadOnlyList<Author> Names(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return [];
        var text = line.Trim();
        if (text.StartsWith("by ", StringComparison.OrdinalIgnoreCase)) text = text[3..];
        return [.. text.Split(BetweenNames, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => new Author { Name = name })];
    }

    internal static ArticleTime? Time(DateTime? time) => time switch
    {
        null => null,
        { Kind: DateTimeKind.Unspecified, TimeOfDay.Ticks: 0 } day => new ArticleTime { Date = DateOnly.FromDateTime(day) },
        { Kind: DateTimeKind.Unspecified } local => new ArticleTime { Date = DateOnly.FromDateTime(local), Time = TimeOnly.FromDateTime(local) },
        { } instant => ArticleTime.FromInstant(new DateTimeOffset(instant.ToUniversalTime())),
    };

    internal static (List<ArticleBlock> Body, List<Caption> Captions) Read(string? content)
    {
        var body = new List<ArticleBlock>();
        var captions = new List<Caption>();
        using var document = new HtmlParser().ParseDocument(content ?? "");
        foreach (var caption in document.QuerySelectorAll("figcaption").ToList())
        {
            if (Fold(caption.TextContent) is { Length: > 0 } text) captions.Add(new Caption { Text = text });
            caption.Remove();
        }
        var run = new StringBuilder();
        INode? node = document.Body;
        while (node is not null)
        {
            if (node is IText text) run.Append(text.Data);
            else if (IsBlock(node)) Flush();
            if (node.FirstChild is { } child && node is not IElement { LocalName: "script" or "style" })
            {
                node = child;
                continue;
            }
            while (node is not null && node.NextSibling is null)
            {
                node = node == document.Body ? null : node.Parent;
                if (node is not null && IsBlock(node)) Flush();
            }
            node = node == document.Body ? null : node?.NextSibling;
        }
        Flush();
        return (body, captions);

        void Flush()
        {
            if (Fold(run.ToString()) is { Length: > 0 } folded) body.Add(new ArticleBlock { Kind = BlockKind.Paragraph, Text = folded });
            run.Clear();
        }
    }

    private static bool IsBlock(INode node) => node is IElement element && Blocks.Contains(element.LocalName, StringComparer.Ordinal);

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
