using Extractor.Tests.Fetch.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class OwnHandlerTests
{
    [Test]
    public async Task A_handler_of_the_callers_own_may_send_a_request_twice()
    {
        await using var web = await FakeWeb.StartAsync();
        web.GoRaw(exchange => exchange.Hit == 1
            ? exchange.SendAsync("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            : exchange.SendPageAsync());
        await using var services = web.Client(
            options =>
            {
                options.MaxRetries = 0;
                options.RespectRobots = false;
            },
            build: builder => builder.AddHttpMessageHandler(static () => new LoginHandler()));
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(new Uri("http://gazette.example/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Success, Is.True, result.Error?.Message);
            Assert.That(web.Requests, Is.EqualTo(2));
            Assert.That(web.Connected, Has.Count.EqualTo(2));
        }
    }

    /// <summary>Answers a 401 by asking again, as one that fetches a token does.</summary>
    private sealed class LoginHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != System.Net.HttpStatusCode.Unauthorized)
            {
                return response;
            }

            response.Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
