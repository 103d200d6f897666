using System.Net;
using System.Text;
using Extractor.Tests.Fetch;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Extractor.WebApi.Tests;

/// <summary>The service on a port of loopback, and a site beside it that it may fetch from.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication app;

    private Service(WebApplication app, TestSite site)
    {
        (this.app, Site) = (app, site);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(30) };
    }

    internal TestSite Site { get; }

    internal HttpClient Client { get; }

    internal IServiceProvider Services => app.Services;

    /// <summary>Starts both.</summary>
    /// <param name="isGuarded">Whether the guard of addresses is as in earnest, so that the site cannot be fetched.</param>
    /// <param name="settings">Lines of the configuration.</param>
    internal static async Task<Service> StartAsync(bool isGuarded = false, params string[] settings)
    {
        var site = await TestSite.StartAsync();
        var app = WebApp.Build(["--urls=http://127.0.0.1:0", .. settings.Select(static setting => "--" + setting)], builder =>
        {
            builder.Logging.ClearProviders();
            if (isGuarded) return;
            builder.Services.Configure<ArticleClientOptions>(static options =>
            {
                options.AllowPrivateAddresses = true;
                options.MinHostInterval = TimeSpan.Zero;
                options.MaxRetries = 0;
            });
        });
        await app.StartAsync();
        return new Service(app, site);
    }

    internal Task<HttpResponseMessage> PostAsync(string path, string body, string type) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, type));

    internal Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    internal Task<HttpResponseMessage> FetchAsync(Uri url) => GetAsync("/v1/articles?url=" + WebUtility.UrlEncode(url.AbsoluteUri));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Site.DisposeAsync();
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
