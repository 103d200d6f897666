using Extractor.Parse;
using Extractor.Tests.Support;

namespace Extractor.Tests.Parse;

/// <summary>Scripts and styles, whose text does not go through the tokenizer, end where the standard has them end.</summary>
internal sealed class RawTextTests
{
    private static readonly string Long = new('x', 1_048_570);

    [TestCase("{\"a\":1}</script>after", TestName = "Ends_at_the_end_tag")]
    [TestCase("{\"a\":1}</SCRIPT >after", TestName = "The_case_of_the_end_tag_is_of_no_matter")]
    [TestCase("{\"a\":1}</script\n>after", TestName = "White_space_ends_the_name")]
    [TestCase("{\"a\":1}</script/>after", TestName = "A_slash_ends_the_name")]
    [TestCase("{\"a\":\"</scripts>\"}</script>after", TestName = "A_longer_name_is_another")]
    [TestCase("{\"a\":\"</script", TestName = "The_page_ends_within_the_end_tag")]
    [TestCase("{\"a\":1}", TestName = "Nothing_ends_it")]
    [TestCase("</script>after", TestName = "It_is_empty")]
    [TestCase("{\"a\":\"x\r\ny\rz\0\"}</script>after", TestName = "Line_ends_and_nulls_are_as_the_standard_has_them")]
    [TestCase("<!-- {\"a\":1} --></script>after", TestName = "A_comment_in_a_script")]
    [TestCase("<!-- {\"a\":1} </script>after-->", TestName = "An_end_tag_within_a_comment_ends_it")]
    [TestCase("<!-- <script> </script> --> {} </script>after", TestName = "A_script_within_a_comment_has_an_end_tag_of_its_own")]
    [TestCase("<script> {} </script>after", TestName = "A_start_tag_outside_of_a_comment_is_text")]
    [TestCase("<script> <!-- {} </script>after", TestName = "A_start_tag_before_a_comment_is_text")]
    public void As_the_standard_has_it(string rest)
    {
        StockTree.AssertSame("<body><script type=application/json>" + rest);
        StockTree.AssertSame("<head><script type=application/json>" + rest);
        StockTree.AssertSame("<table><tr><td><script type=application/json>" + rest);
        StockTree.AssertSame("<style>" + rest.Replace("script", "style", StringComparison.OrdinalIgnoreCase));
        StockTree.AssertSame("<svg><style>" + rest.Replace("script", "style", StringComparison.OrdinalIgnoreCase));
        StockTree.AssertSame("<svg><script>" + rest);
        StockTree.AssertSame("<template><script>" + rest + "</template>x");
        StockTree.AssertSame("<frameset><script>" + rest);
        StockTree.AssertSame("<select><script>" + rest);
        StockTree.AssertSame("<select><style>" + rest.Replace("script", "style", StringComparison.OrdinalIgnoreCase));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(6)]
    [TestCase(9)]
    public void An_end_tag_is_found_wherever_the_search_pauses(int more) =>
        StockTree.AssertSame("<body><script type=application/json>" + Long + new string('y', more) + "</script>after");

    [Test]
    public void A_script_of_many_unlike_end_tags_costs_its_length()
    {
        var few = Time("<script>" + string.Concat(Enumerable.Repeat("</scripty>", 20_000)));
        var many = Time("<script>" + string.Concat(Enumerable.Repeat("</scripty>", 160_000)));

        Assert.That(many, Is.LessThan(8 * 8 * few));
    }

    private static TimeSpan Time(string html) => ThreadClock.ShortestTime(
        () => PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default)).Dispose());
}
