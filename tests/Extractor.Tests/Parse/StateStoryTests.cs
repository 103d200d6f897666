using System.Globalization;

namespace Extractor.Tests.Parse;

/// <summary>Pages whose state holds the story as a list of typed elements.</summary>
internal sealed class StateStoryTests
{
    private const string Title = "Ferry to Lundey runs again after the ice";
    private const string Preamble = "window.Fusion=window.Fusion||{};Fusion.arcSite=\"islands\";Fusion.contextPath=\"/pf\";";

    private const string First = "The ferry to Lundey ran again on Friday, two weeks after ice had closed the sound to all ships.";
    private const string Second = "Captain and crew had spent the days between mending the ramp, the harbour office said in a notice.";
    private const string Third = "The next storm is forecast for Tuesday, and the office asks travellers to watch the board at the pier.";
    private const string Heading = "A ramp of oak";
    private const string Quote = "We missed the noise of it";
    private const string Weekdays = "On weekdays it sails at eight in the morning and at four in the afternoon.";
    private const string Sundays = "On Sundays it sails at noon, and takes neither lorries nor cattle.";

    private const string Elements = $$"""
        {"type":"text","content":"{{First}}"},
        {"type":"image","url":"https://pictures.islands.example/ramp.jpg","caption":"The ramp at Lundey on Friday.",
         "credits":{"by":[{"name":"Runa Holm","type":"author"}],"affiliation":[{"name":"Sound Pool"}]},"additional_properties":{"note":"Not for print. Ask the desk first, please."} },
        {"type":"header","level":3,"content":"{{Heading}}"},
        {"type":"text","content":"{{Second}}"},
        {"type":"quote","subtype":"pullquote","content_elements":[{"type":"text","content":"{{Quote}}"}]},
        {"type":"list","list_type":"unordered","items":[{"type":"text","content":"{{Weekdays}}"},{"type":"text","content":"{{Sundays}}"}]},
        {"type":"interstitial_link","content":"Ice closes the sound for a second week","url":"https://islands.example/news/2024/02/02/ice-closes-the-sound/"},
        {"type":"divider"},
        {"type":"text","content":"{{Third}}"}
        """;

    private static readonly string[] Body = [First, Heading, Second, Quote, Weekdays, Sundays, Third];

    [TestCase("Fusion.globalContent=")]
    [TestCase("window.Fusion.globalContent = ")]
    [TestCase("window[\"__INITIAL_STATE__\"]=")]
    public void ReadsWhatIsAssignedBehindSettings(string assigned)
    {
        var article = Extract(Script(Preamble + "var small={\"a\":1};" + assigned + Story(Elements) + ";Fusion.globalContentConfig={\"source\":\"api\"};"));

        Assert.That(Texts(article), Is.EqualTo(Body));
    }

    [Test]
    public void KnowsTheKindsOfElements()
    {
        var article = Extract(Script(Preamble + "Fusion.globalContent=" + Story(Elements)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Standfirst, Is.EqualTo("Two weeks without mail and milk end on the island"));
            Assert.That(article.Body.Single(b => b.Text == Heading), Has.Property("Kind").EqualTo(BlockKind.Heading).And.Property("Level").EqualTo(3));
            Assert.That(article.Body.Single(b => b.Text == Quote).Kind, Is.EqualTo(BlockKind.Quote));
            Assert.That(article.Captions.Select(c => (c.Text, c.Credit)), Is.EqualTo(new[] { ("The ramp at Lundey on Friday.", "Runa Holm / Sound Pool") }));
            Assert.That(article.RelatedLinks.Select(l => (l.Title, l.Placement)), Is.EqualTo(new[] { ("Ice closes the sound for a second week", LinkPlacement.Inline) }));
        }
    }

