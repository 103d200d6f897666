using Extractor.Metadata;

namespace Extractor.Tests.Metadata;

[TestFixture]
public sealed class TitleChooserTests
{
    private const string Title = "Comet seen over the city";

    [Test]
    public void The_heading_that_agrees_with_the_metadata_wins_as_printed() => Check(
        new TitleCandidates { Headings = [H("Related stories"), H("Comet “seen” over the city")], OpenGraph = ["Comet \"seen\" over the city - Daily Planet"] },
        "Comet “seen” over the city", FieldSource.Page);

    [Test]
    public void The_sites_name_is_no_title() => Check(
        new TitleCandidates { Headings = [H("Daily Planet")], OpenGraph = [Title] }, Title, FieldSource.OpenGraph);

    [Test]
    public void A_label_that_shares_a_small_word_with_the_statement_is_no_title() => Check(
        new TitleCandidates { Headings = [H("Help and advice", article: true)], Document = "Comets: what they are and how you see them tonight" },
        "Comets: what they are and how you see them tonight", FieldSource.Meta);

    [Test]
    public void What_another_source_leaves_out_behind_the_title_is_a_section() => Check(
        new TitleCandidates { Meta = [Title, Title + "-Sky"], OpenGraph = [Title + "-Sky"], Document = Title + "-Sky" }, Title, FieldSource.Meta);

    [Test]
    public void A_folder_of_the_address_behind_the_title_is_a_section() => Check(
        new TitleCandidates { OpenGraph = [Title + " | Night Sky"], Folders = ["night sky"] }, Title, FieldSource.OpenGraph);

    [Test]
    public void The_title_does_not_end_in_a_closing_quote_that_was_taken_for_a_separator() => Check(
        new TitleCandidates { OpenGraph = ["« Comet » seen over « the city »"] }, "« Comet » seen over « the city »", FieldSource.OpenGraph);

    [TestCase("## Comet seen over the city")]
    [TestCase("Comet seen over the city |")]
    [TestCase("Comet seen over the city ⋆")]
    [TestCase("Blog Archive » Comet seen over the city")]
    [TestCase("Blog Archiv » Comet seen over the city")]
    public void Marks_around_a_stated_title_are_dropped(string stated) => Check(new TitleCandidates { OpenGraph = [stated] }, Title, FieldSource.OpenGraph);

    [Test]
    public void A_section_is_no_title() => Check(
        new TitleCandidates { Headings = [H("Science"), H(Title)], Sections = ["Science", Title], JsonLd = [Title] }, Title, FieldSource.Page);

    [Test]
    public void A_heading_of_a_lower_level_counts_where_the_metadata_says_the_same() => Check(
        new TitleCandidates { Headings = [H("Daily Planet"), H(Title, level: 2, css: "entry-title")], OpenGraph = [Title] }, Title, FieldSource.Page);

    [Test]
    public void A_lower_heading_alone_is_no_title() => Check(
        new TitleCandidates { Headings = [H("More comets and moons", level: 2, css: "title")], Document = Title + " | Daily Planet" }, Title, FieldSource.Meta);

    [Test]
    public void Without_a_heading_the_stated_forms_that_agree_win() => Check(
        new TitleCandidates { OpenGraph = ["You will not believe this comet"], JsonLd = [Title], Document = Title + " - Daily Planet" }, Title, FieldSource.JsonLd);

    [Test]
    public void A_lone_heading_in_the_article_is_believed_against_the_metadata() => Check(
        new TitleCandidates { Headings = [H(Title, article: true)], OpenGraph = ["You will not believe what we saw"], Document = "You will not believe what we saw" },
        Title, FieldSource.Page);

    [Test]
    public void A_heading_in_the_sites_header_is_not() => Check(
        new TitleCandidates { Headings = [H("All about moons", header: true)], OpenGraph = [Title], Document = Title }, Title, FieldSource.OpenGraph);

