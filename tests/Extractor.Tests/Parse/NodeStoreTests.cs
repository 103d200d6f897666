using Extractor.Parse;

namespace Extractor.Tests.Parse;

/// <summary>Nodes go from one page to the next, and nothing else does.</summary>
internal sealed class NodeStoreTests
{
    private const string Long = "<html lang=en class='x y'><body id=b><div class=lead data-x=1><p>One <b class=q>two</b> <i>three</i></p> <pre> \n </pre></div><table><b>x<tr><td>4</table>";
    private const string Short = "<p title=t>Five";

    [Test]
    public void A_page_is_the_same_whatever_was_parsed_before()
    {
        using var first = Parse(Short);
        var expected = TreeListing.Of(first.Root);
        for (var i = 0; i < 20; i++)
        {
            Parse(Long).Dispose();
            using var again = Parse(Short);
            Assert.That(TreeListing.Of(again.Root), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Trees_that_live_at_once_share_nothing()
    {
        Parse(Long).Dispose();
        using var one = Parse(Long);
        using var other = Parse(Short);
        var expected = TreeListing.Of(one.Root);
        Assert.That(one.Root, Is.Not.SameAs(other.Root));
        other.Body!.Detach();
        Assert.That(TreeListing.Of(one.Root), Is.EqualTo(expected));
    }

    [Test]
    public void A_tree_that_is_disposed_of_twice_gives_its_nodes_back_once()
    {
        var tree = Parse(Long);
        tree.Dispose();
        tree.Dispose();
        var store = NodeStore.Take();
        store.Dispose();
        store.Dispose();
        var taken = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => NodeStore.Take()).ToList();
        Assert.That(taken.Distinct().Count(), Is.EqualTo(taken.Count));
        foreach (var each in taken) each.Dispose();
    }

    [Test]
    public void What_the_page_held_is_let_go()
    {
        var text = Held();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(text.TryGetTarget(out _), Is.False);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference<string> Held()
        {
            var page = new string("<p class=held title=\"of a page\">A text of a page that is over.".AsSpan());
            Parse(page).Dispose();
            return new WeakReference<string>(page);
        }
    }

    [Test]
    public void A_page_that_fails_gives_its_nodes_back_too()
    {
        Assert.That(
            () => PageParser.Parse(string.Concat(Enumerable.Repeat("<p>", 100)).AsMemory(), new PageBudget(new ExtractorOptions { MaxElements = 50 }, TimeProvider.System, CancellationToken.None)),
            Throws.InstanceOf<PageTooComplexException>());
        using var tree = Parse(Short);
        Assert.That(tree.ElementCount, Is.EqualTo(4));
    }

    private static PageTree Parse(string page) => PageParser.Parse(page.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None));
}
