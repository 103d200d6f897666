using System.Globalization;
using CsCheck;
using Extractor.Fuzz.Mutating;
using Extractor.Fuzz.Properties;
using Extractor.Tests.Support;

namespace Extractor.Fuzz.Tests;

/// <summary>Pages broken in every way keep what holds of every input.</summary>
internal sealed class MutationTests
{
    private const int DefaultSeconds = 10;

    private static string Pages => Repository.PathOf("tests", "Extractor.Tests", "Fixtures", "Pages");

    /// <summary>Runs for ten seconds, or as many as EXTRACTOR_FUZZ_SECONDS says; each day has other pages, and a finding names its seed.</summary>
    [Test]
    public void Broken_pages_keep_every_property()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("EXTRACTOR_FUZZ_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : DefaultSeconds;
        var seed = (ulong)DateOnly.FromDateTime(DateTime.UtcNow).DayNumber * 1_000_000;
        var run = new MutationRun(Mutants.Of(SeedPage.Load([Pages])), new PageProperties(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(5) }));
        var report = run.Run(TimeSpan.FromSeconds(seconds), seed, Path.Combine(TestContext.CurrentContext.WorkDirectory, "fuzz-findings"), _ => { }, CancellationToken.None);
        TestContext.Out.WriteLine($"{report.Executions} broken pages from seed {seed} in {report.Elapsed.TotalSeconds:0} s");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Executions, Is.GreaterThan(0));
            Assert.That(report.Findings.Select(found => $"{found.Finding.Property}: {found.Finding.Detail} (seed {found.Seed}, {found.File})"), Is.Empty);
        }
    }

    [Test]
    public void The_same_seed_makes_the_same_page()
    {
        var mutants = Mutants.Of(SeedPage.Load([Pages]));
        for (var seed = 0UL; seed < 50; seed++)
        {
            var one = mutants.Generate(new PCG(7, seed), null, out _);
            var other = mutants.Generate(new PCG(7, seed), null, out _);
            Assert.That(other.Content, Is.EqualTo(one.Content), $"seed {seed}");
        }
    }

    [Test]
    public void Every_mutator_is_tried_and_changes_pages()
    {
        var pages = SeedPage.Load([Pages]);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mutator in (Mutator[])[.. ElementMutators.All, .. TextMutators.All, .. StatedMutators.All])
        {
            for (var seed = 0UL; seed < 20 && !changed.Contains(mutator.Name); seed++)
            {
                var change = mutator.Changes.Generate(new PCG(7, seed), null, out _);
                var html = pages[(int)seed % pages.Count].Html;
                if (!string.Equals(change(html), html, StringComparison.Ordinal)) changed.Add(mutator.Name);
            }
        }

        Assert.That(Mutants.Names.Except(changed, StringComparer.Ordinal), Is.EqualTo(["splice pages"]));
    }

    [Test]
    public void A_finding_is_made_smaller()
    {
        var input = Enumerable.Range(0, 2_000).Select(i => (byte)i).ToArray();
        input[1_234] = 7;
        var small = Reducer.Reduce(input, bytes => bytes.Contains((byte)7) && bytes.Contains((byte)9), CancellationToken.None);
        Assert.That(small, Has.Length.EqualTo(2));
    }
}
