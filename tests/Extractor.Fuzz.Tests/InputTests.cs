using Extractor.Fuzz.Properties;
using Extractor.Tests.Support;

namespace Extractor.Fuzz.Tests;

/// <summary>Inputs that once broke a property, or that may: each is kept under a name that says what it is.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class InputTests
{
    private static string Folder => Repository.PathOf("tests", "Extractor.Fuzz.Tests", "Inputs");

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static IEnumerable<string?> ContentTypes => [null, "text/html; charset=utf-8", "text/html; charset=windows-1252", "text/html; charset=gb18030"];

    [TestCaseSource(nameof(Names))]
    public void Keeps_every_property(string name)
    {
        var properties = new PageProperties(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(5) });
        var page = File.ReadAllBytes(Path.Combine(Folder, name));
        Assert.That(ContentTypes.SelectMany(type => properties.Check(page, type)).Select(finding => $"{finding.Property}: {finding.Detail}"), Is.Empty);
    }
}
