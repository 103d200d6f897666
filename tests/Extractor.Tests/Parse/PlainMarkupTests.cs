using Extractor.Parse;
using Extractor.Tests.Support;

namespace Extractor.Tests.Parse;

/// <summary>What passes by the tokenizer (attributes, drawings, white space) is what the standard makes of it.</summary>
internal sealed class PlainMarkupTests
{
    [TestCase("<p class=\"a\" id='b' data-x=\"c\" title=\"d\">x", TestName = "Plain_attributes")]
    [TestCase("<p class=\"a\" id=\"b\"/>x", TestName = "A_slash_behind_the_last")]
    [TestCase("<img src=\"a\" alt=\"\"/><img alt=\"\">", TestName = "An_empty_value")]
    [TestCase("<p class=\"a\"id=\"b\">x", TestName = "Nothing_between_two")]
    [TestCase("<p class=\"a\" id=\"b\" class=\"c\" id=d>x", TestName = "The_first_of_two_counts")]
    [TestCase("<p id=d class=\"a\" id=\"b\">x", TestName = "The_first_of_two_counts_whatever_its_quotes")]
    [TestCase("<p class=\"a\" ID=\"b\" Title='c'>x", TestName = "Capitals")]
    [TestCase("<p class=\"a &amp; b\" id=\"c\" title=\"&notin; d\">x", TestName = "References")]
    [TestCase("<p class=\"a\rb\r\nc\nd\" id=\"e\0f\">x", TestName = "Line_ends_and_nulls")]
    [TestCase("<p data-x=\"&quot;long and quoted&quot;\" class=\"a\">x", TestName = "References_in_what_is_dropped")]
    [TestCase("<p class=\"a\" data-x=\"long and at the end\">x", TestName = "The_last_is_dropped")]
    [TestCase("<p class=\"a\" data-x=\"long and at the end\"/>x", TestName = "The_last_is_dropped_before_a_slash")]
    [TestCase("<p class=\"a\" data-x=\"long, ends with a quote'\" id=\"b\">x", TestName = "The_last_is_dropped_and_ends_with_a_quote")]
    [TestCase("<p data-x=\"long, ends with a sign>\">x<p data-x='long, ends so='>y<p data-x='long, ends with a blank '>z", TestName = "Values_that_end_with_a_sign")]
    [TestCase("<p class = \"a\" id= \"b\" title =\"c\">x", TestName = "White_space_around_the_sign")]
    [TestCase("<p\nclass=\"a\"\n\tid=\"b\"\n>x", TestName = "Lines")]
    [TestCase("<p hidden class=\"a\" itemscope id=\"b\">x", TestName = "Names_alone")]
    [TestCase("<p class=\"a\" id=\"b>x</p><p>y", TestName = "A_quote_that_nothing_closes")]
    [TestCase("<p class=\"a\" id=\"b\"", TestName = "The_page_ends_in_the_tag")]
    [TestCase("<p class=\"a\" =\"b\" \"c\" id=\"d\">x", TestName = "Stray_signs")]
    [TestCase("<html lang=\"a\"><html lang=\"b\" id=\"c\"><body class=\"a\"><body class=\"b\" id=\"d\">x", TestName = "Html_and_body_again")]
    [TestCase("<table><input type=\"hidden\" name=\"a\"><input type=\"text\" name=\"b\"></table>", TestName = "Inputs_in_a_table")]
    [TestCase("<form class=\"a\"><form class=\"b\"><p class=\"c\">x", TestName = "A_tag_that_is_ignored_leaves_nothing")]
    [TestCase("<image src=\"a\" alt=\"b\"><pre class=\"c\">\n\n x</pre><listing id=\"d\">y", TestName = "Elements_of_another_name")]
    [TestCase("<tr class=\"a\"><table><tr class=\"b\"><td id=\"c\"><td id=\"d\"></table><p class=\"e\"></p></p>", TestName = "Elements_that_are_made_on_the_way")]
    [TestCase("<a class=\"a\" href=\"b\">x<a class=\"a\" href=\"c\">y<p>z</a>w", TestName = "Links_in_links")]
    [TestCase("<b class=\"a\"><b class=\"a\"><b class=\"a\"><b class=\"a\"><b class=\"c\">x</p><p>y", TestName = "Formatting_elements_that_are_alike")]
    [TestCase("<select class=\"a\"><option value=\"b\" class=\"c\">x<option value=\"d\">y</select>", TestName = "Options")]
    [TestCase("<math class=\"a\"><annotation-xml encoding=\"text/html\" class=\"b\"><p class=\"c\">x</math>y", TestName = "Html_in_an_annotation")]
    [TestCase("<x-story class=\"a\" id=\"b\"><x-story class=\"c\">x", TestName = "Names_that_the_standard_does_not_know")]
    public void Attributes_are_as_the_standard_has_them(string html) => StockTree.AssertSame(html);

