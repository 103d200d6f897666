using Extractor.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Extractor.Tests.Architecture;

/// <summary>Holds the sources to the directions and house rules of <c>ARCHITECTURE.md</c>.</summary>
public sealed class ArchitectureTests
{
    private const int MostLines = 400;
    private const string Api = "";

    /// <summary>Which folders each folder may use beside itself; the public types beside the project file go by an empty name.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Text"] = ["Model"],
        ["Model"] = ["Text", "Output"],
        ["Output"] = ["Model", "Text"],
        ["Languages"] = ["Text", "Model"],
        ["Fetch"] = ["Model", "Streams", "Telemetry", "Walls", Api],
        ["Streams"] = [],
        ["Walls"] = ["Parse", "Text", "Languages", "Model"],
        ["Decode"] = [],
        ["Parse"] = ["Telemetry", "Text", Api],
        ["Metadata"] = ["Parse", "Text", "Languages", "Model", "Trees"],
        ["Trees"] = [],
        ["Body"] = ["Parse", "Text", "Languages", "Trees"],
        ["Clean"] = ["Parse", "Text", "Languages", "Model", "Trees"],
        ["Rules"] = ["Parse", "Text", "Model"],
        ["Assemble"] = ["Metadata", "Body", "Clean", "Rules", "Parse", "Telemetry", "Text", "Languages", "Model"],
        ["Telemetry"] = ["Model", Api],
        ["DependencyInjection"] = ["Fetch", "Model", Api],
        [Api] = ["Assemble", "Decode", "DependencyInjection", "Fetch", "Languages", "Model", "Parse", "Rules", "Telemetry", "Text", "Walls"],
    };

    private static readonly Lazy<SourceMap> Sources = new(() => SourceMap.Read(Folder));

    private static string Folder => Repository.PathOf("src", "Extractor");

    [Test]
    public void Folders_use_only_what_they_may() => Assert.That(WrongWays(Sources.Value), Is.Empty);

    [Test]
    public void Every_folder_of_sources_has_a_rule()
    {
        var folders = SourceMap.SourceFiles(Folder).Select(path => Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!)).Distinct(StringComparer.Ordinal);
        Assert.That(folders.Select(folder => folder == "." ? Api : folder), Is.EquivalentTo(Allowed.Keys));
    }

    [TestCase("AngleSharp", "Parse")]
    [TestCase("UtfUnknown", "Decode")]
    [TestCase("UTF.Unknown", "Decode")]
    [TestCase("Polly", "Fetch", "DependencyInjection")]
    [TestCase("System.Net.Http", "Fetch", "DependencyInjection")]
    [TestCase("Microsoft.Extensions.Http", "Fetch", "DependencyInjection")]
    public void Only_its_stage_sees_a_package(string assembly, params string[] folders)
    {
        var elsewhere = Sources.Value.Uses.Where(use =>
            (use.Assembly == assembly || use.Assembly.StartsWith(assembly + ".", StringComparison.Ordinal)) && !folders.Contains(use.From));
        Assert.That(elsewhere, Is.Empty);
    }

    [Test]
    public void Only_assemble_makes_an_article()
    {
        var places = Sources.Value.Creations("Extractor.Article").ToList();
        Assert.That(places, Is.Not.Empty);
        Assert.That(places.Where(place => place.Folder != "Assemble"), Is.Empty);
    }

    [TestCase("Extractor")]
    [TestCase("Extractor.Pipelines")]
    public void No_file_is_too_long(string project) => Assert.That(
        SourceMap.SourceFiles(Repository.PathOf("src", project)).Where(path => File.ReadLines(path).Count() > MostLines), Is.Empty);

    [Test]
    public void The_library_depends_on_no_package_beside_it_and_they_see_its_public_types_alone()
    {
        var project = File.ReadAllText(Repository.PathOf("src", "Extractor", "Extractor.csproj"));
        Assert.That(project, Does.Not.Contain("ProjectReference").And.Not.Contain("InternalsVisibleTo Include=\"Extractor.Pipelines\""));
    }

    [Test]
    public void Every_regex_is_bounded() => Assert.That(Unbounded(Sources.Value), Is.Empty);

    [Test]
    public void Nothing_depends_on_the_culture_of_the_process() => Assert.That(Sources.Value.Uses.Where(UsesCulture), Is.Empty);

    [Test]
    public void No_clock_is_hidden() => Assert.That(Sources.Value.Uses.Where(UsesClock), Is.Empty);

    [Test]
    public void Breaches_are_found()
    {
        var sources = new SourceMap(
        [
            ("Body/Locator.cs", """
                using Extractor.Clean;
                namespace Extractor.Body;
                internal static class Locator
                {
                    public static object Find() => Cleaner.Clean("a".ToUpper() + DateTime.Now);
                    public static Article Make() => new();
                    public static bool Match(string text) => System.Text.RegularExpressions.Regex.IsMatch(text, "(a+)+") || text.StartsWith("a");
                }
                """),
            ("Clean/Cleaner.cs", """
                using System.Text.RegularExpressions;
                namespace Extractor.Clean;
                internal static class Cleaner
                {
                    public static Regex Bounded { get; } = new Regex("a", RegexOptions.NonBacktracking);
                    public static Regex Free { get; } = new Regex("(a+)+");
                    public static string Clean(string text) => text.Trim();
                }
                """),
            ("Model/Article.cs", "namespace Extractor; public sealed record Article;"),
        ]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(WrongWays(sources).Select(use => use.ToString()), Does.Contain("Body/Locator.cs(5): Extractor.Clean.Cleaner.Clean"));
            Assert.That(sources.Creations("Extractor.Article").Select(place => place.Place), Is.EqualTo(new[] { "Body/Locator.cs(6)" }));
            Assert.That(Unbounded(sources), Has.Count.EqualTo(2));
            Assert.That(sources.Uses.Where(UsesCulture).Select(use => use.Member!.Name), Is.EqualTo(new[] { "ToUpper", "StartsWith" }));
            Assert.That(sources.Uses.Where(UsesClock).Select(use => use.Member!.Name), Is.EqualTo(new[] { "Now" }));
        }
    }

    private static List<SourceUse> WrongWays(SourceMap sources) =>
    [
        .. sources.Uses.Where(use => use.To is not null && use.To != use.From && !Allowed[use.From].Contains(use.To)),
    ];

    private static List<(string Text, string Place)> Unbounded(SourceMap sources) =>
    [
        .. sources.Regexes().Where(regex =>
            !regex.Text.Contains("NonBacktracking", StringComparison.Ordinal) && !regex.Text.Contains("imeout", StringComparison.Ordinal)),
    ];

    /// <summary>Whether the current culture is asked for, or a method of strings is called that falls back on it.</summary>
    private static bool UsesCulture(SourceUse use) => use switch
    {
        { Type: "System.Globalization.CultureInfo", Member.Name: "CurrentCulture" or "CurrentUICulture" } => true,
        { Type: "System.StringComparison" or "System.StringComparer", Member.Name: "CurrentCulture" or "CurrentCultureIgnoreCase" } => true,
        {
            Type: "string", Member: IMethodSymbol
            {
                Name: "ToLower" or "ToUpper" or "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" or "Compare" or "CompareTo",
            } method,
        } => method.Parameters.All(parameter => parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Int32),
        _ => false,
    };

    private static bool UsesClock(SourceUse use) =>
        use is { Type: "System.DateTime" or "System.DateTimeOffset", Member.Name: "Now" or "UtcNow" or "Today" }
        || use.Type == "System.Diagnostics.Stopwatch"
        || use is { Type: "System.TimeProvider", Member.Name: "System", From: not (Api or "DependencyInjection") };
}