    [Test]
    public void ReadsPartsOfParagraphs()
    {
        var nodes = $$"""
            {"type":"paragraph","content":[{"type":"text","text":"The ferry to Lundey ran again "},{"type":"text","marks":[{"type":"bold"}],"text":"on Friday, two weeks after ice had closed the sound to all ships."}]},
            {"type":"heading","content":[{"type":"text","text":"{{Heading}}"}]},
            {"type":"paragraph","content":[{"type":"text","text":"{{Second}}"}]},
            {"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"{{Weekdays}}"}]}]}]},
            {"type":"paragraph","content":[{"type":"text","text":"{{Third}}"}]}
            """;

        var article = Extract(Script("window.__INITIAL_STATE__={\"doc\":{\"type\":\"doc\",\"content\":[" + nodes + "]}}"));

        Assert.That(Texts(article), Is.EqualTo(new[] { First, Heading, Second, Weekdays, Third }));
    }

    [Test]
    public void TheStoryWithThePagesTitleComesFirst()
    {
        var other = string.Join(',', Enumerable.Range(1, 30).Select(n => string.Create(
            CultureInfo.InvariantCulture, $"{{\"type\":\"text\",\"content\":\"On day {n} the snow plough of Hofvik cleared the road to the upper farms before dawn.\"}}")));

        var article = Extract(Script(
            Preamble + "Fusion.contentCache={\"last\":{\"headlines\":{\"basic\":\"Road to the upper farms is open\"},\"content_elements\":[" + other + "]}};Fusion.globalContent=" + Story(Elements)));

        Assert.That(Texts(article), Is.EqualTo(Body));
    }

    [Test]
    public void PrintedTextComesFirst()
    {
        var printed = string.Concat(Enumerable.Range(1, 6).Select(n => $"<p>On day {n} the snow plough of Hofvik cleared the road to the upper farms before dawn, as it does each winter.</p>"));

        var article = Extract($"<article>{printed}</article>" + Script(Preamble + "Fusion.globalContent=" + Story(Elements)));

        Assert.That(Texts(article), Has.Some.Contains("Hofvik").And.None.Contains("Lundey"));
    }

    [Test]
    public void MarkupThatMaySwallowTheStoryIsLeftOut()
    {
        var article = Extract(Script(Preamble + "Fusion.globalContent=" + Story("{\"type\":\"raw_html\",\"content\":\"<p>Sign up.</p><iframe src='/letter'>\"}," + Elements)));

        Assert.That(Texts(article), Is.EqualTo(Body));
    }

    [Test]
    public void ElementsInOneAnotherEnd()
    {
        const string opened = "{\"type\":\"quote\",\"content_elements\":[";
        var nested = string.Concat(Enumerable.Repeat(opened, 20)) + "{\"type\":\"text\",\"content\":\"" + Second + "\"}" + string.Concat(Enumerable.Repeat("]}", 20));

        var article = Extract(Script(Preamble + "Fusion.globalContent=" + Story($$"""{"type":"text","content":"{{First}}"},{"type":"text","content":7},{"type":"list","items":[{"type":"list","items":[]}]},{{nested}},{"type":"text","content":"{{Third}}"}""")));

        Assert.That(Texts(article), Is.EqualTo(new[] { First, Second, Third }));
    }

    [TestCase("a={\"b\":[")]
    [TestCase("a={\"type\":")]
    [TestCase("={\"")]
    [TestCase("a={\"b\":{\"c\":\"={\"}};")]
    public void ManyAssignmentsArePassedOver(string assigned)
    {
        var article = Extract(Script(Preamble + string.Concat(Enumerable.Repeat(assigned, 20_000)) + "Fusion.globalContent="));

        Assert.That(article.Body, Is.Empty);
    }

    private static string Story(string elements) => $$"""
        {"type":"story","headlines":{"basic":"{{Title}}"},"subheadlines":{"basic":"Two weeks without mail and milk\nend on the island"},"content_elements":[{{elements}}]}
        """;

    private static string Script(string code) => $"<script id=\"fusion-metadata\" type=\"application/javascript\">{code}</script>";

    private static IEnumerable<string> Texts(Article article) => article.Body.Where(b => b.Kind != BlockKind.Figure).Select(b => b.Text);

    private static Article Extract(string body) =>
        new ArticleExtractor().Extract(
            $"<html lang=en><head><title>{Title} | Islands Post</title></head><body><div id=app><h1>{Title}</h1></div>{body}</body></html>",
            new Uri("https://islands.example/news/2024/02/09/ferry-to-lundey-runs-again/")).Article!;
}
