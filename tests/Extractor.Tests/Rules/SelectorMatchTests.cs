using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Extractor.Parse;
using Extractor.Rules;
using Extractor.Tests.Fixtures;
using Extractor.Tests.Parse;

namespace Extractor.Tests.Rules;

/// <summary>What a compiled selector matches on the lean tree is what AngleSharp's own engine matches on its tree.</summary>
public sealed class SelectorMatchTests
{
    private static readonly string[] Combinators = [" ", " > ", " + ", " ~ "];

    private static readonly string[] FixtureSelectors =
    [
        "p", "article p", "body > *", "h1 + *", "p ~ p", "li:first-child", "li:last-child", "li:nth-child(2n+1)", "p:nth-child(-n+3)", "*:nth-child(even)",
        "[class]", "[class~=byline]", "[href^='/']", "[src$='.jpg']", "[class*='e']", "[lang|=en]", "a:not([href^=http])", "figure figcaption, figure > img",
        "p:not(:first-child)", "div div p a", "meta[property='og:title']", "head > meta:last-child", "p[CLASS]", "html:first-child, html:not(:last-child)", "ARTICLE > P", "script[type='application/ld+json']",
        "section h2 ~ p + p", "body *:not(p):not(a) > p", "time[datetime]", "img[data-kind], [data-kind='x']", "html", "*", "*:first-child:last-child",
    ];

    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void Fixtures_match_alike(string name)
    {
        var html = Encoding.UTF8.GetString(FixturePage.Load(name).Content);
        Assert.That(Differences(html, FixtureSelectors), Is.Empty);
    }

    [Test]
    public void Random_pages_and_selectors_match_alike()
    {
        var different = new List<string>();
        var matched = 0;
        for (var seed = 0; seed < 1_500 && different.Count < 5; seed++)
        {
            var html = new RandomMarkup(seed).Next() + "<div id=a class='x y'><p class=x title='b-c d'>1<p>2<b lang=en-GB>3</b><i id=b>4</i></div>";
            var random = new Random(seed);
            var selectors = Enumerable.Range(0, 8).Select(_ => RandomSelector(random)).ToList();
            different.AddRange(Differences(html, selectors).Select(difference => $"seed {seed}: {difference}\n{html}"));
            matched += selectors.Count;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(different, Is.Empty);
            Assert.That(matched, Is.GreaterThan(1_000));
        }
    }

    [Test]
    public void Random_selectors_of_one_program_do_not_disturb_each_other()
    {
        var random = new Random(11);
        var selectors = Enumerable.Range(0, 150).Select(_ => RandomSelector(random)).ToList();
        foreach (var name in FixturePage.Names.Take(6))
            Assert.That(Differences(Encoding.UTF8.GetString(FixturePage.Load(name).Content), selectors), Is.Empty, name);
    }

    [Test]
    public void Attributes_that_pages_do_not_keep_otherwise_can_be_asked_for()
    {
        const string Html = "<body><p data-rubrik='sport' x-y=1>a</p><b data-rubrik>c</b><p>b</p></body>";
        using var tree = Parse(Html, KeptAttributes.With(["data-rubrik", "x-y"]));
        var attributes = KeptAttributes.With(["data-rubrik", "x-y"]);
        Assert.That(Find(tree, attributes, "[data-rubrik=sport]", "[x-y='1'][data-rubrik]", "[data-rubrik]").Select(found => found.Count), Is.EqualTo(new[] { 1, 1, 2 }));
    }

