using Extractor.Rules;

namespace Extractor.Tests.Rules;

public sealed class SelectorParserTests
{
    [TestCase("p")]
    [TestCase("*")]
    [TestCase("#lead")]
    [TestCase("  .story  ")]
    [TestCase("article.story#x[itemprop]")]
    [TestCase("div > p + p ~ ul li")]
    [TestCase("h1,\n h2 , h3")]
    [TestCase("[data-kind='a b']")]
    [TestCase("[a=b][c ~= d][e^=\"f\"][g $= h i][j*=k I][l|=m s]")]
    [TestCase("li:first-child, li:last-child, li:nth-child(3), li:nth-child( 2n + 1 ), li:nth-child(even), li:nth-child(ODD), li:nth-child(-n+3)")]
    [TestCase("p:not(.promo):not( :first-child ):not([hidden])")]
    [TestCase(".md\\:flex #\\31 st")]
    [TestCase("x-story.日本")]
    public void Selectors_of_the_subset_are_read(string selector) => Assert.That(() => SelectorParser.Parse(selector), Throws.Nothing);

    [TestCase("", 0, "ends")]
    [TestCase("   ", 3, "ends")]
    [TestCase("p,", 2, "ends")]
    [TestCase("p,,a", 2, "','")]
    [TestCase("> p", 0, "'>'")]
    [TestCase("p >", 3, "ends")]
    [TestCase("p > > a", 4, "'>'")]
    [TestCase("p || a", 2, "Namespaces")]
    [TestCase("svg|a", 3, "Namespaces")]
    [TestCase("*|a", 1, "Namespaces")]
    [TestCase(".a p*", 4, "*")]
    [TestCase(".a[x]p", 5, "start of a compound")]
    [TestCase(".", 1, "a class")]
    [TestCase("#1a", 1, "an id")]
    [TestCase("p::before", 1, "Pseudo-elements")]
    [TestCase("p:hover", 1, ":hover is not supported")]
    [TestCase("a b:has(p)", 3, ":has() is not supported")]
    [TestCase("p:nth-last-child(2)", 1, ":nth-last-child() is not supported")]
    [TestCase("p:nth-child", 1, ":nth-child is not supported")]
    [TestCase("p:nth-child()", 12, "an+b")]
    [TestCase("p:nth-child(2n 1)", 12, "an+b")]
    [TestCase("p:nth-child(x)", 12, "an+b")]
    [TestCase("p:nth-child(1 of a)", 12, "an+b")]
    [TestCase("p:nth-child(99999999999)", 12, "an+b")]
    [TestCase("p:nth-child(1", 13, "ends")]
    [TestCase("p:not()", 6, "')'")]
    [TestCase("p:not(a b)", 8, "one simple selector")]
    [TestCase("p:not(a, b)", 7, "one simple selector")]
    [TestCase("p:not(a.b)", 7, "one simple selector")]
    [TestCase("p:not(:not(a))", 6, "not supported in :not()")]
    [TestCase("[a", 2, "ends")]
    [TestCase("[a!=b]", 2, "'!'")]
    [TestCase("[a=]", 3, "a value")]
    [TestCase("[a=1]", 3, "in quotes")]
    [TestCase("[a='b]", 3, "not closed")]
    [TestCase("[a=b x]", 5, "no flag")]
    [TestCase("p & a", 2, "Nesting")]
    [TestCase("p !", 2, "'!'")]
    [TestCase("p\\", 1, "escapes nothing")]
    [TestCase(".\\0 a", 1, "names no character")]
    [TestCase("/* c */ p", 0, "'/'")]
    public void Anything_else_is_refused_with_place_and_reason(string selector, int index, string reason)
    {
        var fault = Assert.Throws<SelectorSyntaxException>(() => SelectorParser.Parse(selector))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault.Index, Is.EqualTo(index));
            Assert.That(fault.Message, Does.Contain(reason));
        }
    }

    [Test]
    public void A_selector_has_a_greatest_length() =>
        Assert.That(() => SelectorParser.Parse(new string('a', SelectorParser.LongestSelector + 1)), Throws.TypeOf<SelectorSyntaxException>());

    [Test]
    public void Every_cut_and_change_of_a_selector_is_read_or_refused()
    {
        const string Whole = "div.a > p:not([x^='y' i]) + #b:nth-child(2n+1), \\61 ~ *";
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var characters = Whole.ToCharArray()[..random.Next(Whole.Length + 1)];
            for (var n = random.Next(3); n > 0 && characters.Length > 0; n--)
                characters[random.Next(characters.Length)] = " >+~#.[](),:*|\\'\"n1-é\0\ud800"[random.Next(23)];
            try
            {
                Assert.That(SelectorParser.Parse(new string(characters)).Alternatives, Is.Not.Empty);
            }
            catch (SelectorSyntaxException fault)
            {
                Assert.That(fault.Index, Is.InRange(0, characters.Length));
            }
        }
    }
}
