using System.Net;
using System.Text.Json.Nodes;
using Extractor.Pipelines;
using Extractor.Tests.Fetch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Extractor.WebApi.Tests;

/// <summary>The service as it is run: what strangers may make it do, and how it tells how it is.</summary>
public sealed class GuardTests
{
    [Test]
    public async Task Addresses_that_are_not_public_are_refused_whatever_is_said()
    {
        await using var service = await Service.StartAsync(isGuarded: true, "Api:PermitsPerWindow=1000", "Extractor:AllowPrivateAddresses=true");
        var site = service.Site.Url("/bridge");
        string[] urls =
        [
            site.AbsoluteUri, $"http://localhost:{site.Port}/bridge", "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/",
            "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://localhost/", "file:///etc/passwd", "http://0.0.0.0/",
        ];
        foreach (var url in urls)
        {
            var body = new JsonObject { ["url"] = url, ["allowPrivateAddresses"] = true, ["AllowPrivateAddresses"] = true }.ToJsonString();
            using var answer = await service.PostAsync("/v1/articles?AllowPrivateAddresses=true", body, "application/json");
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.That((answer.StatusCode, (string?)problem["kind"]), Is.EqualTo((HttpStatusCode.Forbidden, "RefusedAddress")), url);
        }

        using var batch = await service.PostAsync("/v1/articles:batch", string.Join('\n', urls), "text/plain");
        var lines = (await batch.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ArticleResult.FromJson).ToList();
        Assert.That(lines.Select(static line => line.Error?.Kind), Is.All.EqualTo(FailureKind.RefusedAddress));
        Assert.That(lines, Has.Count.EqualTo(urls.Length - 1), "2130706433 is 127.0.0.1, which was answered.");
        Assert.That(service.Site.Requests, Is.Zero);
    }

    [Test]
    public async Task Who_asks_too_often_is_told_to_wait_and_health_is_not_counted()
    {
        await using var service = await Service.StartAsync(false, "Api:PermitsPerWindow=2", "Api:Window=01:00:00");
        for (var i = 0; i < 5; i++)
        {
            using var health = await service.GetAsync("/health/live");
            Assert.That(health.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        using var first = await service.PostAsync("/v1/extract", TestSite.Page(), "text/html");
        using var second = await service.PostAsync("/v1/extract", TestSite.Page(), "text/html");
        using var third = await service.PostAsync("/v1/extract", TestSite.Page(), "text/html");

        Assert.That((first.StatusCode, second.StatusCode, third.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests)));
        Assert.That(third.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.FromMinutes(50)).And.LessThanOrEqualTo(TimeSpan.FromHours(1)));
        Assert.That(third.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_site_that_wants_a_longer_wait_is_told_with_the_time()
    {
        await using var service = await Service.StartAsync();
        service.Site.OnStatus("/busy", 429, "3000");
        using var answer = await service.FetchAsync(service.Site.Url("/busy"));

        Assert.That((answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["kind"]), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "Deferred")));
        Assert.That(answer.Headers.RetryAfter?.Delta?.TotalSeconds, Is.InRange(2900, 3000));
    }

