using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Extractor.DependencyInjection;

/// <summary>
/// Checks the options, each alone and against each other. Written by hand: the attributes of DataAnnotations need reflection, and
/// cannot compare two options.
/// </summary>
internal sealed class ArticleClientOptionsValidator : IValidateOptions<ArticleClientOptions>
{
    private const int LargestLength = 1 << 30;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ArticleClientOptions options)
    {
        var faults = new List<string>();
        Within(faults, options.TotalTimeout, Shortest, Hour, nameof(options.TotalTimeout));
        Within(faults, options.AttemptTimeout, Shortest, Hour, nameof(options.AttemptTimeout));
        Within(faults, options.MaxRetries, 0, 10, nameof(options.MaxRetries));
        Within(faults, options.RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1), nameof(options.RetryDelay));
        Within(faults, options.BreakerFailureRatio, double.Epsilon, 1, nameof(options.BreakerFailureRatio));
        Within(faults, options.BreakerMinimumAttempts, 2, 1_000, nameof(options.BreakerMinimumAttempts));
        Within(faults, options.BreakerWindow, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(options.BreakerWindow));
        Within(faults, options.BreakDuration, TimeSpan.FromSeconds(1), Hour, nameof(options.BreakDuration));
        Within(faults, options.MaxRedirects, 0, 20, nameof(options.MaxRedirects));
        Within(faults, options.MaxRequestsPerHost, 1, 100, nameof(options.MaxRequestsPerHost));
        Within(faults, options.MinHostInterval, TimeSpan.Zero, Hour, nameof(options.MinHostInterval));
        Within(faults, options.MaxCrawlDelay, TimeSpan.Zero, Hour, nameof(options.MaxCrawlDelay));
        Within(faults, options.MaxPagesAtOnce, 1, 1_000, nameof(options.MaxPagesAtOnce));
        Within(faults, options.MaxPagesAhead, 1, 100_000, nameof(options.MaxPagesAhead));
        Within(faults, options.ValidatorLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365), nameof(options.ValidatorLifetime));
        Within(faults, options.MaxDownloadLength, 1, LargestLength, nameof(options.MaxDownloadLength));
        Within(faults, options.MaxCompressionRatio, 10, 10_000, nameof(options.MaxCompressionRatio));
        foreach (var port in options.AllowedPorts)
        {
            Within(faults, port, 1, 65_535, nameof(options.AllowedPorts));
        }

        CheckExtraction(faults, options.Extraction);
        CheckUserAgent(faults, options);
        CheckTogether(faults, options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckExtraction(List<string> faults, ExtractorOptions options)
    {
        const string Prefix = nameof(ArticleClientOptions.Extraction) + ".";
        Within(faults, options.MaxContentLength, 1, LargestLength, Prefix + nameof(options.MaxContentLength));
        Within(faults, options.MaxElements, 1_000, 10_000_000, Prefix + nameof(options.MaxElements));
        Within(faults, options.MaxDepth, 32, 512, Prefix + nameof(options.MaxDepth));
        Within(faults, options.MaxDuration, TimeSpan.FromTicks(1), Hour, Prefix + nameof(options.MaxDuration));
        Within(faults, options.MaxMemory, ExtractorOptions.LeastMemory, ExtractorOptions.MostMemory, Prefix + nameof(options.MaxMemory));
        if (!options.HasKnownFields) faults.Add($"{Prefix}{nameof(options.Fields)} must be Metadata or All, but is {options.Fields:D}.");
        if (!options.CanRequireArticle) faults.Add($"{Prefix}{nameof(options.RequireArticle)} needs {nameof(options.Fields)} to be All: only the text tells.");
    }

    private static void CheckUserAgent(List<string> faults, ArticleClientOptions options)
    {
        if (options.UserAgent is null || options.UserAgent.Length is 0 or > 256 || !IsPrintable(options.UserAgent))
        {
            faults.Add($"{nameof(options.UserAgent)} must be 1 to 256 characters of printable ASCII.");
        }

        if (options.Contact is { } contact && (contact.Length > 256 || !IsPrintable(contact) || contact.AsSpan().ContainsAny('(', ')', '\\')))
        {
            faults.Add($"{nameof(options.Contact)} must be at most 256 characters of printable ASCII, without parentheses and backslashes.");
        }
    }

    private static void CheckTogether(List<string> faults, ArticleClientOptions options)
    {
        if (options.AttemptTimeout > options.TotalTimeout)
        {
            faults.Add($"{nameof(options.AttemptTimeout)} must not be longer than {nameof(options.TotalTimeout)}.");
        }

        if (options.MaxRetries > 0 && options.RetryDelay >= options.TotalTimeout)
        {
            faults.Add($"{nameof(options.RetryDelay)} must be shorter than {nameof(options.TotalTimeout)}.");
        }

        if (options.MaxPagesAhead < options.MaxPagesAtOnce)
        {
            faults.Add($"{nameof(options.MaxPagesAhead)} must not be less than {nameof(options.MaxPagesAtOnce)}.");
        }

        if (options.BreakerWindow < options.AttemptTimeout)
        {
            faults.Add($"{nameof(options.BreakerWindow)} must not be shorter than {nameof(options.AttemptTimeout)}: failures would be forgotten before they are counted.");
        }

        if (options.MinHostInterval * options.BreakerMinimumAttempts > options.BreakerWindow)
        {
            faults.Add($"{nameof(options.BreakerWindow)} must not be shorter than {nameof(options.BreakerMinimumAttempts)} times {nameof(options.MinHostInterval)}: the breaker could never open.");
        }

        if (options.Proxy is not null && !options.AllowPrivateAddresses)
        {
            faults.Add($"{nameof(options.Proxy)} needs {nameof(options.AllowPrivateAddresses)}: a proxy resolves names itself, so that addresses cannot be checked here.");
        }

        if (options.AllowedPorts.Count == 0 && !options.AllowPrivateAddresses)
        {
            faults.Add($"{nameof(options.AllowedPorts)} must not be empty.");
        }
    }

    private static bool IsPrintable(string text) => Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.Contains('\u007F');

    private static void Within<T>(List<string> faults, T value, T least, T most, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} must be from {least} to {most}, but is {value}."));
        }
    }
}
