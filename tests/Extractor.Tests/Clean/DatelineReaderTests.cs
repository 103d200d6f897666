using System.Globalization;
using System.Text.Json;
using Extractor.Clean;
using Extractor.Languages;
using Extractor.Tests.Support;

namespace Extractor.Tests.Clean;

/// <summary>Openers and look-alikes in the manner of the world's newsrooms, from <c>datelines.jsonl</c>.</summary>
[TestFixture]
internal sealed class DatelineReaderTests
{
    private const string Story = "The council voted on Tuesday to rebuild the old harbour wall after a winter of storms. Work begins in May.";

    private static IEnumerable<TestCaseData> Cases()
    {
        var line = 0;
        foreach (var text in File.ReadLines(CasesFile()))
        {
            line++;
            using var document = JsonDocument.Parse(text);
            var c = document.RootElement;
            var input = new DatelineInput
            {
                Text = Get(c, "text")!,
                EmphasisLength = c.TryGetProperty("emphasis", out var emphasis) ? emphasis.GetInt32() : 0,
                OwnBlock = c.TryGetProperty("own", out var own) && own.GetBoolean(),
                Host = Get(c, "host"),
                SiteName = Get(c, "site"),
                Lexicon = LanguageCatalog.BuiltIn.For(Get(c, "language")),
            };
            yield return new TestCaseData(input, Get(c, "place"), Get(c, "source"), Get(c, "date"))
                .SetName($"Line {line.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void ReadsOpenersAndLeavesLookAlikes(object input, string? place, string? source, string? date)
    {
        var text = ((DatelineInput)input).Text;
        var dateline = DatelineReader.Read((DatelineInput)input);

        Assert.Multiple(() =>
        {
            Assert.That(dateline?.Place, Is.EqualTo(place), text);
            Assert.That(dateline?.Source, Is.EqualTo(source), text);
            Assert.That(dateline?.Date, Is.EqualTo(date), text);
            if (dateline is not null)
            {
                Assert.That(text, Does.StartWith(dateline.Text));
            }
        });
    }

    [Test]
    public void TheListHoldsEnoughOfBothKinds()
    {
        var cases = File.ReadLines(CasesFile()).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var openers = cases.Count(c => Get(c, "place") is not null || Get(c, "source") is not null);

        Assert.Multiple(() =>
        {
            Assert.That(openers, Is.GreaterThanOrEqualTo(100));
            Assert.That(cases.Count - openers, Is.GreaterThanOrEqualTo(openers));
            Assert.That(cases.Select(c => Get(c, "language")).Distinct().Count(), Is.GreaterThanOrEqualTo(15));
        });
    }

    [Test]
    public void AnUnlistedPlaceProvesItselfInTheStory()
    {
        const string Text = "MUSTERHAFEN — Neighbours carried sandbags all night while the river rose past the old bridge by the mill.";

        Assert.Multiple(() =>
        {
            Assert.That(Read(Text, context: null), Is.Null);
            Assert.That(Read(Text, context: "Flood in Musterhafen: what we know")?.Place, Is.EqualTo("MUSTERHAFEN"));
            Assert.That(Read(Text, context: "Sandbags helped, say Musterhafen police.")?.Place, Is.EqualTo("MUSTERHAFEN"));
            Assert.That(Read(Text, context: "A new phone that Musterhafen fans will like")?.Place, Is.Null);
        });
    }

    [Test]
    public void TheTextIsWhatWasPrinted()
    {
        Assert.That(Read("EAU CLAIRE, Wis. (AP) — " + Story)?.Text, Is.EqualTo("EAU CLAIRE, Wis. (AP) —"));
        Assert.That(Read("Bruselas, 9 oct (EFE).- " + Story, language: "es")?.Text, Is.EqualTo("Bruselas, 9 oct (EFE).-"));
    }

    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("tr-TR")]
    public void TheCultureChangesNothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(Read("MIAMI, Jan 4 (Reuters) - " + Story)?.Place, Is.EqualTo("MIAMI"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void HostileTextEndsSoon()
    {
        string[] hostile =
        [
            "", " ", "(", "【", "((((((", new('(', 100_000), new('-', 100_000), new('/', 100_000), new('A', 1_000_000),
            string.Concat(Enumerable.Repeat("A. ", 50_000)), string.Concat(Enumerable.Repeat("New York, ", 50_000)),
            string.Concat(Enumerable.Repeat("BERLIN/", 50_000)), "BERLIN — \ud83d", "\u202eBERLIN —\u202c " + Story, "新华社" + new string('北', 100_000),
        ];
        var started = ThreadClock.Now;

        foreach (var text in hostile)
        {
            Assert.That(() => Read(text, context: text), Throws.Nothing);
        }

        Assert.That(ThreadClock.Now - started, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private static Dateline? Read(string text, string? language = "en", string? context = null) => DatelineReader.Read(new DatelineInput
    {
        Text = text,
        Context = context,
        Lexicon = LanguageCatalog.BuiltIn.For(language),
    });

    private static string? Get(JsonElement c, string name) => c.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string CasesFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var path in new[] { "Clean/datelines.jsonl", "tests/Extractor.Tests/Clean/datelines.jsonl" })
            {
                var file = Path.Combine(folder.FullName, path);
                if (File.Exists(file))
                {
                    return file;
                }
            }
        }

        throw new FileNotFoundException("datelines.jsonl");
    }
}
