using Extractor.Parse;

namespace Extractor.Tests.Parse;

/// <summary>Tags and texts that pass by the tokenizer make the tree that it would have made of them.</summary>
internal sealed class PlainTokenTests
{
    [TestCase("<p>x</p>\n<div class=\"a\">y<b>z</b></div>", TestName = "Plain_tags_and_texts")]
    [TestCase("<p>a < b</p><p>a <1</p><p>a </ b</p><p>a <<b>c</b>", TestName = "Brackets_that_start_no_tag")]
    [TestCase("<p>a</><p>b<!-- c -->d</p><p>e<?f>g</p><p>h<!i>j", TestName = "Brackets_that_start_something_else")]
    [TestCase("<p>a<", TestName = "The_page_ends_at_a_bracket")]
    [TestCase("<p>a</", TestName = "The_page_ends_at_a_slash")]
    [TestCase("<p>a<b", TestName = "The_page_ends_in_a_name")]
    [TestCase("<p>a</b", TestName = "The_page_ends_in_the_name_of_an_end_tag")]
    [TestCase("<p>a", TestName = "The_page_ends_in_a_text")]
    [TestCase("<p>a\0b</p>c\rd\r\ne<p>f &amp; g &notit; h", TestName = "Texts_that_the_tokenizer_changes")]
    [TestCase("<P>a</P><Div>b</DIV><p>c</P>", TestName = "Capitals_in_names_of_tags")]
    [TestCase("<p >a</p ><p\n>b</p\n>", TestName = "Blanks_behind_names")]
    [TestCase("<p/>a</p/><br/><br /><br/ ><div/ >b", TestName = "Slashes")]
    [TestCase("<p:a>b</p:a><p.c>d</p.c><p_e>f</p_e><h1x>g</h1x>", TestName = "Names_with_other_signs")]
    [TestCase("<x-a>b</x-a><x-a class=\"c\">d</x-a><y>e</y><y>f</y>", TestName = "Names_that_are_not_of_the_standard")]
    [TestCase("<textarea>\n<p>a</p></textarea>b<title><p>c</p></title>d<xmp><p>e</p></xmp>f<iframe><p>g</p></iframe><p>h", TestName = "Tags_in_what_is_text")]
    [TestCase("<noscript><p>a</p></noscript><noembed><p>b</p></noembed><noframes><p>c</p></noframes><p>d", TestName = "Tags_in_what_is_text_to_some")]
    [TestCase("<script>a</script><p>b</p><style>c</style><p>d", TestName = "Behind_scripts_and_styles")]
    [TestCase("<plaintext><p>a</p>", TestName = "Nothing_ends_it_all")]
    [TestCase("<pre>\n\n<b>a</b>\n</pre><listing>\nb</listing><pre><b>\nc</b></pre>", TestName = "The_first_line_of_a_pre")]
    [TestCase("<template><p>a</p><template>b</template><p>c</p></template><p>d", TestName = "Templates")]
    [TestCase("<table>a<tr>b<td>c</td>d</tr><p>e</p></table>f", TestName = "What_may_not_stand_in_a_table")]
    [TestCase("<select><p>a</p><option>b<option>c<div>d</div></select><p>e", TestName = "What_may_not_stand_in_a_select")]
    [TestCase("<svg><p>a</p></svg><p>b</p><svg><g><a>c</a></g><title><p>d</p></title></svg>e", TestName = "Drawings_with_tags")]
    [TestCase("<math><mi>a</mi><mtext><p>b</p></mtext></math><p>c", TestName = "Formulas")]
    [TestCase("<b>a<p>b</b>c</p><i>d<div>e</i>f</div><a>g<a>h</a>i", TestName = "Formatting_across_blocks")]
    [TestCase("<b class=\"a\">b</b><i id=\"c\">d<p>e</i>f", TestName = "Formatting_with_attributes")]
    [TestCase("<html class=\"a\"><body id=\"b\"><image src=\"c\"><input type=\"hidden\"><isindex prompt=\"d\">", TestName = "Tags_whose_attributes_the_tree_builder_reads")]
    [TestCase("<p class=\"a\" class=\"b\" id=\"c\">d<p class=\"&amp;\">e<p data-x=\"&amp;\" class=\"f\">g", TestName = "Attributes_twice_and_with_references")]
    [TestCase("<p class=\"a\"id=\"b\">c<p class=a id=\"b\">d<p hidden id=\"b\">e<p CLASS=\"a\">f<p class = \"a\">g", TestName = "Attributes_that_are_not_plain")]
    [TestCase("<p class=a id=b/>c<a href=/d/>e</a><p title=f/g class=h>i<p class=j\n>k", TestName = "Values_without_quotes")]
    [TestCase("<p class=a&amp;b>c<p class=d\"e>f<p class=g=h>i<p class=<j>k<p class=>l<p class=`m>n<p class=>o>p", TestName = "Values_without_quotes_that_are_sloppy")]
    [TestCase("<p hidden>a<p hidden class=\"b\">c<p class>d<p class id>e<p class/>f<p class =\"g\">h<p class\n= i>j<p hidden\">k", TestName = "Names_without_values")]
    [TestCase("<p class=\"a\" id=\"b>c</p>\"><p>d", TestName = "Tags_in_a_value")]
    [TestCase("<form><form>a</form></form><button>b<button>c</button><nobr>d<nobr>e", TestName = "Tags_that_end_others")]
    [TestCase("a</body>b</html>c<p>d</p>", TestName = "Behind_the_end")]
    [TestCase("<frameset><frame></frameset><p>a", TestName = "Frames")]
    [TestCase("<li>a<li>b<dd>c<dt>d</p></br></h1><h2>e</h3>", TestName = "Tags_that_are_implied")]
    public void They_are_as_the_standard_has_them(string html) => StockTree.AssertSame(html);

    [Test]
    public void Many_attributes_are_as_the_standard_has_them()
    {
        var some = string.Concat(Enumerable.Range(0, 200).Select(i => $" data-x{i}=\"{i}\""));
        StockTree.AssertSame($"<p class=\"a\"{some} id=\"b\">c<p{some}>d");
    }

    [Test]
    public void A_long_text_is_parted_as_ever() => StockTree.AssertSame($"<p>{string.Concat(Enumerable.Repeat("word ", 100_000))}</p>");

    [Test]
    public void Every_token_counts()
    {
        var clock = new CountingClock();
        var html = "<!doctype html><html><head><title>t</title></head><body><p>t</p>" + string.Concat(Enumerable.Repeat("<i>a</i>", 4_000));
        PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), clock, CancellationToken.None)).Dispose();
        Assert.That(clock.Looks, Is.GreaterThan(200));
    }
}
