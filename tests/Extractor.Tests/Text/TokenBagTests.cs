using Extractor.Text;

namespace Extractor.Tests.Text;

internal sealed class TokenBagTests
{
    [TestCase("the comet is back", "the comet is back", 1)]
    [TestCase("the the the", "the comet", 2.0 * 1 / 5)]
    [TestCase("comet", "comets", 0)]
    [TestCase("Der Körper, der Komet", "der KORPER", 2.0 * 2 / 6)]
    [TestCase("彗星が戻る", "彗星", 2.0 * 2 / 7)]
    [TestCase("", "", 0)]
    [TestCase("", "comet", 0)]
    public void CountsEachTokenOnce(string a, string b, double expected)
    {
        Assert.That(TextFold.Similarity(a, b), Is.EqualTo(expected));
        Assert.That(TextFold.Similarity(b, a), Is.EqualTo(expected));
    }

    [Test]
    public void OneTextIsHeldAgainstMany()
    {
        var bag = new TokenBag("comet comet moon");
        for (var turn = 0; turn < 3; turn++)
        {
            Assert.That(bag.Similarity("comet"), Is.EqualTo(2.0 * 1 / 4));
            Assert.That(bag.Similarity("comet comet comet"), Is.EqualTo(2.0 * 2 / 6));
            Assert.That(bag.Similarity("sun"), Is.Zero);
        }
    }

    [Test]
    public void LongTextsHaveRoom()
    {
        // Characters that fold to three, past what has room on the stack.
        var text = string.Concat(Enumerable.Repeat("ﬃ… ", 400));
        Assert.That(TextFold.Fold(text), Is.EqualTo(string.Concat(Enumerable.Repeat("ffi... ", 400)).TrimEnd()));
        Assert.That(TextFold.Same(text, text + "\n"), Is.True);
    }

    [Test]
    public void TwoTextsAtOnceAreAsOneAfterTheOther()
    {
        var title = new TokenBag("Comet returns to the harbour");
        var description = new TokenBag("The comet, the moon and the harbour");
        foreach (var text in (string[])["the comet", "the the the moon", "nothing of it", ""])
        {
            var key = TextFold.Fold(text);
            Assert.That(TokenBag.Similarities(title, description, key), Is.EqualTo((title.Similarity(key), description.Similarity(key))));
            Assert.That(TokenBag.Similarities(title, null, key), Is.EqualTo((title.Similarity(key), 0.0)));
        }
    }
}
