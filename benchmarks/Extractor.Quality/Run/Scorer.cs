using System.Text.Json;

namespace Extractor.Quality.Run;

/// <summary>Runs the corpus's own scorer.</summary>
internal sealed class Scorer(string python, string script)
{
    /// <summary>More pages than there are: the score of every page is wanted.</summary>
    private const int EveryPage = 1_000_000;

    /// <summary>Scores results against truths, all metrics and pages.</summary>
    /// <param name="truths">The truth files.</param>
    /// <param name="results">The results.</param>
    /// <param name="field">The field that every page is scored by, the worst first; null for none.</param>
    /// <param name="cancellationToken">Ends the scorer.</param>
    public async Task<Scores> ScoreAsync(IEnumerable<string> truths, string results, string? field, CancellationToken cancellationToken)
    {
        string[] arguments = [script, string.Join(',', truths), results, "--json"];
        if (field is not null) arguments = [.. arguments, "--worst", EveryPage.ToString(System.Globalization.CultureInfo.InvariantCulture), "--field", field];
        var output = await ChildProcess.RunAsync(python, arguments, static _ => { }, cancellationToken);
        try
        {
            return Scores.Parse(output);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MeasuringException($"What the scorer printed cannot be read: {e.Message}");
        }
    }
}
