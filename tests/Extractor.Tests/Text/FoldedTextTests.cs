using Extractor.Tests.Support;
using Extractor.Text;

namespace Extractor.Tests.Text;

/// <summary>White space is folded alike, however long the pieces are that a text comes in.</summary>
internal sealed class FoldedTextTests
{
    private static readonly string[] Pieces =
        ["word", "a longer line of plain words, as most of them are", " ", "  ", "\n", "\t", "é", "\u00a0", "\u00ad", "\u007f", "\u0001", "😀", "世界", "~", "!", "end. "];

    [TestCase("One line of plain words and single blanks.", "One line of plain words and single blanks.")]
    [TestCase("One line of plain  words and two  blanks. ", "One line of plain words and two blanks.")]
    [TestCase("  One line of plain words \n and an end of it  ", "One line of plain words and an end of it")]
    [TestCase("One line of plain words \u00e9t\u00e9 and more of them", "One line of plain words \u00e9t\u00e9 and more of them")]
    [TestCase("One line of plain words \u00ad and more of them", "One line of plain words and more of them")]
    [TestCase("One line of plain words\u007fand more of them", "One line of plain wordsand more of them")]
    public void White_space_becomes_one_blank(string text, string folded) => Assert.That(FoldedText.Fold(text), Is.EqualTo(folded));

    [Test]
    public void The_whole_gives_what_its_characters_give()
    {
        var random = new Random(7);
        for (var n = 0; n < 2_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            using var whole = new FoldedText();
            using var parts = new FoldedText();
            var preformatted = random.Next(4) == 0;
            whole.Append(text, preformatted);
            foreach (var rune in text.EnumerateRunes()) parts.Append(rune.ToString(), preformatted);
            Assert.That(whole.Length, Is.EqualTo(parts.Length), text);
            Assert.That(whole.Take(), Is.EqualTo(parts.Take()), text);
        }
    }

    [Test]
    public void Blanks_in_twos_cost_no_more_in_a_long_text()
    {
        var few = Time(20_000);
        var many = Time(160_000);
        Assert.That(many, Is.LessThan(8 * 4 * few));

        static TimeSpan Time(int words)
        {
            var text = string.Concat(Enumerable.Repeat("word  ", words));
            return ThreadClock.ShortestTime(() => FoldedText.Fold(text));
        }
    }
}
