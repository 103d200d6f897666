namespace Extractor.Parquet.Tests;

/// <summary>A folder for files of a test, and results to write to them.</summary>
internal sealed class TableFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("extractor-parquet-").FullName;

    internal string Path => PathOf("out.parquet");

    /// <summary>A result of which all is there.</summary>
    internal static ArticleResult Full => new()
    {
        Id = "full",
        Url = new("https://gazette.example/ü?q=a b"),
        Group = "first",
        Seconds = 0.25,
        Doubts = [PageDoubt.LooksEmpty, PageDoubt.LooksLikeIndex],
        Redirects = [new() { Url = new("http://gazette.example/2"), Status = 301, IsDowngrade = true }, new() { Url = new("https://gazette.example/3") }],
        Article = new()
        {
            Url = new("https://gazette.example/3"),
            CanonicalUrl = new("https://gazette.example/own"),
            FetchedAt = new DateTimeOffset(2025, 3, 10, 12, 0, 0, 250, TimeSpan.FromHours(1)),
            SiteName = "The Gazette",
            Section = "Coast",
            Language = "en-GB",
            Kicker = "Sea",
            Title = "Ferry",
            Standfirst = "A dek",
            Byline = new()
            {
                Text = "By Mara Lind and AB",
                Authors = [new() { Name = "Mara Lind", Url = new("https://gazette.example/mara"), Role = "Reporter" }, new() { Name = "AB", Kind = AuthorKind.Initials }],
            },
            Published = ArticleTime.Parse("2024-06-20T01:41:00+07:00"),
            Modified = ArticleTime.Parse("2024-06-21T08:00:00"),
            Dateline = new() { Text = "LA CROSSE (AP) —", Place = "LA CROSSE", Source = "AP", Date = "June 19" },
            Body =
            [
                new() { Kind = BlockKind.Paragraph, Text = "One & two", Html = "<b>One</b> &amp; two" },
                new() { Kind = BlockKind.ListItem, Text = "Item", Level = 2 },
                new() { Kind = BlockKind.Table, Text = "a b", Rows = [["a", "b"], [], [""]] },
                new() { Kind = BlockKind.Table, Rows = [] },
                new() { Kind = BlockKind.Figure, Caption = 0, Url = new("https://gazette.example/p.jpg") },
            ],
            Captions = [new() { Text = "The ferry", Credit = "J. Doe", Image = new("https://gazette.example/p.jpg"), Alt = "A ferry" }, new() { Text = "" }],
            RelatedLinks = [new() { Url = new("https://gazette.example/4"), Title = "Other", Placement = LinkPlacement.Inline }, new() { Url = new("https://gazette.example/5"), Placement = LinkPlacement.More }],
            Topics = ["sea", "ferries"],
            LeadImage = new("https://gazette.example/lead.jpg"),
            EndCredit = "WIL",
            Access = new() { Free = false, Robots = ["noindex"] },
            Sources = new Dictionary<string, FieldSource> { ["title"] = FieldSource.JsonLd, ["published"] = FieldSource.OpenGraph },
        },
    };

    /// <summary>A result of an article of which nothing is known.</summary>
    internal static ArticleResult Empty => new() { Article = new() };

    internal static ArticleResult Failure => new()
    {
        Id = "failed",
        Error = new() { Kind = FailureKind.Deferred, Message = "Later", Status = 503, Url = new("https://gazette.example/x"), RetryAt = new DateTimeOffset(2025, 3, 10, 12, 0, 0, TimeSpan.Zero) },
    };

    internal string PathOf(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>The names of all that is there.</summary>
    internal IEnumerable<string?> Names() => Directory.EnumerateFileSystemEntries(folder).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>Writes results to the file.</summary>
    internal async Task<string> WriteAsync(IEnumerable<ArticleResult> results, ParquetResultOptions? options = null)
    {
        await using var file = File.Create(Path);
        await using var writer = await ParquetResultWriter.CreateAsync(file, options);
        foreach (var result in results) await writer.WriteAsync(result);
        await writer.CompleteAsync();
        return Path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
