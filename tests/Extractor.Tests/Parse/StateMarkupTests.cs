using System.Text.Json;

namespace Extractor.Tests.Parse;

/// <summary>Pages that print nothing and carry their story in the state of the framework that draws them.</summary>
internal sealed class StateMarkupTests
{
    private static readonly string[] Paragraphs =
    [
        "The ferry to Lundey ran again on Friday, two weeks after ice had closed the sound to all ships.",
        "Captain and crew had spent the days between mending the ramp, the harbour office said in a notice.",
        "\"We missed the noise,\" said a shopkeeper on the quay, who opened an hour early for the first guests.",
        "The next storm is forecast for Tuesday, and the office asks travellers to watch the board at the pier.",
    ];

    [Test]
    public void ReadsMarkupInAJsonScript() => AssertRead(
        """<script id="__NEXT_DATA__" type="application/json">{"props":{"story":{"html":""" + Quoted(Marked()) + ""","views":3}}}</script>""");

    [Test]
    public void ReadsAListOfParagraphs() => AssertRead(
        "<script>window.__INITIAL_STATE__={\"story\":{\"blocks\":["
        + string.Join(',', Paragraphs.Select(p => $"{{\"kind\":\"text\",\"text\":{Quoted(p)}}}")) + "]}};</script>");

    [Test]
    public void ReadsMarkupThatIsStreamedInAPieceOfItsOwn() => AssertRead(
        $$"""<script>self.__next_f.push([1,"5:T1f4,"])</script><script>self.__next_f.push([1,{{Quoted(Marked())}}])</script>""");

    [Test]
    public void ReadsMarkupInAStreamedLine()
    {
        var line = $$"""7:["$","div",null,{"children":{{Quoted(Marked())}}}]""";
        AssertRead($$"""<script>self.__next_f.push([1,{{Quoted(line[..40])}}])</script><script>self.__next_f.push([1,{{Quoted(line[40..] + "\n")}}])</script>""");
    }

    [Test]
    public void PrintedTextComesFirst()
    {
        var printed = string.Concat(Enumerable.Range(1, 6).Select(n => $"<p>On day {n} the snow plough of Hofvik cleared the road to the upper farms before dawn, as it does each winter.</p>"));
        var state = $$"""<script id="__NEXT_DATA__" type="application/json">{"other":{{Quoted(Marked())}}}</script>""";

        var article = Extract($"<article><h1>Road open</h1>{printed}</article>{state}");

        Assert.That(article.Body.Select(b => b.Text), Has.Some.Contains("Hofvik").And.None.Contains("Lundey"));
    }

    [TestCase("{")]
    [TestCase("{\"a\":[[[[")]
    [TestCase("self.__next_f.push([1,\"\\ud800<p>\"])")]
    [TestCase("window[\"__INITIAL_STATE__\"]=")]
    public void BrokenStateIsPassedOver(string script)
    {
        var result = new ArticleExtractor().Extract($"<html><title>Ferry</title><body><script>/*__NEXT_DATA__*/{script}</script></body></html>", null);

        Assert.That(result.Article?.Body ?? [], Is.Empty);
    }

    private static void AssertRead(string scripts) =>
        Assert.That(Extract(scripts).Body.Select(b => b.Text), Is.EqualTo(Paragraphs));

    private static Article Extract(string body) =>
        new ArticleExtractor().Extract(
            $"<html lang=en><head><title>Ferry to Lundey runs again</title></head><body><div id=root></div>{body}</body></html>",
            new Uri("https://islands.example/ferry")).Article!;

    private static string Marked() => string.Concat(Paragraphs.Select(p => $"<p class=\"c\">{p.Replace("\"", "&quot;", StringComparison.Ordinal)}</p>"));

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
