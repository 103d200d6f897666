using System.Diagnostics;
using System.Text.Json;
using Extractor.Tests.Fixtures;
using Extractor.Tests.Support;

namespace Extractor.Fuzz.Properties;

/// <summary>What holds of every input, whatever its bytes.</summary>
internal sealed class PageProperties
{
    /// <summary>The longest that a page of up to five megabytes may take of a processor.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private static readonly Uri Address = new("https://post.example/2024/05/04/ferry-returns");

    private static readonly FailureKind[] Answers =
        [FailureKind.TooComplex, FailureKind.TooLarge, FailureKind.Unreadable, FailureKind.NotArticle, FailureKind.InvalidInput];

    private readonly ArticleExtractor extractor;
    private readonly long mostMemory;

    public PageProperties(ExtractorOptions options)
    {
        extractor = new ArticleExtractor(options);
        mostMemory = options.MaxMemory;
    }

    /// <summary>Checks an input.</summary>
    /// <param name="page">The bytes.</param>
    /// <param name="contentType">The Content-Type that they are said to have; null for none.</param>
    /// <returns>What it breaks; empty when all is well.</returns>
    public IReadOnlyList<Finding> Check(byte[] page, string? contentType = null)
    {
        var findings = new List<Finding>();
        ArticleResult result;
        try
        {
            result = Measured(page, contentType, findings);
            if (result.Error is { } error && !Answers.Contains(error.Kind)) findings.Add(new("failure", $"{error.Kind}: {error.Message}"));
            var again = extractor.Extract(page, Address, contentType);
            if (!string.Equals(result.ToJson(), again.ToJson(), StringComparison.Ordinal)) findings.Add(new("determinism", Differ(result.ToJson(), again.ToJson())));
        }
        catch (Exception fault)
        {
            findings.Add(new("exception", fault.ToString()));
            return findings;
        }

        if (result.Article is not { } article) return findings;
        CheckWriters(article, findings);
        findings.AddRange(RecordValues.Faults(article));
        CheckTexts(page, contentType, article, findings);
        return findings;
    }

    private ArticleResult Measured(byte[] page, string? contentType, List<Finding> findings)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = ThreadClock.Now;
        var started = Stopwatch.GetTimestamp();
        var result = extractor.Extract(page, Address, contentType);
        var spent = ThreadClock.Now - cpu;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (spent > MostTime) findings.Add(new("time", $"{spent.TotalMilliseconds:0} ms of processor time, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms in all"));
        // The last step before a check may go over by what it takes at once.
        if (allocated > mostMemory * 5 / 4) findings.Add(new("memory", $"{allocated} bytes allocated"));
        return result;
    }

    private static void CheckWriters(Article article, List<Finding> findings)
    {
        try
        {
            var json = article.ToJson();
            var back = Article.FromJson(json);
            if (!back.Equals(article)) findings.Add(new("round trip", "read back otherwise: " + string.Join("; ", Differences(article, back))));
            if (!string.Equals(back.ToJson(), json, StringComparison.Ordinal)) findings.Add(new("round trip", Differ(json, back.ToJson())));
            _ = article.ToMarkdown().Length + article.ToHtml().Length + article.Text.Length;
        }
        catch (Exception fault)
        {
            findings.Add(new("writers", fault.ToString()));
        }
    }

    private static void CheckTexts(byte[] page, string? contentType, Article article, List<Finding> findings)
    {
        using var record = JsonDocument.Parse(article.ToJson());
        PageText? text = null;
        foreach (var said in RecordTexts.Of(record.RootElement).Distinct(StringComparer.Ordinal))
        {
            text ??= new PageText(page, contentType);
            if (!text.Says(said) && !text.SaysInPieces(said)) findings.Add(new("text", $"not on the page: {Shorten(said)}"));
        }
    }

    private static IEnumerable<string> Differences(Article one, Article other) =>
        typeof(Article).GetProperties().Where(property => !Equals(property.GetValue(one), property.GetValue(other)))
            .Select(property => Shorten($"{property.Name} {property.GetValue(one)} / {property.GetValue(other)}"));

    private static string Differ(string one, string other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        var from = Math.Max(0, at - 40);
        return $"at {at}: {Shorten(one[from..])} / {Shorten(other[from..])}";
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
