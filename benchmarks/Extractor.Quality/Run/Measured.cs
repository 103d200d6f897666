using Extractor.Quality.Report;

namespace Extractor.Quality.Run;

/// <summary>All that was measured.</summary>
internal sealed record Measured
{
    public required QualitySettings Settings { get; init; }

    public required Scores InFold { get; init; }

    /// <summary>Null where it was left out.</summary>
    public required Scores? OutOfFold { get; init; }

    public required Scores SmartReader { get; init; }

    /// <summary>All suites as one, of the results that the details are of.</summary>
    public required Scores Pooled { get; init; }

    /// <summary>The same by the language of the page.</summary>
    public required IReadOnlyList<(string Language, Scores Scores)> Languages { get; init; }

    /// <summary>For each field the score of every page that has a truth for it, the worst first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<(string Page, double Score)>> Pages { get; init; }

    /// <summary>For each page where the values of its record came from, by the field's name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sources { get; init; }

    /// <summary>The worst pages of a field, those that lose nothing left out.</summary>
    public IEnumerable<(string Page, double Score)> WorstOf(string field) =>
        Pages.TryGetValue(field, out var pages) ? pages.Where(page => field == "promoLeak" ? page.Score < 0 : page.Score < 1).Take(Settings.Worst) : [];

    /// <summary>What the person who ran the command should know.</summary>
    public IEnumerable<string> Remarks(Notes notes)
    {
        var bare = Fields.All.SelectMany(field => WorstOf(field.Name).Where(page => notes.Find(field.Name, page.Page) is null)).Count();
        if (bare > 0) yield return FormattableString.Invariant($"{bare} of the worst pages have no reason in notes.json yet.");
    }
}
