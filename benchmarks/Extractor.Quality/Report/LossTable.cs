using System.Globalization;
using Extractor.Quality.Run;

namespace Extractor.Quality.Report;

/// <summary>One line: the pages whose value of a field came from one source.</summary>
internal sealed record LossRow(string Field, string Source, int Pages, double Mean, double Share)
{
    public IEnumerable<string> Cells() =>
        [Field, Source, Pages.ToString(CultureInfo.InvariantCulture), ReportWriter.Number(Mean), Share.ToString("0 %", CultureInfo.InvariantCulture)];
}

/// <summary>Parts the loss of a field by where its values came from.</summary>
internal static class LossTable
{
    public static IReadOnlyList<LossRow> Of(Field field, Measured measured)
    {
        // Promo lines are counted, not scored; whole fields that are read in one place say nothing here.
        if (field.Source is not { } name || field.Name == "promoLeak" || !measured.Pages.TryGetValue(field.Name, out var pages)) return [];
        var total = pages.Sum(Loss);
        if (total <= 0) return [];
        return
        [
            .. pages.GroupBy(page => measured.Sources.TryGetValue(page.Page, out var sources) && sources.TryGetValue(name, out var source) ? source : "none")
                .Select(group => new LossRow(field.Title, group.Key, group.Count(), 1 - (group.Sum(Loss) / group.Count()), group.Sum(Loss) / total))
                .OrderByDescending(row => row.Share).ThenBy(row => row.Source, StringComparer.Ordinal),
        ];
    }

    private static double Loss((string Page, double Score) page) => 1 - Math.Clamp(page.Score, 0, 1);
}