    [Test]
    public void The_only_heading_is_believed_in_a_header_where_it_shares_words_with_the_metadata() => Check(
        new TitleCandidates { Headings = [H("A comet and its tail above the roofs", header: true)], OpenGraph = ["Comet tonight: how to see it from your roofs"] },
        "A comet and its tail above the roofs", FieldSource.Page);

    [Test]
    public void One_of_several_headings_is_not_believed_in_a_header() => Check(
        new TitleCandidates
        {
            Headings = [H("A comet and its tail above the roofs", header: true), H("Help and advice", header: true)],
            OpenGraph = ["Comet tonight: how to see it from your roofs"],
        },
        "Comet tonight: how to see it from your roofs", FieldSource.OpenGraph);

    [Test]
    public void The_only_heading_is_believed_whatever_list_it_stands_in() => Check(
        new TitleCandidates
        {
            Headings = [H("What a night under the open sky", article: true) with { InAside = true }, H("More about skies", level: 2, css: "title")],
            Document = "You will not believe this comet",
        },
        "What a night under the open sky", FieldSource.Page);

    [TestCase("Comet - seen over the city", "Comet: seen over the city")]
    [TestCase("Comet seen over the city", "Comet seen over the city.")]
    public void A_heading_of_plain_text_is_taken_as_printed(string stated, string printed) => Check(
        new TitleCandidates { Headings = [H(printed) with { IsBuilt = false }], OpenGraph = [stated], Document = stated }, printed, FieldSource.Page);

    [Test]
    public void A_heading_that_lost_its_spaces_gives_way_to_the_stated_form() => Check(
        new TitleCandidates { Headings = [H("Sky watchComet seen over the city")], OpenGraph = ["Sky watch: Comet seen over the city"] },
        "Sky watch: Comet seen over the city", FieldSource.OpenGraph);

    [Test]
    public void A_breadcrumb_heading_stands_behind_the_printed_headline() => Check(
        new TitleCandidates
        {
            Headings = [H("Comet city watch", css: "breadcrumb__title", header: true), H(Title, level: 2, css: "headline", article: true)],
            OpenGraph = [Title],
            JsonLd = ["Comet city watch"],
        },
        Title, FieldSource.Page);

    [Test]
    public void Where_only_the_breadcrumbs_have_a_heading_the_other_statement_is_the_headline() => Check(
        new TitleCandidates
        {
            Headings = [H("Comet city watch", css: "breadcrumb__title")],
            OpenGraph = ["Comet city watch"],
            Document = "Comet city watch",
            JsonLd = [Title],
        },
        Title, FieldSource.JsonLd);

    [Test]
    public void A_heading_for_screen_readers_alone_is_not_believed() => Check(
        new TitleCandidates { Headings = [H("Story details page", css: "sr-only")], OpenGraph = [Title] }, Title, FieldSource.OpenGraph);

    [Test]
    public void Nothing_gives_null() => Check(new TitleCandidates(), null, FieldSource.Page);

    [Test]
    public void Only_the_sites_name_gives_null() => Check(
        new TitleCandidates { Headings = [H("Daily Planet")], Document = "Daily Planet" }, null, FieldSource.Page);

    [Test]
    public void Other_scripts_are_compared_by_characters() => Check(
        new TitleCandidates { Headings = [H("星新聞の案内"), H("彗星が街の上に現れた")], OpenGraph = ["彗星が街の上に現れた 市民が見上げる"] },
        "彗星が街の上に現れた", FieldSource.Page);

    private static TitleHeading H(string text, int level = 1, string css = "", bool article = false, bool header = false) =>
        new() { Text = text, Level = level, ClassAndId = css, InArticle = article, InHeaderOrNav = header };

    private static void Check(TitleCandidates candidates, string? expected, FieldSource source)
    {
        var title = TitleCleaner.Choose(candidates with { SiteNames = ["Daily Planet"], Host = "www.dailyplanet.example" }, out var from);
        Assert.That(title, Is.EqualTo(expected));
        Assert.That(from, Is.EqualTo(source));
    }
}
