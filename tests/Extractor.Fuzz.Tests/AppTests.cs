using Extractor.Fuzz.Constructions;
using Extractor.Fuzz.Probing;
using Extractor.Tests.Support;

namespace Extractor.Fuzz.Tests;

/// <summary>The program: what it prints and what it returns.</summary>
internal sealed class AppTests
{
    private static string Page => Repository.PathOf("tests", "Extractor.Tests", "Fixtures", "Pages", "very-short.html");

    [Test]
    public void Probe_prints_a_line_for_each_page()
    {
        var (code, output, _) = Run("probe", Page, "--construction", "blocks: times", "--size", "20000", "--stages");
        var reports = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ProbeReport.Read).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(ExitCode.Success));
            Assert.That(reports.Select(report => report.Page), Is.EqualTo([Page, "blocks: times"]));
            Assert.That(reports.Select(report => report.Outcome), Is.All.EqualTo("article"));
            Assert.That(reports.Select(report => report.AllocatedBytes), Is.All.Positive);
            Assert.That(reports.Select(report => report.PeakBytes), Is.All.GreaterThan(10_000_000));
            Assert.That(reports[1].Stages!.Keys, Does.Contain("parse"));
        }
    }

    [Test]
    public void Probe_lists_the_constructions() =>
        Assert.That(Run("probe", "--list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')), Is.EqualTo(Construction.All.Keys));

    [Test]
    public void Replay_of_sound_pages_is_a_success()
    {
        var (code, output, _) = Run("replay", Page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(ExitCode.Success));
            Assert.That(output, Does.Contain("1 inputs, 0 with findings"));
        }
    }

    [Test]
    public void Mutate_says_what_it_did()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "mutate-findings");
        var (code, output, _) = Run("mutate", "--seconds", "1", "--pages", Page, "--findings", folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(ExitCode.Success), output);
            Assert.That(output, Does.Contain("1 pages to start from").And.Contain(" a second; ").And.Contain("0 findings"));
        }
    }

    [TestCase("probe")]
    [TestCase("probe", "--construction", "no such thing")]
    [TestCase("probe", "--construction", "references", "--size", "0")]
    [TestCase("replay")]
    [TestCase("replay", "/no/such/file")]
    [TestCase("mutate", "--seconds", "0")]
    [TestCase("mutate", "--pages", "/no/such/folder")]
    [TestCase("afl")]
    [TestCase("nonsense")]
    public void Wrong_usage_is_told(params string[] arguments)
    {
        var (code, _, error) = Run(arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
            Assert.That(error, Does.StartWith("error: ").And.Contain("--help"));
        }
    }

    [Test]
    public void A_stop_has_its_own_code()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.That(FuzzApp.Run(["replay", Page], output, error, stopped.Token), Is.EqualTo(ExitCode.Stopped));
    }

    [Test]
    public void Help_names_commands_and_exit_codes() =>
        Assert.That(Run("--help").Output, Does.Contain("probe").And.Contain("mutate").And.Contain("replay").And.Contain("afl").And.Contain("Exit codes:"));

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (FuzzApp.Run(arguments, output, error, CancellationToken.None), output.ToString(), error.ToString());
    }
}
