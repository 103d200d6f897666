using System.Globalization;
using Extractor.Tests.Support;
using Extractor.Text;

namespace Extractor.Tests.Text;

[TestFixture]
public sealed class TextFoldTests
{
    [TestCase("  A\u00A0 b\n\tC ", "a b c")]
    [TestCase("“Comet” – ‘moon’", "\"comet\" - 'moon'")]
    [TestCase("«Comet»", "\"comet\"")]
    [TestCase("''Comet''", "\"comet\"")]
    [TestCase("Ｃｏｍｅｔ　１２", "comet 12")]
    [TestCase("ｶﾞｲﾄﾞ", "ガイド")]
    [TestCase("Caf\u00E9", "cafe")]
    [TestCase("Cafe\u0301", "cafe")]
    [TestCase("STRASSE", "strasse")]
    [TestCase("Straße", "strasse")]
    [TestCase("İstanbul", "istanbul")]
    [TestCase("ΣΊΣΥΦΟΣ", "σισυφοσ")]
    [TestCase("Ёлка", "елка")]
    [TestCase("soft\u00ADhyphen", "softhyphen")]
    [TestCase("wait…", "wait...")]
    [TestCase("ﬁre", "fire")]
    [TestCase("\u1112\u1161\u11AB", "한")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Folds(string? text, string key) => Assert.That(TextFold.Fold(text), Is.EqualTo(key));

    [TestCase("The comet is back", "the  COMET is back", true)]
    [TestCase("The comet is back", "The comet was back", false)]
    [TestCase(null, null, false)]
    public void Compares(string? a, string? b, bool same) => Assert.That(TextFold.Same(a, b), Is.EqualTo(same));

    [TestCase("comet over the city", "comet over the city", 1)]
    [TestCase("comet over the city", "comet near a city", 0.5)]
    [TestCase("comet", "moon", 0)]
    [TestCase("", "", 0)]
    [TestCase("彗星が来た", "彗星が去った", 0.7272)]
    [TestCase("a a a", "a", 0.5)]
    public void Measures_what_two_texts_share(string a, string b, double expected) =>
        Assert.That(TextFold.Similarity(a, b), Is.EqualTo(expected).Within(0.001));

    [Test]
    public void Is_linear()
    {
        var text = string.Concat(Enumerable.Repeat("comet 彗 ", 100_000));
        var started = ThreadClock.Now;
        Assert.That(TextFold.Similarity(text, text), Is.EqualTo(1));
        Assert.That(ThreadClock.Now - started, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void Lone_surrogates_are_kept() => Assert.That(TextFold.Fold("a\uD83Db"), Is.EqualTo("a\uD83Db"));

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void Is_the_same_under_any_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(TextFold.Fold("TITLE I"), Is.EqualTo("title i"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void AKeyIsToldByItsStartAlone()
    {
        const string plain = "The comet passed the orbit of Mars on Tuesday night, said the observatory.";
        var soft = string.Join('\u00AD', plain.ToCharArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextFold.HashOfStart(soft), Is.EqualTo(TextFold.HashOfStart(plain)));
            Assert.That(TextFold.HashOfStart(plain.AsSpan(0, 30)), Is.EqualTo(TextFold.HashOfStart(plain)), "only the start counts");
            Assert.That(TextFold.HashOfStart("Another" + plain), Is.Not.EqualTo(TextFold.HashOfStart(plain)));
            Assert.That(TextFold.HasKey(soft, TextFold.Fold(plain)), Is.True);
            Assert.That(TextFold.HasKey(plain, TextFold.Fold(plain + " Again.")), Is.False);
        }
    }

    [TestCase('\uFF76', '\uFF9E', "the voicing mark changes the letter before it")]
    [TestCase('\'', '\'', "two apostrophes are a quote")]
    public void AStartThatEndsInsideAPairIsStillOne(char first, char second, string why)
    {
        for (var length = 0; length < 100; length++)
        {
            var text = new string('a', length) + first + second + " and so on, for as long as it takes to be a line of its own";
            Assert.That(TextFold.HasKey(text, TextFold.Fold(text)), Is.True, why);
            Assert.That(TextFold.HashOfStart(text), Is.EqualTo(TextFold.HashOfStart(string.Join('\u00AD', text.ToCharArray()))), why);
        }
    }

    [TestCase("Harbour", "hârbour", true)]
    [TestCase("Ｈarbour", "harbour", true)]
    [TestCase("\u00ADHarbour", "harbour", true)]
    [TestCase("Harbour", "Arbour", false)]
    [TestCase("2nd", "3rd", false)]
    public void Texts_that_start_with_unlike_letters_are_told_apart_and_no_others(string a, string b, bool same)
    {
        Assert.That(TextFold.Same(a, b), Is.EqualTo(same));
        Assert.That(TextFold.HasKey(a, TextFold.Fold(b)), Is.EqualTo(same));
    }
}