    [Test]
    public void Matches_know_what_stands_inside_them()
    {
        using var tree = Parse("<body><div><p>a<b>b</b></p></div><p>c</p></body>");
        var found = Find(tree, KeptAttributes.Standard, "div", "p, b");
        Assert.That(found[1].Select(inner => found[0][0].Holds(inner)), Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public void A_hostile_page_and_rule_stay_within_their_bounds()
    {
        // Backtracking over such chains would take longer than the world has lasted.
        var html = string.Concat(Enumerable.Repeat("<div class=a>", 120)) + string.Concat(Enumerable.Repeat("<p class=a></p>", 3_000));
        var chain = string.Join(" ", Enumerable.Repeat(".a", 100));
        var siblings = string.Join(" ~ ", Enumerable.Repeat(".a", 100));
        using var tree = Parse(html);
        var found = Find(tree, KeptAttributes.Standard, chain, siblings, chain + " .none", "p:last-child");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Has.Count.EqualTo(3_021));
            Assert.That(found[1], Has.Count.EqualTo(2_901));
            Assert.That(found[2], Is.Empty);
            Assert.That(found[3], Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void The_walk_heeds_the_budget()
    {
        var html = string.Concat(Enumerable.Repeat("<p class=a></p>", 1_000));
        using var tree = Parse(html);
        using var stop = new CancellationTokenSource();
        var program = SelectorProgram.Compile([SelectorParser.Parse("p")], KeptAttributes.Standard);
        stop.Cancel();
        Assert.That(
            () => SelectorWalk.Find(tree.Root, program, new PageBudget(new ExtractorOptions(), TimeProvider.System, stop.Token)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static string RandomSelector(Random random)
    {
        string[] simple =
        [
            "p", "div", "b", "i", "a", "li", "*", "td", "span", "#a", "#b", ".x", ".y", "[class]", "[href]", "[id=a]", "[class~=x]", "[href^='/y']", "[title]",
            "[title$=' d']", "[title|=b]", "[href*='&']", "[lang|=en]", "[lang='EN' i]", "[color=red]", "[size]", "[datetime^='2020']", "[style='']", ":first-child",
            ":last-child", ":nth-child(2)", ":nth-child(odd)", ":nth-child(3n-1)", ":nth-child(-2n+5)", ":nth-child(n+2)", ":not(p)", ":not(.x)", ":not([class])",
            ":not(:first-child)", ":not(:nth-child(2n))",
        ];
        var selector = new StringBuilder();
        for (var list = random.Next(1, 3); list > 0; list--)
        {
            for (var parts = random.Next(1, 5); parts > 0; parts--)
            {
                selector.Append(simple[random.Next(simple.Length)]);
                for (var more = random.Next(3); more > 0; more--)
                    selector.Append(simple[random.Next(9, simple.Length)]);
                if (parts > 1) selector.Append(Combinators[random.Next(Combinators.Length)]);
            }
            if (list > 1) selector.Append(", ");
        }
        return selector.ToString();
    }

    private static List<string> Differences(string html, IReadOnlyList<string> selectors)
    {
        using var stock = Stock(html);
        if (stock is null) return [];
        var attributes = KeptAttributes.With(["color", "size", "data-kind"]);
        using var tree = Parse(html, attributes);
        var lean = TreeListing.Walk(tree.Root).OfType<PageElement>().ToList();
        var other = Elements(stock);
        if (!lean.Select(e => e.Name).SequenceEqual(other.Select(e => e.LocalName))) return ["the trees differ"];
        var found = Find(tree, attributes, [.. selectors]);
        var different = new List<string>();
        for (var i = 0; i < selectors.Count; i++)
        {
            var expected = stock.QuerySelectorAll(selectors[i]).ToHashSet();
            var wanted = Enumerable.Range(0, other.Count).Where(n => expected.Contains(other[n]));
            var actual = found[i].Select(match => lean.IndexOf(match.Element)).ToList();
            if (!actual.SequenceEqual(wanted)) different.Add($"{selectors[i]}: [{string.Join(' ', actual)}] instead of [{string.Join(' ', wanted)}]");
            if (!found[i].Select(match => match.Start).SequenceEqual(actual)) different.Add($"{selectors[i]}: numbered wrongly");
        }
        return different;
    }

    private static IDocument? Stock(string html)
    {
        try
        {
            var document = new HtmlParser().ParseDocument(html);
            // The lean tree has no templates.
            foreach (var template in document.QuerySelectorAll("template").ToList()) template.Remove();
            return document;
        }
        catch (NullReferenceException)
        {
            return null;
        }
    }

    private static List<IElement> Elements(IDocument document)
    {
        var elements = new List<IElement>();
        var open = new Stack<IElement>([document.DocumentElement]);
        while (open.TryPop(out var element))
        {
            elements.Add(element);
            // The lean tree keeps nothing of what stands in SVG and MathML.
            if (element.NamespaceUri != "http://www.w3.org/1999/xhtml") continue;
            foreach (var child in element.Children.Reverse()) open.Push(child);
        }
        return elements;
    }

    private static PageTree Parse(string html, KeptAttributes? attributes = null) =>
        PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default), attributes);

    private static IReadOnlyList<IReadOnlyList<FoundElement>> Find(PageTree tree, KeptAttributes attributes, params string[] selectors) => SelectorWalk.Find(
        tree.Root, SelectorProgram.Compile([.. selectors.Select(SelectorParser.Parse)], attributes), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));
}
