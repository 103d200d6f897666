using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CsCheck;
using Extractor.Fuzz.Properties;

namespace Extractor.Fuzz.Mutating;

/// <summary>What a run of mutations saw.</summary>
/// <param name="Executions">How many broken pages were checked.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Mutators">How often each mutator was tried.</param>
/// <param name="Findings">What broke a property, smallest first.</param>
internal sealed record MutationReport(int Executions, TimeSpan Elapsed, IReadOnlyDictionary<string, int> Mutators, IReadOnlyList<MutationFinding> Findings);

/// <summary>A broken page that breaks a property.</summary>
/// <param name="Finding">The property and what was seen.</param>
/// <param name="Mutant">The page, made as small as was tried.</param>
/// <param name="Seed">The seed that makes the whole page again.</param>
/// <param name="File">Where it was written; null where nothing is written.</param>
internal sealed record MutationFinding(Finding Finding, Mutant Mutant, ulong Seed, string? File);

/// <summary>Breaks pages for a time and checks the properties on each.</summary>
internal sealed class MutationRun(Gen<Mutant> mutants, PageProperties properties)
{
    /// <summary>How many findings of one kind are kept.</summary>
    private const int MostOfKind = 3;

    /// <summary>Every run has another stream of numbers by its seed; the stream itself is fixed.</summary>
    private const uint Stream = 7;

    private readonly SortedDictionary<string, int> tried = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly List<MutationFinding> findings = [];

    /// <summary>Runs.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="seed">The first page's seed; each further page has the next one.</param>
    /// <param name="folder">Where findings are written; null for nowhere.</param>
    /// <param name="progress">Takes a line now and then.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    public MutationReport Run(TimeSpan duration, ulong seed, string? folder, Action<string> progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var told = TimeSpan.Zero;
        var executions = 0;
        for (var elapsed = TimeSpan.Zero; elapsed < duration && !cancellationToken.IsCancellationRequested; elapsed = Stopwatch.GetElapsedTime(started))
        {
            var own = seed + (ulong)executions;
            var mutant = mutants.Generate(new PCG(Stream, own), null, out _);
            foreach (var name in mutant.Mutators) tried[name] = tried.GetValueOrDefault(name) + 1;
            executions++;
            foreach (var finding in properties.Check(mutant.Content, mutant.ContentType).DistinctBy(finding => finding.Property)) Keep(finding, mutant, own, folder, cancellationToken);
            if (elapsed - told < TimeSpan.FromSeconds(30)) continue;
            told = elapsed;
            progress(string.Create(CultureInfo.InvariantCulture, $"{elapsed:hh\\:mm\\:ss}  {executions} pages  {executions / elapsed.TotalSeconds:0.0} a second  {kinds.Values.Sum()} findings of {kinds.Count} kinds"));
        }

        return new(executions, Stopwatch.GetElapsedTime(started), tried, [.. findings.OrderBy(finding => finding.Mutant.Content.Length)]);
    }

    private void Keep(Finding finding, Mutant mutant, ulong seed, string? folder, CancellationToken cancellationToken)
    {
        var kind = Signature(finding);
        var count = kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        if (count > MostOfKind) return;
        var small = mutant with { Content = Reducer.Reduce(mutant.Content, page => Breaks(page, mutant.ContentType, kind), cancellationToken) };
        string? file = null;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            var name = string.Create(CultureInfo.InvariantCulture, $"{finding.Property.Replace(' ', '-')}-{small.Content.Length:00000000}-{Convert.ToHexStringLower(SHA256.HashData(small.Content))[..8]}");
            file = Path.Combine(folder, name + ".html");
            File.WriteAllBytes(file, small.Content);
            File.WriteAllText(Path.Combine(folder, name + ".txt"), $"{finding.Property}: {finding.Detail}\nseed {seed}\npage {mutant.Page}\nContent-Type {mutant.ContentType}\n{string.Join('\n', mutant.Mutators)}\n");
        }

        findings.Add(new(finding, small, seed, file));
    }

    private bool Breaks(byte[] page, string? contentType, string kind) => properties.Check(page, contentType).Any(finding => Signature(finding) == kind);

    /// <summary>Findings of one kind: the same property, of exceptions the same place.</summary>
    private static string Signature(Finding finding)
    {
        var lines = finding.Detail.Split('\n');
        var place = finding.Property is "exception" or "writers" ? lines.FirstOrDefault(line => line.Contains("Extractor.", StringComparison.Ordinal) && line.Contains(" at ", StringComparison.Ordinal)) : null;
        return finding.Property is "control character" or "surrogate" or "address" ? finding.Property + lines[0].Split(':')[0] : finding.Property + place;
    }
}
