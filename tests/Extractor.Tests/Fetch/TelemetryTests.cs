using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Extractor.Tests.Fetch.Faults;
using Microsoft.Extensions.Logging;

namespace Extractor.Tests.Fetch;

/// <summary>What can be seen from outside. The instruments are the process's, so that nothing else may run meanwhile.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class TelemetryTests
{
    private readonly ConcurrentQueue<Measured> measured = new();
    private readonly ConcurrentQueue<Activity> activities = new();

    private TestSite site = null!;
    private MeterListener meters = null!;
    private ActivityListener tracer = null!;

    [SetUp]
    public async Task Start()
    {
        site = await TestSite.StartAsync();
        measured.Clear();
        activities.Clear();
        meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ExtractorTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => measured.Enqueue(new Measured(instrument.Name, value, Tags(tags))));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue(new Measured(instrument.Name, value, Tags(tags))));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue(new Measured(instrument.Name, value, Tags(tags))));
        meters.Start();
        tracer = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ExtractorTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(tracer);
    }

    [TearDown]
    public async Task Stop()
    {
        meters.Dispose();
        tracer.Dispose();
        await site.DisposeAsync();
    }

    [Test]
    public async Task A_page_is_measured_stage_by_stage()
    {
        site.OnPage("/story");
        await GetAsync("/story?token=secret", time: TimeProvider.System);
        var stages = Of("extractor.stage.duration").Select(m => m.Tags).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stages, Is.EquivalentTo(
                new[] { "fetch", "decode", "parse", "survey", "metadata", "body", "clean", "assemble" }.Select(stage => "extractor.stage=" + stage)));
            Assert.That(Of("extractor.stage.duration").Select(m => m.Value), Is.All.GreaterThan(0));
            Assert.That(Of("extractor.results").Single().Tags, Is.Empty);
            Assert.That(Of("extractor.page.duration").Single().Value, Is.GreaterThan(0));
            Assert.That(Of("http.client.response.body.size").Single().Value, Is.EqualTo(TestSite.Page().Length));
            Assert.That(Of("extractor.content.size").Single().Value, Is.EqualTo(TestSite.Page().Length));
            Assert.That(Of("extractor.host.wait"), Is.Not.Empty);
            Assert.That(Of("extractor.requests").Select(m => m.Tags), Does.Contain("http.response.status_code=200"));
        }
    }

    [Test]
    public async Task Retries_redirects_and_failures_are_counted()
    {
        site.OnRedirect("/short", "/story");
        site.OnStatus("/story", 503);
        await GetAsync("/short", options => options.MaxRetries = 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("extractor.retries").Select(m => m.Tags), Is.EqualTo(new[] { "http.response.status_code=503", "http.response.status_code=503" }));
            Assert.That(Of("extractor.redirects").Single().Tags, Is.EqualTo("http.response.status_code=302;extractor.redirect.downgrade=False"));
            Assert.That(Of("extractor.results").Single().Tags, Is.EqualTo("error.type=ServerError"));
        }
    }

    [Test]
    public async Task Downloads_are_counted_and_traced_and_are_no_pages()
    {
        site.OnPage("/feed", "<rss/>", "text/xml");
        using (var client = TestClients.New())
        {
            await client.DownloadAsync(site.Url("/feed?token=secret"));
            await client.DownloadAsync(site.Url("/gone"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("extractor.downloads").Select(m => m.Tags), Is.EqualTo(new[] { "", "error.type=NotFound" }));
            Assert.That(Of("extractor.content.size").Single().Value, Is.EqualTo(6));
            Assert.That(Of("extractor.results"), Is.Empty);
            Assert.That(activities.Select(activity => activity.OperationName), Is.EqualTo(new[] { "extractor.download", "extractor.download" }));
            Assert.That(activities.Select(activity => activity.Status), Is.EqualTo(new[] { ActivityStatusCode.Unset, ActivityStatusCode.Error }));
            Assert.That(activities.First().GetTagItem("url.full"), Is.EqualTo(site.Url("/feed?*").AbsoluteUri));
        }
    }

    [Test]
    public async Task A_breaker_is_seen_to_open_and_to_close()
    {
        var time = new WaitingClock(FakeWeb.Noon);
        site.OnStatus("/broken", 500);
        site.OnPage("/story");
        using (var client = TestClients.New(
            options =>
            {
                options.BreakerMinimumAttempts = 2;
                options.MaxRetries = 0;
            },
            time))
        {
            for (var i = 0; i < 3; i++) await client.GetAsync(site.Url("/broken"));
            meters.RecordObservableInstruments();
            time.Advance(TimeSpan.FromSeconds(61));
            meters.RecordObservableInstruments();
            await client.GetAsync(site.Url("/story"));
            for (var i = 0; i < 3; i++) await client.GetAsync(site.Url("/broken"));
            meters.RecordObservableInstruments();
        }

        meters.RecordObservableInstruments();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("extractor.breaker.changes").Select(m => m.Tags), Is.EqualTo(new[] { "open", "half_open", "closed", "open" }.Select(
                state => string.Create(CultureInfo.InvariantCulture, $"extractor.breaker.state={state};server.address=127.0.0.1;server.port={site.Port}"))));
            Assert.That(Of("extractor.breakers.open").Select(m => m.Value), Is.EqualTo(new[] { 1, 0, 1, 0 }), "open, over, open again, client gone");
        }
    }

    [Test]
    public async Task Activities_tell_a_pages_way_without_its_query()
    {
        site.OnPage("/story");
        await GetAsync("/story?token=secret");
        var whole = activities.Single(activity => activity.OperationName == "extractor.get");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(activities.Select(activity => activity.OperationName), Is.EqualTo(new[] { "extractor.fetch", "extractor.extract", "extractor.get" }));
            Assert.That(whole.GetTagItem("url.full"), Is.EqualTo($"http://127.0.0.1:{site.Port}/story?*"));
            Assert.That(whole.GetTagItem("server.address"), Is.EqualTo("127.0.0.1"));
            Assert.That(whole.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(activities.Where(activity => activity != whole).Select(activity => activity.ParentId), Is.All.EqualTo(whole.Id));
        }
    }

    [Test]
    public async Task A_failed_page_has_a_failed_activity()
    {
        await GetAsync("/missing");
        var whole = activities.Single(activity => activity.OperationName == "extractor.get");
        Assert.That(whole.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(whole.GetTagItem("error.type"), Is.EqualTo("NotFound"));
        Assert.That(whole.GetTagItem("http.response.status_code"), Is.EqualTo(404));
    }

    [Test]
    public async Task Logs_say_what_happened_and_no_query()
    {
        site.OnRedirect("/short", "/story?token=secret");
        site.OnStatus("/story", 503);
        using var lines = new LineLoggers();
        using (var client = new ArticleClient(TestClients.Quick(options => options.MaxRetries = 1), new WaitingClock(FakeWeb.Noon), lines))
        {
            await client.GetAsync(site.Url("/short?token=secret"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.All, Has.Some.Contains("redirects to").And.Some.Contains("Retrying").And.Some.Contains("ServerError"));
            Assert.That(lines.All, Has.None.Contains("secret"));
        }
    }

    private static string Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(';', tags.ToArray().Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));

    private List<Measured> Of(string name) => [.. measured.Where(m => m.Name == name)];

    private async Task GetAsync(string path, Action<ArticleClientOptions>? configure = null, TimeProvider? time = null)
    {
        using var client = TestClients.New(configure, time);
        await client.GetAsync(site.Url(path));
    }

    private sealed record Measured(string Name, double Value, string Tags);

    /// <summary>Keeps every line of every category, those of the HTTP client factory included.</summary>
    private sealed class LineLoggers : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
