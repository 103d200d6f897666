using System.Globalization;
using System.Text;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Every fault that is tried. A new theme is a list in a file of its own, and a line here.</summary>
internal static class FaultCatalogue
{
    internal static readonly IReadOnlyList<FaultTheme> Themes =
    [
        new("Connections", ConnectionFaults.All),
        new("Answers that break off or stall", TransferFaults.All),
        new("Statuses", StatusFaults.All),
        new("Redirects", RedirectFaults.All),
        new("Addresses", AddressFaults.All),
        new("Bodies", BodyFaults.All),
        new("Types and characters", TypeFaults.All),
        new("robots.txt", RuleFaults.All),
        new("Walls, and pages that lead on", WallFaults.All),
    ];

    internal static IEnumerable<TestCaseData> Cases =>
        from theme in Themes
        from fault in theme.Faults
        select new TestCaseData(fault).SetArgDisplayNames(fault.Name);

    /// <summary>Writes the catalogue as tables in Markdown.</summary>
    internal static string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var (theme, faults) in Themes)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {theme}\n\n| The site, or the address | The caller gets | Requests | |\n|---|---|---|---|\n");
            foreach (var fault in faults)
            {
                var outcome = fault.Kind is not { } kind ? "an article"
                    : fault.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"`{kind}`, {status}")
                    : $"`{kind}`";
                text.Append(CultureInfo.InvariantCulture, $"| {Cell(fault.Name)} | {outcome} | {fault.Requests} | {Cell(fault.Note)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";

        static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
    }
}
