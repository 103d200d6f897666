using System.Globalization;
using Microsoft.Extensions.Options;

namespace Extractor.Pipelines.Hosting;

/// <summary>Checks the options of a pipeline, and names every fault.</summary>
internal sealed class ExtractorPipelineOptionsValidator : IValidateOptions<ExtractorPipelineOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ExtractorPipelineOptions options)
    {
        var faults = new List<string>();
        Within(options.ParallelFetches, 1, 1_000, nameof(options.ParallelFetches));
        Within(options.ParallelExtractions, 1, 1_000, nameof(options.ParallelExtractions));
        Within(options.Capacity, 1, 100_000, nameof(options.Capacity));
        Within(options.DrainTimeout, TimeSpan.Zero, TimeSpan.FromHours(1), nameof(options.DrainTimeout));
        Within(options.StallTime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(options.StallTime));
        Within(options.DegradedFailureShare, double.Epsilon, 1, nameof(options.DegradedFailureShare));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Within<T>(T value, T least, T most, string option)
            where T : IComparable<T>
        {
            // NaN is less than every number.
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{option} of the pipeline '{name}' must be {least} to {most}, but is {value}."));
            }
        }
    }
}