    [TestCase("<svg class=\"a\" viewBox=\"0 0 1 1\"><path d=\"M0\"/></svg>x", TestName = "A_drawing")]
    [TestCase("<svg><g fill=\"x\"><path d=\"M>0\"></path></g></svg >x", TestName = "Nested")]
    [TestCase("<SVG><linearGradient id=\"a\"/></SVG>x", TestName = "Capitals_in_names")]
    [TestCase("<svg><title>a</title><desc>b</desc><path d=\"M\"/></svg>x", TestName = "Labels")]
    [TestCase("<p><b>c</p><svg><title>a</title></svg>x", TestName = "A_label_below_what_is_reopened")]
    [TestCase("<svg><title><p>a</title></svg>x", TestName = "Html_in_a_label")]
    [TestCase("<svg><title>a</svg>x", TestName = "A_label_that_is_not_ended")]
    [TestCase("<svg><path d=\"M\"><p>a</svg>x", TestName = "Html_ends_it")]
    [TestCase("<svg><foreignObject><p>a</p></foreignObject></svg>x", TestName = "Html_in_it")]
    [TestCase("<svg><!-- </svg> --><path d=\"M\"/></svg>x", TestName = "A_comment")]
    [TestCase("<svg><![CDATA[</svg>]]></svg>x", TestName = "A_section_of_characters")]
    [TestCase("<svg><path d=\"</svg>\"/></svg>x", TestName = "An_end_tag_in_a_value")]
    [TestCase("<svg><path d=\"M\"></svg>x", TestName = "An_element_that_is_not_ended")]
    [TestCase("<svg></g></svg>x", TestName = "An_end_without_a_start")]
    [TestCase("<svg><svg><path d=\"M\"/></svg><g/></svg>x", TestName = "One_in_another")]
    [TestCase("<svg><path d=M/></svg>x", TestName = "No_quotes")]
    [TestCase("<svg><path d=\"M\"/>", TestName = "Nothing_ends_it")]
    [TestCase("<svg/>x<svg><g/></svg>y", TestName = "It_is_empty")]
    [TestCase("<svg><style>p > a {}</style></svg>x", TestName = "A_style")]
    [TestCase("<svg><script>a</script></svg>x", TestName = "A_script")]
    [TestCase("<svg><text>a</text></svg><frameset><frame></frameset>", TestName = "Text_in_it_keeps_a_frameset_out")]
    [TestCase("<svg><g> </g></svg><frameset><frame></frameset>", TestName = "Nothing_in_it_keeps_a_frameset_out")]
    [TestCase("<table><svg><title>a</title></svg><tr><td>x</table>", TestName = "In_a_table")]
    [TestCase("<select><svg><p>a</p></svg><option>x</select>y", TestName = "In_a_select")]
    [TestCase("<template><svg><g/></svg></template>x", TestName = "In_a_template")]
    public void Drawings_are_as_the_standard_has_them(string html) => StockTree.AssertSame(html);

    [TestCase("<p>  \n  x</p>  \n\n  <b>y</b>  \r\n  <i>z</i>", TestName = "White_space")]
    [TestCase("<pre>  \n  x  <b>  \n  y</b>  \n  </pre>  \n  z", TestName = "In_a_pre")]
    [TestCase("<textarea>  \n  x</textarea><title>  \n  y</title>", TestName = "In_what_is_text")]
    [TestCase("<table>  \n  <tr>  \n  x<td>  \n  y</table>  \n  z", TestName = "In_a_table_again")]
    [TestCase("  \n  <html>  \n  <head>  \n  </head>  \n  <body>  \n  x", TestName = "At_the_start")]
    [TestCase("<p>x</span>  \n  </span>  \n  y", TestName = "Behind_tags_that_end_nothing")]
    public void White_space_is_as_the_standard_has_it(string html) => StockTree.AssertSame(html);

    [Test]
    public void White_space_of_a_pre_stays()
    {
        using var tree = Parse("<pre><b>x</b>  \n  <i>y</i></pre>");
        Assert.That(TreeListing.Walk(tree.Root).OfType<PageText>().Select(text => text.Data.ToString()), Is.EqualTo(["x", "  \n  ", "y"]));
    }

    [Test]
    public void The_inside_of_a_drawing_makes_no_elements()
    {
        using var tree = Parse("<body><svg><g><path d=\"M\"/></g></svg>x");
        Assert.That(tree.ElementCount, Is.EqualTo(4));
    }

    [Test]
    public void Drawings_that_nothing_ends_cost_their_length()
    {
        var few = Time(string.Concat(Enumerable.Repeat("<svg><g/>", 4_000)));
        var many = Time(string.Concat(Enumerable.Repeat("<svg><g/>", 32_000)));
        Assert.That(many, Is.LessThan(8 * 8 * few));
    }

    [Test]
    public void A_tag_of_many_attributes_can_be_stopped()
    {
        var html = ("<p " + string.Concat(Enumerable.Repeat("class=\"a\" id=\"b\" ", 4_000)) + ">x").AsMemory();
        var clock = new CountingClock();
        var budget = new PageBudget(new ExtractorOptions(), clock, CancellationToken.None);
        PageParser.Parse(html, budget).Dispose();
        Assert.That(clock.Looks, Is.GreaterThan(50), "the clock is looked at within the tag");
    }

    private static TimeSpan Time(string html) => ThreadClock.ShortestTime(() => Parse(html).Dispose());

    private static PageTree Parse(string html) => PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None));
}
