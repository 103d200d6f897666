using System.Globalization;
using Extractor.Tests.Fetch.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

/// <summary>An invented web whose visitors are counted, and a client in it that fetches many pages.</summary>
internal abstract class ManyPagesFixture
{
    /// <summary>Whatever takes longer than this hangs.</summary>
    private protected static readonly TimeSpan Forever = TimeSpan.FromSeconds(30);

    private ServiceProvider? services;

    private protected FakeWeb Web { get; private set; } = null!;

    private protected Visitors Visitors { get; private set; } = null!;

    [SetUp]
    public async Task SetUp()
    {
        Web = await FakeWeb.StartAsync();
        Visitors = new Visitors();
        Answer(static _ => Task.CompletedTask);
    }

    [TearDown]
    public async Task TearDown()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
            services = null;
        }

        await Web.DisposeAsync();
    }

    private protected static IReadOnlyList<Uri> Urls(int hosts, int each) =>
        [.. from page in Enumerable.Range(0, each) from host in Enumerable.Range(0, hosts) select UrlOf(host, page)];

    private protected static async Task<List<ArticleResult>> ReadAsync(IAsyncEnumerable<ArticleResult> run, List<ArticleResult>? results = null)
    {
        results ??= [];
        var read = Task.Run(async () =>
        {
            await foreach (var result in run)
            {
                results.Add(result);
            }
        });
        await read.WaitAsync(Forever);
        return results;
    }

    /// <summary>Lets all who come wait until there is what is waited for.</summary>
    private protected static Task WaitForAsync(TaskCompletionSource reached, Func<bool> isReached)
    {
        if (isReached())
        {
            reached.TrySetResult();
        }

        return reached.Task.WaitAsync(Forever);
    }

    private protected void Answer(Func<HttpContext, Task> wait) => Web.Site.Otherwise = (context, _) => Visitors.CountAsync(context, async () =>
    {
        await wait(context);
        await TestSite.SendAsync(context, Faulty.PageBytes, "text/html");
    });

    private protected ArticleClient Client(int pages = 16, int perHost = 2, int ahead = 1_000, Action<ArticleClientOptions>? configure = null)
    {
        services ??= Web.Client(options =>
        {
            options.MaxPagesAtOnce = pages;
            options.MaxRequestsPerHost = perHost;
            options.MaxPagesAhead = ahead;
            configure?.Invoke(options);
        });
        return services.GetRequiredService<ArticleClient>();
    }

    private protected static Uri UrlOf(int host, int page) => new(string.Create(CultureInfo.InvariantCulture, $"http://h{host}.example/{page}"));
}
