using Microsoft.Extensions.Options;

namespace Extractor.WebApi;

/// <summary>The limits of the service, section <c>Api</c> of the configuration.</summary>
internal sealed class ApiOptions
{
    /// <summary>The longest body of a request, in bytes. 10 MiB by default; 1 KiB to 1 GiB.</summary>
    public int MaxBodyLength { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most addresses of one batch. 500 by default; 1 to 100,000.</summary>
    public int MaxAddresses { get; set; } = 500;

    /// <summary>The longest that a request for one page may take. 90 seconds by default; 100 milliseconds to 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>The longest that a batch may take. 30 minutes by default; 1 second to 1 day.</summary>
    public TimeSpan BatchTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many requests a client, told by its address, may send in a <see cref="Window"/>. 60 by default; 1 to 1,000,000.</summary>
    public int PermitsPerWindow { get; set; } = 60;

    /// <summary>The time over which requests are counted. 1 minute by default; 1 second to 1 day.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many requests are worked on at a time, over all clients. 64 by default; 1 to 10,000.</summary>
    public int MaxConcurrent { get; set; } = 64;
}

/// <summary>Checks the limits at the start.</summary>
internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        var faults = new List<string>();
        Within(options.MaxBodyLength, 1024, 1 << 30, nameof(options.MaxBodyLength));
        Within(options.MaxAddresses, 1, 100_000, nameof(options.MaxAddresses));
        Within(options.RequestTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), nameof(options.RequestTimeout));
        Within(options.BatchTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(options.BatchTimeout));
        Within(options.PermitsPerWindow, 1, 1_000_000, nameof(options.PermitsPerWindow));
        Within(options.Window, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(options.Window));
        Within(options.MaxConcurrent, 1, 10_000, nameof(options.MaxConcurrent));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Within<T>(T value, T least, T most, string option)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0) faults.Add(FormattableString.Invariant($"Api:{option} must be {least} to {most}, but is {value}."));
        }
    }
}
