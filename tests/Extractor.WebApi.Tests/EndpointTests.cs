using System.Net;
using System.Text.Json.Nodes;
using Extractor.Tests.Fetch;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.WebApi.Tests;

/// <summary>Each endpoint, by HTTP.</summary>
public sealed class EndpointTests
{
    private Service service = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = await Service.StartAsync(false, "Api:PermitsPerWindow=10000", "Api:MaxBodyLength=20000", "Api:MaxAddresses=4");
        service.Site.OnPage("/bridge");
        service.Site.OnStatus("/gone", 410);
        service.Site.OnStatus("/busy", 503);
        service.Site.OnPage("/feed", "{}", "application/json");
    }

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("?url=https://gazette.example/bridge", null)]
    [TestCase("", "https://gazette.example/bridge")]
    public async Task A_page_that_is_sent_gives_the_record_of_the_library(string query, string? location)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/extract" + query) { Content = new StringContent(TestSite.Page(), System.Text.Encoding.UTF8, "text/html") };
        if (location is not null) request.Content.Headers.ContentLocation = new Uri(location);
        using var answer = await service.Client.SendAsync(request);

        var expected = service.Services.GetRequiredService<ArticleExtractor>().Extract(TestSite.Page(), new Uri("https://gazette.example/bridge"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(expected.ToJson()));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
        Assert.That(answer.Headers.Contains("Server"), Is.False);
    }

    [Test]
    public async Task An_address_gives_the_fetched_record_by_get_and_by_post()
    {
        var url = service.Site.Url("/bridge");
        using var got = await service.FetchAsync(url);
        using var posted = await service.PostAsync("/v1/articles", new JsonObject { ["url"] = url.AbsoluteUri }.ToJsonString(), "application/json");

        foreach (var answer in new[] { got, posted })
        {
            var text = await answer.Content.ReadAsStringAsync();
            var result = ArticleResult.FromJson(text);
            Assert.That((answer.StatusCode, result.Article?.Title, result.Url), Is.EqualTo((HttpStatusCode.OK, TestSite.Title, url)));
            Assert.That(text, Is.EqualTo(result.ToJson()));
        }
    }

    [TestCase("/gone", HttpStatusCode.Gone, "Gone", 410)]
    [TestCase("/nothing", HttpStatusCode.NotFound, "NotFound", 404)]
    [TestCase("/busy", HttpStatusCode.BadGateway, "ServerError", 503)]
    [TestCase("/feed", HttpStatusCode.UnsupportedMediaType, "NotHtml", 200)]
    public async Task What_goes_wrong_with_a_page_is_a_problem_of_its_kind(string path, HttpStatusCode status, string kind, int siteStatus)
    {
        using var answer = await service.FetchAsync(service.Site.Url(path));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((status, "application/problem+json")));
        Assert.That(((string?)problem["kind"], (int?)problem["siteStatus"], (string?)problem["url"]), Is.EqualTo((kind, siteStatus, service.Site.Url(path).AbsoluteUri)));
        Assert.That((string?)problem["detail"], Is.Not.Empty);
    }

    [Test]
    public void Every_kind_of_failure_has_a_status()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        foreach (var kind in Enum.GetValues<FailureKind>())
        {
            var row = readme.Split('\n').Single(line => line.StartsWith('|') && line.Split('|')[1].Contains($"`{kind}`", StringComparison.Ordinal));
            Assert.That(row, Does.Contain($"| {Problems.StatusOf(kind)} |"), $"{kind}");
        }
    }

    [TestCase("/v1/articles", "{\"url\":\"ferry\"}", "application/json", 400)]
    [TestCase("/v1/articles", "{", "application/json", 400)]
    [TestCase("/v1/articles", "{}", "application/json", 400)]
    [TestCase("/v1/articles", "null", "application/json", 400)]
    [TestCase("/v1/articles", "{\"url\":\"\\ud800\"}", "application/json", 400)]
    [TestCase("/v1/articles", "{\"url\":5}", "application/json", 400)]
    [TestCase("/v1/articles", "", "application/json", 400)]
    [TestCase("/v1/articles", "url", "text/plain", 415)]
    [TestCase("/v1/extract", "{}", "application/json", 415)]
    [TestCase("/v1/extract?url=ferry", "<p>x", "text/html", 400)]
    [TestCase("/v1/extract", "", "text/html", 422)]
    [TestCase("/v1/articles:batch", "{}", "application/json", 400)]
    [TestCase("/v1/articles:batch", "[1]", "application/json", 400)]
    [TestCase("/v1/articles:batch", "[\"a\"", "application/json", 400)]
    [TestCase("/v1/articles:batch", "[\"a\"] []", "application/json", 400)]
    [TestCase("/v1/articles:batch", "[\"\\ud800\"]", "application/json", 400)]
    [TestCase("/v1/articles:batch", "[[\"a\"]]", "application/json", 400)]
    [TestCase("/v1/articles:batch", "a\nb\nc\nd\ne", "text/plain", 413)]
    [TestCase("/v1/articles:batch", "[\"a\",\"b\",\"c\",\"d\",\"e\"]", "application/json", 413)]
    [TestCase("/v1/nothing", "", "text/plain", 404)]
    public async Task A_bad_request_is_a_problem_without_a_trace(string path, string body, string type, int status)
    {
        using var answer = await service.PostAsync(path, body, type);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.That(((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((status, "application/problem+json")), text);
        Assert.That(text, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
    }

    [TestCase("/v1/extract", "text/html", false)]
    [TestCase("/v1/extract", "text/html", true)]
    [TestCase("/v1/articles", "application/json", false)]
    [TestCase("/v1/articles", "application/json", true)]
    [TestCase("/v1/articles:batch", "text/plain", false)]
    public async Task A_long_body_is_refused(string path, string type, bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(new string('x', 20_001), System.Text.Encoding.UTF8, type) };
        request.Headers.TransferEncodingChunked = isChunked;
        using var answer = await service.Client.SendAsync(request);

        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "application/problem+json")));
        Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"], Is.EqualTo("The body is longer than 20000 bytes."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_batch_gives_a_line_for_each_address_as_it_comes(bool isJson)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Site.On("/slow", async (context, _) =>
        {
            await open.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await TestSite.SendAsync(context, System.Text.Encoding.UTF8.GetBytes(TestSite.Page("Slow")), "text/html");
        });
        string[] urls = [service.Site.Url("/slow").AbsoluteUri, service.Site.Url("/bridge").AbsoluteUri, "no address"];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles:batch")
        {
            Content = isJson
                ? new StringContent(new JsonArray([.. urls.Select(static url => JsonValue.Create(url))]).ToJsonString(), null, "application/json")
                : new StringContent(string.Join("\r\n", urls) + "\n\n", null, "text/plain"),
        };

        using var answer = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var early = new[] { await reader.ReadLineAsync(), await reader.ReadLineAsync() }.Select(static line => ArticleResult.FromJson(line!)).ToList();
        Assert.That(open.Task.IsCompleted, Is.False, "The first lines came before the end.");
        open.SetResult();
        var last = ArticleResult.FromJson((await reader.ReadLineAsync())!);

        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/x-ndjson"));
        Assert.That(early.Select(static result => result.Error?.Kind), Is.EquivalentTo(new FailureKind?[] { FailureKind.InvalidInput, null }));
        Assert.That(last.Article?.Title, Is.EqualTo("Slow"));
        Assert.That(await reader.ReadLineAsync(), Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_client_that_goes_away_ends_the_fetch(bool isBatch)
    {
        var begun = new TaskCompletionSource();
        var gone = new TaskCompletionSource();
        service.Site.On("/endless", async (context, _) =>
        {
            using var registration = context.RequestAborted.Register(gone.SetResult);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var leave = new CancellationTokenSource();
        var url = service.Site.Url("/endless").AbsoluteUri;
        using var content = new StringContent(isBatch ? url : new JsonObject { ["url"] = url }.ToJsonString(), null, isBatch ? "text/plain" : "application/json");
        var call = service.Client.PostAsync(new Uri(isBatch ? "/v1/articles:batch" : "/v1/articles", UriKind.Relative), content, leave.Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await leave.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
