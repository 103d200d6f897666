using System.Text;
using Extractor.Tests.Support;

namespace Extractor.Tests.Rules;

public sealed class SiteRulesLoadTests
{
    private const string Rule = """{ "host": "gazette.example", "title": "h1" }""";

    private string folder = "";

    [SetUp]
    public void SetUp() => folder = Directory.CreateTempSubdirectory("extractor-rules-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_holds_a_rule_or_several()
    {
        var one = SiteRules.Parse(Rule);
        var two = SiteRules.Parse("""[{ "host": ["Gazette.Example", "courier.example"], "title": "h1" }, { "host": "bücher.example", "remove": ".ad" }]""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Count, Is.EqualTo(1));
            Assert.That(one.Hosts, Is.EqualTo(new[] { "gazette.example" }));
            Assert.That(two.Count, Is.EqualTo(2));
            Assert.That(two.Hosts, Is.EqualTo(new[] { "courier.example", "gazette.example", "xn--bcher-kva.example" }));
        }
    }

    [Test]
    public void Every_key_is_read()
    {
        const string Json = """
            {
              "host": "gazette.example", "subdomains": false, "from": "2020-01-01", "until": "2024-05-31", "note": "The layout before the relaunch.",
              "remove": [".promo", "aside > p"],
              "title": "h1", "kicker": ["p.kicker", { "select": "meta[name=kicker]", "attribute": "content" }], "standfirst": null,
              "authors": { "select": ".by a", "separator": ";" }, "published": { "select": ".date", "format": "dd.MM.yyyy HH:mm", "offset": "+01:00" },
              "modified": { "select": ".changed", "language": "en-US" }, "dateline": { "select": ".dl", "place": "b", "source": { "select": "i", "attribute": "title" } },
              "body": ".text", "captions": { "select": "figure", "text": "figcaption", "credit": ".c", "image": "img" },
              "relatedLinks": [{ "select": ".more a", "placement": "more" }, ".related a"], "topics": ".tags a", "leadImage": "img.lead", "endCredit": ".initials",
              "section": { "value": "News" }, "siteName": { "value": "The Gazette" }, "language": { "value": "en" }, "canonicalUrl": "link[rel=canonical]"
            }
            """;
        Assert.That(SiteRules.Parse(Json).Count, Is.EqualTo(1));
    }

    [Test]
    public void The_rule_of_the_documentation_can_be_loaded()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "site-rules.md")).ReplaceLineEndings("\n");
        var start = text.IndexOf("```json\n", StringComparison.Ordinal) + 8;
        Assert.That(SiteRules.Parse(text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)]).Hosts, Is.EqualTo(new[] { "gazette.example" }));
    }

    [Test]
    public void A_folder_is_read_with_the_folders_in_it()
    {
        File.WriteAllText(Path.Combine(folder, "a.json"), Rule);
        Directory.CreateDirectory(Path.Combine(folder, "more"));
        File.WriteAllText(Path.Combine(folder, "more", "b.json"), Rule.Replace("gazette", "courier", StringComparison.Ordinal), Encoding.UTF8);
        File.WriteAllText(Path.Combine(folder, "readme.txt"), "no rule");
        Assert.That(SiteRules.Load(folder).Hosts, Is.EqualTo(new[] { "courier.example", "gazette.example" }));
        Assert.That(SiteRules.Load(Path.Combine(folder, "a.json")).Count, Is.EqualTo(1));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Rule));
        Assert.That(SiteRules.Load(stream).Count, Is.EqualTo(1));
        Assert.That(stream.CanRead, Is.True);
    }

    [Test]
    public void What_is_not_there_is_an_io_fault() =>
        Assert.That(() => SiteRules.Load(Path.Combine(folder, "none.json")), Throws.InstanceOf<IOException>());

    [TestCase("", 1, 1, "empty")]
    [TestCase("{\n  \"host\": \"a.example\",\n  \"title\": \"h1\",\n}", 4, 1, "Not JSON")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"h1\" } x", 1, 40, "Not JSON")]
    [TestCase("7", 1, 1, "not a number")]
    [TestCase("[]", 1, 1, "no rule")]
    [TestCase("[7]", 1, 2, "A rule is an object")]
    [TestCase("{\n \"title\": \"h1\" }", 1, 1, "no 'host'")]
    [TestCase("{ \"host\": 7, \"title\": \"h1\" }", 1, 11, "'host' is a string")]
    [TestCase("{ \"host\": [], \"title\": \"h1\" }", 1, 11, "names none")]
    [TestCase("{ \"host\": \"*.a.example\", \"title\": \"h1\" }", 1, 11, "is no host")]
    [TestCase("{ \"host\": \"https://a.example\", \"title\": \"h1\" }", 1, 11, "is no host")]
    [TestCase("{ \"host\": \"a.example:80\", \"title\": \"h1\" }", 1, 11, "is no host")]
    [TestCase("{ \"host\": [\"a.example\", \"A.example\"], \"title\": \"h1\" }", 1, 25, "given twice")]
    [TestCase("{ \"host\": \"a.example\" }", 1, 1, "neither")]
    [TestCase("{ \"host\": \"a.example\",\n  \"titel\": \"h1\" }", 2, 3, "'titel' is no key of a rule")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"h1\", \"title\": \"h2\" }", 1, 39, "'title' is given twice")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"h1\", \"from\": \"1.5.2024\" }", 1, 47, "'from' is a day")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"h1\", \"from\": \"2024-02-30\" }", 1, 47, "'from' is a day")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"h1\", \"from\": \"2024-02-02\", \"until\": \"2024-02-01\" }", 1, 70, "before")]
    [TestCase("{ \"host\": \"a.example\", \"title\": 7 }", 1, 33, "not a number")]
    [TestCase("{ \"host\": \"a.example\", \"title\": null }", 1, 33, "cannot be left empty")]
    [TestCase("{ \"host\": \"a.example\", \"title\": [] }", 1, 33, "no selector")]
    [TestCase("{ \"host\": \"a.example\", \"title\": {} }", 1, 33, "needs 'select'")]
    [TestCase("{ \"host\": \"a.example\", \"title\": { \"select\": \"h1\", \"format\": \"d\" } }", 1, 51, "'format' is no key of 'title'")]
    [TestCase("{ \"host\": \"a.example\", \"title\": { \"select\": \"h1\", \"attribute\": \"a b\" } }", 1, 64, "the name of an attribute")]
    [TestCase("{ \"host\": \"a.example\", \"section\": { \"select\": \"h1\", \"value\": \"x\" } }", 1, 35, "not both")]
    [TestCase("{ \"host\": \"a.example\", \"published\": { \"select\": \"p\", \"format\": \"HH:mm\" } }", 1, 64, "A format needs")]
    [TestCase("{ \"host\": \"a.example\", \"published\": { \"select\": \"p\", \"format\": \"d.M.yy q\" } }", 1, 64, "'q' stands for no part")]
    [TestCase("{ \"host\": \"a.example\", \"published\": { \"select\": \"p\", \"format\": \"dddd MMMM yyyy\" } }", 1, 64, "A format needs")]
    [TestCase("{ \"host\": \"a.example\", \"published\": { \"select\": \"p\", \"offset\": \"7\" } }", 1, 64, "an offset")]
    [TestCase("{ \"host\": \"a.example\", \"published\": { \"select\": \"p\", \"language\": \"English\" } }", 1, 66, "the code of a language")]
    [TestCase("{ \"host\": \"a.example\", \"relatedLinks\": { \"select\": \"p\", \"placement\": \"top\" } }", 1, 70, "\"inline\"")]
    [TestCase("{ \"host\": \"a.example\", \"remove\": \"p:hover\" }", 1, 36, "'remove': :hover is not supported")]
    [TestCase("{ \"host\": \"a.example\",\n  \"remove\": [\"p\", \"ü > > b\"] }", 2, 24, "'>'")]
    [TestCase("{ \"host\": \"a.example\", \"remove\": \"p\\u003ahover\" }", 1, 34, "not supported")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"h1\", \"note\": 1 }", 1, 47, "'note' is a string")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"h1\", \"subdomains\": 1 }", 1, 53, "true or false")]
    [TestCase("{ \"host\": \"a.example\", \"title\": \"\\ud800\" }", 1, 33, "Not JSON")]
    public void A_fault_is_told_with_file_line_column_and_reason(string json, int line, int column, string reason)
    {
        var path = Path.Combine(folder, "wrong.json");
        File.WriteAllText(path, json);
        var fault = Assert.Throws<SiteRulesException>(() => SiteRules.Load(path))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault.Errors[0].File, Is.EqualTo(path));
            Assert.That((fault.Errors[0].Line, fault.Errors[0].Column), Is.EqualTo((line, column)), fault.Message);
            Assert.That(fault.Errors[0].Reason, Does.Contain(reason));
            Assert.That(fault.Message, Does.StartWith($"{path}({line},{column}): "));
        }
    }

    [Test]
    public void All_faults_are_told_at_once()
    {
        File.WriteAllText(Path.Combine(folder, "a.json"), """[{ "host": "a.example", "titel": "h1", "body": "p::first-line" }, 3]""");
        File.WriteAllText(Path.Combine(folder, "b.json"), "{");
        var fault = Assert.Throws<SiteRulesException>(() => SiteRules.Load(folder))!;
        Assert.That(fault.Errors.Select(error => Path.GetFileName(error.File)), Is.EqualTo(new[] { "a.json", "a.json", "a.json", "a.json", "b.json" }));
        Assert.That(fault.Message.Split('\n'), Has.Length.EqualTo(fault.Errors.Count));
    }

    [Test]
    public void Text_that_is_no_utf8_is_told()
    {
        using var stream = new MemoryStream([(byte)'{', 0xff, (byte)'}']);
        Assert.That(() => SiteRules.Load(stream, "latin1"), Throws.TypeOf<SiteRulesException>().With.Message.EqualTo("latin1(1,1): The file is not UTF-8."));
    }

    [Test]
    public void Two_rules_for_one_host_and_day_are_a_fault()
    {
        const string Early = """{ "host": "gazette.example", "until": "2024-05-31", "title": "h1" }""";
        const string Late = """{ "host": "gazette.example", "from": "2024-06-01", "title": "h2" }""";
        var rules = SiteRules.Combine(SiteRules.Parse(Early, "early"), SiteRules.Parse(Late, "late"));
        Assert.That(rules.Count, Is.EqualTo(2));
        Assert.That(
            () => SiteRules.Combine(rules, SiteRules.Parse("\n " + Rule, "third")),
            Throws.TypeOf<SiteRulesException>().With.Message.EqualTo("third(2,2): 'gazette.example' has a rule for the same days already, at early(1,1)."));
    }

    [Test]
    public void Attributes_and_parts_are_bounded()
    {
        var attributes = string.Join(",", Enumerable.Range(0, 121).Select(i => $"[x-{i}]"));
        Assert.That(
            () => SiteRules.Parse($$"""{ "host": "a.example", "remove": "{{attributes}}" }"""),
            Throws.TypeOf<SiteRulesException>().With.Message.Contains("120 attributes"));
        var parts = string.Join(",", Enumerable.Repeat("\"" + string.Join(",", Enumerable.Repeat("p", 900)) + "\"", 3));
        Assert.That(
            () => SiteRules.Parse($$"""{ "host": "a.example", "remove": [{{parts}}] }"""),
            Throws.TypeOf<SiteRulesException>().With.Message.Contains("2000 parts"));
    }

    [Test]
    public void Any_cut_of_a_file_is_a_rule_or_a_fault()
    {
        const string Whole = """[{ "host": ["a.example"], "from": "2024-01-01", "title": ["h1", { "select": "[x='y']", "attribute": "content" }], "body": null }]""";
        for (var length = 0; length < Whole.Length; length++)
            Assert.That(() => SiteRules.Parse(Whole[..length]), Throws.TypeOf<SiteRulesException>(), Whole[..length]);
    }
}