    [Test]
    public async Task A_request_that_takes_too_long_is_ended()
    {
        await using var service = await Service.StartAsync(false, "Api:RequestTimeout=00:00:00.1");
        service.Site.On("/endless", static (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var answer = await service.FetchAsync(service.Site.Url("/endless"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.GatewayTimeout));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_batch_has_a_time_of_its_own_and_breaks_off_at_its_end()
    {
        await using var service = await Service.StartAsync(false, "Api:RequestTimeout=00:00:00.1", "Api:BatchTimeout=00:00:03");
        service.Site.On("/endless", static (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles:batch")
        {
            Content = new StringContent($"no address\n{service.Site.Url("/endless")}", null, "text/plain"),
        };
        using var batch = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await batch.Content.ReadAsStreamAsync());
        Assert.That(ArticleResult.FromJson((await reader.ReadLineAsync())!).Error?.Kind, Is.EqualTo(FailureKind.InvalidInput));
        var next = reader.ReadLineAsync();

        // A page that is asked for later is given up before the batch is.
        using var page = await service.FetchAsync(service.Site.Url("/endless"));
        Assert.That((page.StatusCode, next.IsCompleted), Is.EqualTo((HttpStatusCode.GatewayTimeout, false)));
        Assert.That(async () => await next.WaitAsync(TimeSpan.FromSeconds(20)), Throws.InstanceOf<IOException>(), "The body has no end.");
    }

    [Test]
    public async Task A_batch_answers_before_its_first_page_and_a_page_that_waits_for_its_host_is_given_up_in_time()
    {
        await using var service = await Service.StartAsync(false, "Api:RequestTimeout=00:00:00.2", "Api:BatchTimeout=00:00:20");
        var isThird = false;
        service.Site.On("/endless", (context, _) =>
        {
            isThird |= context.Request.QueryString.Value == "?3";
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles:batch")
        {
            Content = new StringContent($"{service.Site.Url("/endless?1")}\n{service.Site.Url("/endless?2")}", null, "text/plain"),
        };
        using var batch = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(10));
        while (service.Site.Hits("/endless") < 2) await Task.Delay(10);
        using var page = await service.FetchAsync(service.Site.Url("/endless?3")).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That((page.StatusCode, isThird), Is.EqualTo((HttpStatusCode.GatewayTimeout, false)));
    }

    [Test]
    public async Task More_requests_at_a_time_than_are_worked_on_are_told_to_come_again()
    {
        await using var service = await Service.StartAsync(false, "Api:MaxConcurrent=1");
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Site.On("/slow", async (context, _) =>
        {
            begun.SetResult();
            await open.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await TestSite.SendAsync(context, System.Text.Encoding.UTF8.GetBytes(TestSite.Page("Slow")), "text/html");
        });
        var slow = service.FetchAsync(service.Site.Url("/slow"));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        using var second = await service.PostAsync("/v1/extract", TestSite.Page(), "text/html");
        open.SetResult();
        using var first = await slow;

        Assert.That((second.StatusCode, second.Headers.RetryAfter?.Delta), Is.EqualTo((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1))));
        Assert.That(second.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Work_in_the_background_is_done_beside_and_told_by_the_health_check()
    {
        var folder = Directory.CreateTempSubdirectory("extractor-webapi-").FullName;
        try
        {
            var list = Path.Combine(folder, "addresses.txt");
            var output = Path.Combine(folder, "out.jsonl");
            await File.WriteAllTextAsync(list, "https://127.0.0.1/a\n\nhttp://[bad\nrelative\n");
            await using var service = await Service.StartAsync(isGuarded: true, $"Pipeline:Addresses={list}", $"Pipeline:Output={output}");
            var monitor = service.Services.GetRequiredKeyedService<PipelineMonitor>("background");
            for (var i = 0; i < 20_000 && monitor.State != PipelineState.Completed; i++) await Task.Delay(1);

            using var health = await service.GetAsync("/health/ready");
            var told = JsonNode.Parse(await health.Content.ReadAsStringAsync())!["checks"]!["extractor-pipeline-background"]!;
            Assert.That(((string?)told["status"], (long?)told["data"]!["written"]), Is.EqualTo(("Healthy", 3L)));
            Assert.That(File.ReadLines(output).Select(static line => ArticleResult.FromJson(line).Error?.Kind), Is.EqualTo(new FailureKind?[] { FailureKind.RefusedAddress, FailureKind.InvalidInput, FailureKind.InvalidInput }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("Api:MaxAddresses=0")]
    [TestCase("Api:Window=00:00:00")]
    public void Settings_out_of_range_stop_the_start(string setting) =>
        Assert.That(async () => await Service.StartAsync(false, setting), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(setting.Split('=')[0]));
}
