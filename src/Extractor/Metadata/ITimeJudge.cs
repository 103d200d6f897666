namespace Extractor.Metadata;

/// <summary>Says how likely a candidate is the story's time of publication.</summary>
internal interface ITimeJudge
{
    /// <param name="row">The candidate's row of <see cref="TimeFeatures"/>.</param>
    /// <returns>A probability of 0 to 1.</returns>
    double Probability(ReadOnlySpan<float> row);
}
