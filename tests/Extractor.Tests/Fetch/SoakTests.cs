using System.Diagnostics;
using System.Globalization;
using System.Net;
using Extractor.Tests.Fetch.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

/// <summary>One long run over many hosts of which some fail, through the real client and real sockets.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class SoakTests
{
    private const int Hosts = 50;
    private const int Rounds = 100;
    private const int Pages = Hosts * Rounds;
    private const int AtOnce = 8;
    private const int Mebibyte = 1024 * 1024;

    /// <summary>What is wrong with a page, where something is: with one page in ten, and each host has its share.</summary>
    private enum Mishap
    {
        None,
        Unavailable,
        Reset,
        BrokenOff,
        Busy,
        Missing,
    }

    [Test]
    public async Task Five_thousand_pages_of_fifty_hosts_of_which_a_tenth_go_wrong()
    {
        await using var web = await FakeWeb.StartAsync();
        var visitors = new Visitors();
        web.Site.Otherwise = (context, hit) => visitors.CountAsync(context, () => AnswerAsync(context, hit, visitors));
        await using var services = web.Client();
        var answered = new int[Pages];
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        var heaps = new List<long>();
        var (read, allocated) = (0, GC.GetTotalAllocatedBytes());
        var clock = Stopwatch.StartNew();
        await foreach (var result in services.GetRequiredService<ArticleClient>().GetAllAsync(Enumerable.Range(0, Pages).Select(Url)))
        {
            answered[Index(result.Url!)]++;
            var outcome = result.Error is { } error ? error.Kind.ToString() : "article";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (++read % (Pages / 5) == 0)
            {
                heaps.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        clock.Stop();
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Soak: {Pages:N0} pages of {Hosts} hosts, {Faults:N0} with a fault, in {clock.Elapsed.TotalSeconds:F1} s, {visitors.Total:N0} requests, at most {visitors.Most} at once and {visitors.MostAtAHost} at a host; "
            + $"{string.Join(", ", outcomes.OrderBy(outcome => outcome.Key, StringComparer.Ordinal).Select(outcome => $"{outcome.Value:N0} {outcome.Key}"))}; "
            + $"heap after each fifth {string.Join(", ", heaps.Select(heap => (heap / (double)Mebibyte).ToString("F1", CultureInfo.InvariantCulture)))} MiB, "
            + $"{allocated / Pages / 1024:N0} KiB allocated a page, site included"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults, Is.EqualTo(Pages / 10));
            Assert.That(answered, Is.All.EqualTo(1), "every address is answered by exactly one result");
            Assert.That(outcomes, Is.EquivalentTo(new Dictionary<string, int>
            {
                ["article"] = Pages - Count(Mishap.Missing),
                [nameof(FailureKind.NotFound)] = Count(Mishap.Missing),
            }));
            Assert.That(visitors.Total, Is.EqualTo(Pages + Faults - Count(Mishap.Missing)), "each fault but a missing page costs one more request");
            Assert.That(visitors.MostAtAHost, Is.LessThanOrEqualTo(2), "no host has more visitors than allowed");
            Assert.That(visitors.Most, Is.InRange(AtOnce, 16));
            Assert.That(heaps[^1] - heaps[0], Is.LessThan(8 * Mebibyte), "memory is flat");
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
        }
    }

    private static async Task AnswerAsync(HttpContext context, int hit, Visitors visitors)
    {
        var index = Index(new Uri("http://" + context.Request.Host + context.Request.Path));
        var mishap = MishapOf(index);
        if (index % 4 == 0)
        {
            // So that there are many at once, though the answers take no time.
            await visitors.UntilAsync(() => visitors.Now >= AtOnce || visitors.Total > Pages - Hosts);
        }

        switch (hit == 1 ? mishap : Mishap.None)
        {
            case Mishap.Unavailable:
                context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                break;
            case Mishap.Busy:
                context.Response.StatusCode = (int)HttpStatusCode.TooManyRequests;
                break;
            case Mishap.Missing:
                context.Response.StatusCode = (int)HttpStatusCode.NotFound;
                break;
            case Mishap.Reset:
                context.Abort();
                break;
            case Mishap.BrokenOff:
                await Faulty.SendHalfAsync(context);
                context.Abort();
                break;
            default:
                visitors.Leave(context);
                await TestSite.SendAsync(context, Faulty.PageBytes, "text/html; charset=utf-8");
                break;
        }
    }

    private static Uri Url(int index) => new(string.Create(CultureInfo.InvariantCulture, $"http://h{index % Hosts}.example/{index}"));

    private static int Index(Uri url) => int.Parse(url.Segments[^1], CultureInfo.InvariantCulture);

    private static Mishap MishapOf(int index)
    {
        var (round, host) = Math.DivRem(index, Hosts);
        return (round + host) % 10 == 0 ? (Mishap)(1 + (((round / 10) + host) % 5)) : Mishap.None;
    }

    private static int Faults => Enumerable.Range(0, Pages).Count(index => MishapOf(index) != Mishap.None);

    private static int Count(Mishap mishap) => Enumerable.Range(0, Pages).Count(index => MishapOf(index) == mishap);
}
