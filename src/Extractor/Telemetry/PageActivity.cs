using System.Diagnostics;

namespace Extractor.Telemetry;

/// <summary>The activities of one page, for tracing. Null activities, where nobody listens, cost nothing.</summary>
internal static class PageActivity
{
    /// <summary>Begins the activity of a whole page.</summary>
    /// <param name="url">The address asked for, without what is nobody's business.</param>
    /// <param name="host">The host; null for a relative address.</param>
    internal static Activity? Get(string url, string? host) => Begin("extractor.get", url, host);

    /// <summary>Begins the activity of a download.</summary>
    /// <param name="url">The address asked for, without what is nobody's business.</param>
    /// <param name="host">The host; null for a relative address.</param>
    internal static Activity? Download(string url, string? host) => Begin("extractor.download", url, host);

    private static Activity? Begin(string name, string url, string? host)
    {
        var activity = Instruments.Source.StartActivity(name);
        activity?.SetTag("url.full", url);
        if (host is not null)
        {
            activity?.SetTag("server.address", host);
        }

        return activity;
    }

    /// <summary>Begins the activity of a part of a page's way.</summary>
    /// <param name="name">Its name.</param>
    internal static Activity? Part(string name) => Instruments.Source.StartActivity(name);

    /// <summary>Notes what came of a page or download.</summary>
    /// <param name="activity">Its activity.</param>
    /// <param name="redirects">How many redirects were followed.</param>
    /// <param name="failure">The failure; null where there is none.</param>
    internal static void Finish(Activity? activity, int redirects, ArticleFailure? failure)
    {
        if (activity is null)
        {
            return;
        }

        if (redirects > 0)
        {
            activity.SetTag("extractor.redirects", redirects);
        }

        if (failure is { } error)
        {
            activity.SetTag("error.type", error.Kind.ToString());
            activity.SetTag("http.response.status_code", error.Status);
            activity.SetStatus(ActivityStatusCode.Error, error.Message);
        }
    }
}
