namespace Extractor.Tests.Fetch.Faults;

/// <summary>
/// One thing that goes wrong (or looks as if it did) at a site, and what the caller gets. The tests let it happen to the real client;
/// the table in <c>docs/fetching.md</c> is made of the same list.
/// </summary>
/// <param name="Name">What the site does, in a few words; no two are the same.</param>
/// <param name="Kind">The failure's kind; null for an article.</param>
/// <param name="Status">The failure's status; null where no answer came and for an article.</param>
/// <param name="Requests">How many requests arrive at the sites, robots.txt apart.</param>
/// <param name="Note">What else there is to say to a reader of the table.</param>
internal sealed record Fault(string Name, FailureKind? Kind, int? Status, int Requests, string Note = "")
{
    /// <summary>The address that is asked for.</summary>
    internal string Url { get; init; } = "http://gazette.example/story";

    /// <summary>The article's title, where there is one.</summary>
    internal string Title { get; init; } = TestSite.Title;

    /// <summary>Prepares the web.</summary>
    internal Action<FakeWeb>? On { get; init; }

    /// <summary>Changes the options from the defaults, which the table's reader would expect; the note says how.</summary>
    internal Action<ArticleClientOptions>? Options { get; init; }

    /// <summary>Whether the client trusts the certificate of the invented web.</summary>
    internal bool TrustsCertificate { get; init; } = true;

    /// <summary>What else must hold.</summary>
    internal Action<ArticleResult, FakeWeb>? Also { get; init; }

    public override string ToString() => Name;
}

/// <summary>Faults of one theme: a heading of the table.</summary>
internal sealed record FaultTheme(string Name, IReadOnlyList<Fault> Faults);
