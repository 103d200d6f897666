namespace Extractor.CommandLine.Newsroom;

/// <summary>One thing a story says: what the newsroom meant and what was read.</summary>
internal sealed record Finding(string Aspect, string Meant, string Read)
{
    public bool Agrees => string.Equals(Meant, Read, StringComparison.Ordinal);
}

/// <summary>Compares a record with what the newsroom meant.</summary>
internal static class StoryCheck
{
    private const string None = "(none)";

    /// <summary>The aspects in the order of the summary's columns. A withdrawn story has one: that it failed as gone.</summary>
    public static IReadOnlyList<string> Aspects { get; } = ["head", "byline", "time", "dateline", "text", "captions", "links"];

    public static IReadOnlyList<Finding> Compare(Story story, ArticleResult result)
    {
        if (story.Meaning is not { } meant) return [new Finding("head", nameof(FailureKind.Gone), result.Error?.Kind.ToString() ?? "an article")];
        if (!result.Success) return [new Finding("head", meant.Title, $"{result.Error.Kind}: {result.Error.Message}")];

        var read = result.Article;
        return
        [
            new("head", Join(meant.Kicker, meant.Title, meant.Standfirst), Join(read.Kicker, read.Title, read.Standfirst)),
            new("byline", Join(meant.Authors), Join(read.Byline?.Authors.Select(author => author.Name) ?? [])),
            new("time", meant.Published, read.Published?.ToString() ?? None),
            new("dateline", Join(meant.Place, meant.Source, meant.Date), Join(read.Dateline?.Place, read.Dateline?.Source, read.Dateline?.Date)),
            new("text", Text(meant.Paragraphs, meant.EndCredit), Text(read.Body.Count(block => block.Kind == BlockKind.Paragraph), read.EndCredit)),
            new("captions", Join(meant.Credits), Join(read.Captions.Select(caption => caption.Credit ?? ""))),
            new("links", Links(meant.InlineLinks, meant.RelatedLinks), Links(Titles(read, LinkPlacement.Inline), Titles(read, LinkPlacement.Related))),
        ];
    }

    private static string Text(int paragraphs, string? endCredit) =>
        FormattableString.Invariant($"{paragraphs} paragraphs, closing credit {endCredit ?? None}");

    private static IEnumerable<string> Titles(Article article, LinkPlacement placement) =>
        article.RelatedLinks.Where(link => link.Placement == placement).Select(link => link.Title ?? None);

    private static string Links(IEnumerable<string> inline, IEnumerable<string> related) => $"inside: {Join(inline)}; beside: {Join(related)}";

    private static string Join(IEnumerable<string> parts) => string.Join(" | ", parts.Select(part => part.Length > 0 ? part : None).DefaultIfEmpty(None));

    private static string Join(params ReadOnlySpan<string?> parts)
    {
        var texts = new List<string>();
        foreach (var part in parts) texts.Add(part ?? None);
        return string.Join(" | ", texts);
    }
}
