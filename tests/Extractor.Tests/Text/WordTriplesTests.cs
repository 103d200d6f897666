using Extractor.Text;

namespace Extractor.Tests.Text;

internal sealed class WordTriplesTests
{
    [TestCase("", 0)]
    [TestCase("one", 1)]
    [TestCase("one two", 1)]
    [TestCase("one two three", 1)]
    [TestCase("one, two three - four", 2)]
    [TestCase("彗星が戻る", 3)]
    [TestCase("comet彗星 back", 2)]
    public void GivesOneForEachThreeWords(string text, int count) => Assert.That(Of(text), Has.Count.EqualTo(count));

    [Test]
    public void CaseAndSignsDoNotMatter() => Assert.That(Of("The comet, is BACK!"), Is.EqualTo(Of("the COMET is back")));

    [Test]
    public void OrderMatters() => Assert.That(Of("one two three"), Is.Not.EqualTo(Of("three two one")));

    private static List<int> Of(string text)
    {
        var triples = new List<int>();
        foreach (var triple in WordTriples.Of(text)) triples.Add(triple);
        return triples;
    }
}
