using System.Diagnostics;
using Extractor.Parse;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Parse;

/// <summary>No page costs more than its length allows, and every limit holds.</summary>
[NonParallelizable]
public sealed class HostilePageTests
{
    private const int Small = 10_000;
    private const int Large = 4 * Small;
    private const double Most = 2_000;

    private static IEnumerable<string> Names => HostilePages.All.Keys;

    [TestCaseSource(nameof(Names))]
    public void CostGrowsWithLength(string name)
    {
        Cost(HostilePages.All[name](1_000));
        var (small, large) = (HostilePages.All[name](Small), HostilePages.All[name](Large));
        var (before, after) = Costs(small, large);
        // The machine may be busy with something else: what costs too much has to do so again.
        for (var again = 0; again < 2 && (after >= Most || after >= MostGrowth(before)); again++) (before, after) = Costs(small, large);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after, Is.LessThan(Most), "milliseconds of processor time");
            Assert.That(after, Is.LessThan(MostGrowth(before)), $"milliseconds at four times the length, from {before}");
        }

        static double MostGrowth(double before) => 10 * Math.Max(before, 20);
    }

    private static (double Before, double After) Costs(string small, string large) =>
        (Math.Min(Cost(small).TotalMilliseconds, Cost(small).TotalMilliseconds), Math.Min(Cost(large).TotalMilliseconds, Cost(large).TotalMilliseconds));

    [TestCase("div, then empty paragraphs", 400_000)]
    [TestCase("svg, then unknown ends", 2_000_000)]
    [TestCase("alternating duplicates", 2_000_000)]
    [TestCase("attributes of one tag", 1_000_000)]
    [TestCase("wide text", 2_000_000)]
    [TestCase("less-than signs", 500_000)]
    public void CancellationEndsTheParseAtOnce(string name, int size)
    {
        var html = HostilePages.All[name](size).AsMemory();
        var options = new ExtractorOptions { MaxElements = 10_000_000 };
        var fastest = TimeSpan.MaxValue;
        var cancelled = 0;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var source = new CancellationTokenSource();
            var at = 0L;
            source.Token.Register(() => at = Stopwatch.GetTimestamp());
            source.CancelAfter(TimeSpan.FromMilliseconds(5));
            try
            {
                PageParser.Parse(html, new PageBudget(options, TimeProvider.System, source.Token)).Dispose();
            }
            catch (OperationCanceledException)
            {
                cancelled++;
                var delay = Stopwatch.GetElapsedTime(at);
                fastest = delay < fastest ? delay : fastest;
            }
        }

        if (cancelled == 0)
        {
            Assert.Ignore("The page was parsed before it could be cancelled.");
        }

        Assert.That(fastest.TotalMilliseconds, Is.LessThan(50));
    }

    [Test]
    public void CancelledBeforeItStartsThrows()
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, new CancellationToken(true));

        Assert.That(() => PageParser.Parse("<p>x".AsMemory(), budget), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void TooManyElementsAreTooComplex()
    {
        var options = new ExtractorOptions { MaxElements = 1_000 };

        Assert.That(
            () => Parse(HostilePages.All["wide body"](1_001), options),
            Throws.InstanceOf<PageTooComplexException>().With.Message.Contains(nameof(ExtractorOptions.MaxElements)));
    }

    [Test]
    public void AsManyElementsAsAllowedAreParsed()
    {
        var options = new ExtractorOptions { MaxElements = 1_000 };

        // Three are html, head and body.
        using var tree = Parse(HostilePages.All["wide body"](997), options);

        Assert.That(tree.ElementCount, Is.EqualTo(1_000));
    }

    [Test]
    public void MultipliedElementsAreTooComplex()
    {
        Assert.That(
            () => Parse(HostilePages.All["closed distinct b, then paragraphs"](5_000), new ExtractorOptions()),
            Throws.InstanceOf<PageTooComplexException>().With.Message.Contains("start tag"));
    }

    [Test]
    public void TooMuchTimeIsTooComplex()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(400) };
        var budget = new PageBudget(new ExtractorOptions { MaxDuration = TimeSpan.FromSeconds(1) }, time, default);

        Assert.That(
            () => PageParser.Parse(HostilePages.All["wide body"](1_000).AsMemory(), budget),
            Throws.InstanceOf<PageTooComplexException>().With.Message.Contains(nameof(ExtractorOptions.MaxDuration)));
    }

    [TestCase(32)]
    [TestCase(256)]
    public void NestingIsFlattenedAtTheLimit(int limit)
    {
        var html = HostilePages.All["nested div, closed"](100_000) + "<p>after</p>";
        using var tree = Parse(html, new ExtractorOptions { MaxDepth = limit });

        var depth = 1;
        for (PageNode? node = tree.Body; node is PageElement element; node = element.FirstChild)
        {
            depth++;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(depth, Is.EqualTo(limit));
            Assert.That(((PageElement)tree.Body!.LastChild!).Tag, Is.EqualTo(PageTag.P), "what follows the nest");
        }
    }

    [Test]
    public void TagsPastTheAttributeLimitKeepTheFirst()
    {
        var html = "<b id=first" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $" x{i}=1")) + " class=last>";
        using var tree = Parse(html, new ExtractorOptions());
        var element = (PageElement)tree.Body!.FirstChild!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(element.Get(PageAttribute.Id), Is.EqualTo("first"));
            Assert.That(element.Has(PageAttribute.Class), Is.False);
        }
    }

    private static PageTree Parse(string html, ExtractorOptions options) =>
        PageParser.Parse(html.AsMemory(), new PageBudget(options, TimeProvider.System, default));

    private static TimeSpan Cost(string html)
    {
        var before = Environment.CpuUsage.TotalTime;
        try
        {
            Parse(html, new ExtractorOptions()).Dispose();
        }
        catch (PageTooComplexException)
        {
            // One of the two answers that a hostile page may get.
        }

        return Environment.CpuUsage.TotalTime - before;
    }
}
