using Extractor.Parse;

namespace Extractor.Tests.Parse;

public sealed class CueWordsTests
{
    [Test]
    public void A_name_is_the_cue_that_is_called_so()
    {
        for (var bit = 0; bit <= (int)Math.Log2((ulong)BlockCues.Quote); bit++)
        {
            var cue = (BlockCues)(1UL << bit);
            Assert.That(CueWords.CueOf(cue.ToString().ToLowerInvariant()), Is.EqualTo(cue));
        }
    }

    [Test]
    public void Other_names_are_no_cues() => Assert.That(() => CueWords.CueOf("sidebar"), Throws.InvalidOperationException);

    [TestCase("story-body", "body")]
    [TestCase("relatedStories", "related")]
    [TestCase("subscribe-form", "newsletter")]
    [TestCase("js-subscribe", "newsletter")]
    public void A_word_of_a_class_name_is_found(string value, string role) =>
        Assert.That(CueWords.BuiltIn.Find(value) & CueWords.CueOf(role), Is.EqualTo(CueWords.CueOf(role)));

    [TestCase("subscriber-only")]
    [TestCase("subscriber-preview")]
    public void Who_may_read_a_text_makes_it_no_offer(string value) =>
        Assert.That(CueWords.BuiltIn.Find(value) & (CueWords.CueOf("newsletter") | CueWords.CueOf("paywall")), Is.EqualTo(BlockCues.None));
}
