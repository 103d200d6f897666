using System.Globalization;
using Extractor.CommandLine.Output;
using Spectre.Console;

namespace Extractor.CommandLine.Newsroom;

/// <summary>The demo's closing table: each story against what its newsroom meant.</summary>
internal static class DemoReport
{
    public static void Write(IAnsiConsole console, IReadOnlyList<DemoOutcome> outcomes)
    {
        // Narrow padding: the table has to stand in 80 columns.
        var table = new Table().SimpleBorder().AddColumn(Column("story")).AddColumn(Column("answers"));
        foreach (var aspect in StoryCheck.Aspects) table.AddColumn(Column(aspect).Centered());
        foreach (var outcome in outcomes)
        {
            table.AddRow([
                new Spectre.Console.Text(outcome.Story.Name),
                new Spectre.Console.Text(string.Join(' ', outcome.Answers.Select(code => code.ToString(CultureInfo.InvariantCulture)))),
                .. StoryCheck.Aspects.Select(aspect => Mark(outcome.Findings.FirstOrDefault(finding => finding.Aspect == aspect))),
            ]);
        }

        console.Write(table);
        foreach (var outcome in outcomes)
        {
            foreach (var finding in outcome.Findings.Where(finding => !finding.Agrees))
            {
                console.Write(new Spectre.Console.Text(TerminalText.Clean($"✗ {outcome.Story.Name}, {finding.Aspect}\n  meant: {finding.Meant}\n  read:  {finding.Read}\n")));
            }
        }

        var well = outcomes.Count(outcome => outcome.AsMeant);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{well} of {outcomes.Count} stories came out as their newsroom meant them."));
    }

    private static TableColumn Column(string name) => new TableColumn(name).Padding(0, 0, 1, 0).NoWrap();

    private static Spectre.Console.Text Mark(Finding? finding) => finding switch
    {
        null => new Spectre.Console.Text("–"),
        { Agrees: true } => new Spectre.Console.Text("✓", new Style(Color.Green)),
        _ => new Spectre.Console.Text("✗", new Style(Color.Red)),
    };
}

/// <summary>What came of one story.</summary>
internal sealed record DemoOutcome(Story Story, ArticleResult Result, int[] Answers)
{
    public IReadOnlyList<Finding> Findings { get; } = StoryCheck.Compare(Story, Result);

    public bool AsMeant => Findings.All(finding => finding.Agrees);
}
