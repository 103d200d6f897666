using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using Extractor.Fetch;
using Extractor.Tests.Fetch.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class ArticleClientOptionsTests
{
    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault(options => options.TotalTimeout = TimeSpan.Zero, "TotalTimeout");
        yield return Fault(options => options.AttemptTimeout = TimeSpan.FromHours(2), "AttemptTimeout");
        yield return Fault(options => options.AttemptTimeout = TimeSpan.FromSeconds(61), "AttemptTimeout must not be longer than TotalTimeout");
        yield return Fault(options => options.MaxRetries = -1, "MaxRetries");
        yield return Fault(options => options.MaxRetries = 11, "MaxRetries");
        yield return Fault(options => options.RetryDelay = TimeSpan.Zero, "RetryDelay");
        yield return Fault(options => options.RetryDelay = TimeSpan.FromSeconds(60), "RetryDelay must be shorter than TotalTimeout");
        yield return Fault(options => options.BreakerFailureRatio = 0, "BreakerFailureRatio");
        yield return Fault(options => options.BreakerFailureRatio = double.NaN, "BreakerFailureRatio");
        yield return Fault(options => options.BreakerMinimumAttempts = 1, "BreakerMinimumAttempts");
        yield return Fault(options => options.BreakerWindow = TimeSpan.FromSeconds(10), "BreakerWindow must not be shorter");
        yield return Fault(options => options.BreakDuration = TimeSpan.Zero, "BreakDuration");
        yield return Fault(options => options.MaxRedirects = 21, "MaxRedirects");
        yield return Fault(options => options.MaxRequestsPerHost = 0, "MaxRequestsPerHost");
        yield return Fault(options => options.MaxCrawlDelay = TimeSpan.FromSeconds(-1), "MaxCrawlDelay");
        yield return Fault(options => options.MaxCrawlDelay = TimeSpan.FromHours(2), "MaxCrawlDelay");
        yield return Fault(options => options.MaxDownloadLength = 0, "MaxDownloadLength");
        yield return Fault(options => options.MaxCompressionRatio = 1, "MaxCompressionRatio");
        yield return Fault(options => options.AllowedPorts.Add(0), "AllowedPorts");
        yield return Fault(options => options.AllowedPorts.Clear(), "AllowedPorts");
        yield return Fault(options => options.UserAgent = "", "UserAgent");
        yield return Fault(options => options.UserAgent = "a\r\nHost: b", "UserAgent");
        yield return Fault(options => options.Contact = "a) b", "Contact");
        yield return Fault(options => options.Proxy = new WebProxy("http://proxy.example"), "AllowPrivateAddresses");
        yield return Fault(options => options.Extraction.MaxDepth = 1, "Extraction.MaxDepth");
        yield return Fault(options => options.Extraction.MaxContentLength = 0, "Extraction.MaxContentLength");
        yield return Fault(options => options.Extraction.Fields = 0, "Extraction.Fields must be Metadata or All");
        yield return Fault(
            options => (options.Extraction.Fields, options.Extraction.RequireArticle) = (ArticleFields.Metadata, true), "Extraction.RequireArticle needs Fields to be All");

        static TestCaseData Fault(Action<ArticleClientOptions> configure, string message) =>
            new TestCaseData(configure, message).SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(Faults))]
    public void A_wrong_option_is_told(Action<ArticleClientOptions> configure, string message)
    {
        var options = new ArticleClientOptions();
        configure(options);
        Assert.That(() => new ArticleClient(options), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(message));
        using var services = new ServiceCollection().AddExtractor(configure).Services.BuildServiceProvider();
        Assert.That(() => services.GetRequiredService<ArticleClient>(), Throws.TypeOf<OptionsValidationException>());
        Assert.That(() => services.GetRequiredService<IStartupValidator>().Validate(), Throws.TypeOf<OptionsValidationException>());
    }

    [Test]
    public void The_defaults_are_valid_and_every_option_is_copied()
    {
        var from = new ArticleClientOptions();
        Change(from);
        Change(from.Extraction);
        from.AllowedPorts.Add(8443);
        var to = new ArticleClientOptions();
        from.CopyTo(to);
        Compare(from, to);
        Compare(from.Extraction, to.Extraction);
        Assert.That(() => new ArticleClient().Dispose(), Throws.Nothing);

        static void Change(object options)
        {
            foreach (var property in options.GetType().GetProperties().Where(property => property.CanWrite))
            {
                object changed = property.GetValue(options) switch
                {
                    bool value => !value,
                    int value => value + 1,
                    long value => value + 1_000,
                    double value => value / 2,
                    TimeSpan value => value + TimeSpan.FromSeconds(1),
                    ArticleFields => ArticleFields.Metadata,
                    _ when property.PropertyType == typeof(string) => "changed",
                    _ when property.PropertyType == typeof(IWebProxy) => new WebProxy(),
                    _ when property.PropertyType == typeof(SiteRules) => SiteRules.Parse("""{ "host": "gazette.example", "title": "h1" }"""),
                    _ => throw new InvalidOperationException(property.Name + " is of a type that this test does not know."),
                };
                property.SetValue(options, changed);
            }
        }

        static void Compare(object from, object to)
        {
            foreach (var property in from.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType != typeof(ExtractorOptions)))
            {
                Assert.That(property.GetValue(to), Is.EqualTo(property.GetValue(from)), property.Name);
            }
        }
    }

    [Test]
    public void Faults_are_written_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.That(
                () => new ArticleClient(new ArticleClientOptions { BreakerFailureRatio = 1.5 }),
                Throws.TypeOf<OptionsValidationException>().With.Message.Contains("1.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task A_container_gives_one_client_and_one_pipeline_however_often_it_is_added()
    {
        await using var site = await TestSite.StartAsync();
        site.OnStatus("/story", 500);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new WaitingClock(FakeWeb.Noon));
        services.AddExtractor(options => options.AllowPrivateAddresses = true);
        services.AddExtractor(options => options.MaxRetries = 2).ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("X-Reader", "yes"));
        services.Configure<ArticleClientOptions>(options => options.RetryDelay = TimeSpan.FromMilliseconds(1));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        var client = provider.GetRequiredService<ArticleClient>();
        await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.GetRequiredService<ArticleClient>(), Is.SameAs(client));
            Assert.That(provider.GetRequiredService<ArticleExtractor>(), Is.Not.Null);
            Assert.That(site.Hits("/story"), Is.EqualTo(3), "two pipelines would try nine times");
        }
    }

    [Test]
    public async Task A_host_checks_the_options_at_its_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddExtractor(options => options.MaxRedirects = -1);
        using var host = builder.Build();
        Assert.That(async () => await host.StartAsync(), Throws.TypeOf<OptionsValidationException>());
        await host.StopAsync();
    }

    [Test]
    public async Task Logs_hold_no_query_and_no_user()
    {
        await using var site = await TestSite.StartAsync();
        site.OnRedirect("/start", "/story?token=secret2");
        site.On("/story", (context, hit) =>
        {
            context.Response.StatusCode = hit == 1 ? 503 : 404;
            return Task.CompletedTask;
        });
        using var log = new ListLoggerProvider();
        using var factory = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        using var client = new ArticleClient(TestClients.Quick(), new WaitingClock(FakeWeb.Noon), factory);
        await client.GetAsync(new Uri($"http://name:secret3@127.0.0.1:{site.Port}/start?token=secret1"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Lines, Has.Some.Contains("/story?*: NotFound"));
            Assert.That(log.Lines, Has.Some.Contains("Retrying"));
            Assert.That(log.Lines, Has.None.Contains("secret"));
        }
    }

    [TestCase("https://a.example/b?c=d#e", "https://a.example/b?*")]
    [TestCase("https://u:p@a.example:8443/b", "https://a.example:8443/b")]
    [TestCase("/b?c", "(relative)")]
    public void Addresses_are_redacted(string url, string expected) =>
        Assert.That(new RedactedUrl(new Uri(url, UriKind.RelativeOrAbsolute)).ToString(), Is.EqualTo(expected));

    private sealed class ListLoggerProvider : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
