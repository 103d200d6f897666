using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Parse;

namespace Extractor.Tests.Metadata;

/// <summary>The gathering of times and what they settle among each other.</summary>
[TestFixture]
public sealed class TimeCandidateTests
{
    [TestCase("02/10/2020", "2020-02-10", "2020-10-02")]
    [TestCase("2-10-20", "2020-10-02", "2020-02-10")]
    [TestCase("02.10.2020", "2020-10-02", null)]
    [TestCase("25/10/2020", "2020-10-25", null)]
    [TestCase("10/10/2020", "2020-10-10", null)]
    [TestCase("2020-10-02", "2020-10-02", null)]
    public void Only_doubtful_figures_can_be_swapped(string text, string read, string? swapped) =>
        Assert.That(DateFigures.Swapped(text, Day(read)), Is.EqualTo(swapped is null ? (DateOnly?)null : Day(swapped)));

    [TestCase("09.10.2024", "2024-10-09", "2024-09-10")]
    [TestCase("09/10/2024", "2024-10-09", null)]
    [TestCase("13.10.2024", "2024-10-13", null)]
    [TestCase("10.10.2024", "2024-10-10", null)]
    public void Dots_may_part_the_month_from_the_day(string text, string read, string? turned) =>
        Assert.That(DateFigures.MonthFirst(text, Day(read)), Is.EqualTo(turned is null ? (DateOnly?)null : Day(turned)));

    [TestCase("on 25/10/2020 here", 1)]
    [TestCase("10/25/2020", 2)]
    [TestCase("02/10/2020", 0)]
    [TestCase("no figures", 0)]
    public void A_day_above_twelve_shows_its_place(string text, int place) => Assert.That(DateFigures.DayPlace(text), Is.EqualTo(place));

    [TestCase("/2024/06/19/harbour", "2024-06-19")]
    [TestCase("/harbour-20240619.html", "2024-06-19")]
    [TestCase("/news/29-10-2021", "2021-10-29")]
    [TestCase("/news/02-10-2021", null)]
    [TestCase("/2024/13/19/harbour", null)]
    public void The_address_gives_a_day(string path, string? day) =>
        Assert.That(UrlDate.Read(new Uri("https://news.example" + path))?.ToString(), Is.EqualTo(day));

    [TestCase("/2018/08/harbour.html", 2018, 8)]
    [TestCase("/2018/harbour.html", 2018, 0)]
    public void The_address_gives_a_month(string path, int year, int month) =>
        Assert.That(UrlDate.Month(new Uri("https://news.example" + path)), Is.EqualTo((year, month)));

    [Test]
    public void Labels_tell_publication_from_change()
    {
        var found = Printed("<h1>Harbour wall</h1><p>Published 19 June 2024 | Last updated 21 June 2024</p><p>Updated</p><p>23 June 2024</p>");
        Assert.That(found.Select(c => (c.Time.Date.Day, c.IsLabelled, c.IsUpdate)), Is.EquivalentTo(new[] { (19, true, false), (21, false, true), (23, false, true) }));
    }

    [Test]
    public void A_time_in_the_opening_of_a_paragraph_is_gathered_and_one_inside_is_not()
    {
        var rest = string.Concat(Enumerable.Repeat("The wall will be rebuilt by spring, the council decided. ", 5));
        var found = Printed($"<h1>Harbour wall</h1><p>Marrow Bay, (12.11.2021). {rest}</p><p>{rest} It fell on 3 May 2019.</p>");
        Assert.That(found.Select(c => (c.Origin, c.Time.ToString())), Is.EqualTo(new[] { (TimeOrigin.Opening, "2021-11-12") }));
    }

    [Test]
    public void Scripts_give_times_under_known_names_in_any_quoting()
    {
        var survey = Survey("""
            <script>var a = {publishDate: '2024-06-19'}; b = "{\"datePublished\":\"2024-06-20T10:00:00Z\"}"; c = {"published_at":1718800000, "unpublishedDate":"2020-01-01"};</script>
            <script>var nothing = "2019-01-01";</script>
            """);
        Assert.That(StateTimes.Of(survey.DataScripts), Is.EqualTo(new[] { "2024-06-19", "2024-06-20T10:00:00Z", "1718800000" }));
    }

    [Test]
    public void A_printed_day_that_is_stated_as_the_change_is_no_publication()
    {
        List<TimeCandidate> candidates = [Candidate("2021-11-22T10:00:00+01:00", TimeOrigin.Schema), Candidate("2023-01-01", TimeOrigin.Line)];
        TimeAgreement.SettleUpdates(candidates, [new(ArticleTime.Parse("2023-01-01T10:00:00+01:00"), FieldSource.JsonLd)]);
        Assert.That(candidates.Select(c => c.IsUpdate), Is.EqualTo(new[] { false, true }));
    }

    [TestCase("2024-06-19T17:49:00", "2024-06-19T17:49:09-08:00")]
    [TestCase("2024-06-20T07:19:09", "2024-06-20T07:19:09+05:30")]
    [TestCase("2024-06-19T17:52:00", "2024-06-20T01:49:09+00:00")]
    [TestCase("2024-06-17T17:49:00", "2024-06-20T01:49:09+00:00")]
    public void Two_clocks_tell_the_zone(string printed, string settled)
    {
        List<TimeCandidate> candidates = [Candidate("2024-06-20T01:49:09Z", TimeOrigin.Schema), Candidate(printed, TimeOrigin.Script)];
        TimeAgreement.SettleZone(candidates, 0);
        Assert.That(candidates[0].Time.ToString(), Is.EqualTo(settled));
    }

    [Test]
    public void A_stated_time_is_kept_unless_another_one_is_likelier_and_the_finest_of_its_day_is_given()
    {
        List<TimeCandidate> candidates = [Candidate("2024-06-19", TimeOrigin.Schema), Candidate("2024-06-21", TimeOrigin.Line), Candidate("2024-06-19T17:41:00", TimeOrigin.Line)];
        var features = new TimeFeatures(candidates, [], 0, 9, 10, null, true, true);
        Assert.That(TimeChooser.Choose(candidates, features, new Fixed(0.5), titleIndex: -1, isNews: false)?.Value.ToString(), Is.EqualTo("2024-06-19T17:41:00"));
    }

    [Test]
    public void Unlikely_times_are_not_given()
    {
        List<TimeCandidate> candidates = [Candidate("2024-06-21", TimeOrigin.Line)];
        Assert.That(TimeChooser.Choose(candidates, new TimeFeatures(candidates, [], 0, 9, 10, null, false, false), new Fixed(0.01), titleIndex: -1, isNews: false), Is.Null);
    }

    [TestCase("<p class=date>19 June 2024</p>", "2024-06-19")]
    [TestCase("<p>Marrow Bay Post, 19 June 2024</p><p class=meta>Printed 21 June 2024</p>", "2024-06-21")]
    [TestCase("<p>Marrow Bay Post, 19 June 2024</p>", "2024-06-19")]
    [TestCase("<p>Marrow Bay Post</p><p>The wall fell on 19 June 2024.</p>", null)]
    [TestCase("<div class=related><p class=date>19 June 2024</p></div>", null)]
    [TestCase("<p class=date>Last updated: 19 June 2024</p>", null)]
    public void A_time_printed_with_the_headline_needs_no_likelihood(string after, string? day)
    {
        var candidates = Printed("<h1>Harbour wall</h1>" + after);
        Assert.That(
            TimeChooser.Choose(candidates, new TimeFeatures(candidates, [], 0, 9, 10, null, false, false), new Fixed(0.01), titleIndex: 0, isNews: false)?.Value.ToString(),
            Is.EqualTo(day));
    }

    [TestCase("<p>23-<time>26 March 2026</time></p>", true)]
    [TestCase("<p>23 – 26 March 2026</p>", true)]
    [TestCase("<p>23/03/2026-26/03/2026</p>", true)]
    [TestCase("<p>19.01.2023, 10:00-11:30</p>", true)]
    [TestCase("<p>2026/3/23-26</p>", true)]
    [TestCase("<p>2026/3/23(Mo)～26</p>", false)]
    [TestCase("<p>2026/3/23(土)～26日</p>", true)]
    [TestCase("<p>26 March 2026 - 5 min read</p>", false)]
    [TestCase("<p>26-03-2026</p>", false)]
    [TestCase("<p>Harbour - 26 March 2026 -</p>", false)]
    [TestCase("<p>Issue #12 - 26 March 2026</p>", false)]
    [TestCase("<p>17:41 - 26 March 2026</p>", false)]
    public void The_ends_of_a_span_are_known(string body, bool isSpan) =>
        Assert.That(Printed("<h1>Harbour wall</h1>" + body).Where(c => c.Origin == TimeOrigin.Line).Select(c => c.IsSpan).First(), Is.EqualTo(isSpan));

    [TestCase("<div class=comment><p>19 June 2024</p></div>", true)]
    [TestCase("<figure><figcaption>The wall on 19 June 2024</figcaption></figure>", true)]
    [TestCase("<nav><p>19 June 2024</p></nav>", true)]
    [TestCase("<p>19-21 June 2024</p>", true)]
    [TestCase("<p class=date>19 June 2024</p>", false)]
    [TestCase("<div class=sidebar><p>19 June 2024</p></div>", false)]
    public void Times_of_comments_pictures_and_navigation_are_out_of_place(string body, bool isMisplaced) =>
        Assert.That(TimePlaces.IsMisplaced(Printed("<h1>Harbour wall</h1>" + body)[0], 0), Is.EqualTo(isMisplaced));

    [TestCase("<header><p>Friday, 19 June 2024</p></header><p>Marrow Bay</p><h1>Harbour wall</h1>", 2, true)]
    [TestCase("<header><p>19 June 2024</p><h1>Harbour wall</h1></header>", 1, false)]
    [TestCase("<p>19 June 2024</p><p>Marrow Bay</p><h1>Harbour wall</h1>", 2, false)]
    public void Todays_date_in_the_head_of_the_site_is_out_of_place(string body, int titleIndex, bool isMisplaced) =>
        Assert.That(TimePlaces.IsMisplaced(Printed(body, titleIndex)[0], titleIndex), Is.EqualTo(isMisplaced));

    [Test]
    public void A_time_out_of_place_gives_way_to_any_other_and_stands_for_itself()
    {
        var both = Printed("<h1>Harbour wall</h1><p>19-21 June 2024</p><p>22 June 2024</p>");
        Assert.That(Chosen(both), Is.EqualTo("2024-06-22"));
        Assert.That(Chosen(both[..1]), Is.EqualTo("2024-06-21"));

        static string? Chosen(List<TimeCandidate> from) => TimeChooser.Choose(
            from, new TimeFeatures(from, [], 0, 9, 10, null, false, false), new Fixed(0.5), titleIndex: 0, isNews: false)?.Value.ToString();
    }

    [TestCase("aside", "2017-04-03")]
    [TestCase("div", "2026-02-06")]
    public void What_is_stated_is_not_doubted_for_the_time_of_something_else(string element, string day)
    {
        List<TimeCandidate> candidates =
            [Candidate("2017-04-03", TimeOrigin.Schema), .. Printed($"<h1>Harbour wall</h1><{element}><p class=date>6 February 2026</p></{element}>")];
        Assert.That(
            TimeChooser.Choose(candidates, new TimeFeatures(candidates, [], 0, 9, 10, null, false, false), new ForPrinted(), titleIndex: 0, isNews: false)?.Value.ToString(),
            Is.EqualTo(day));
    }

    [TestCase("<p>Ada Brook, mail to the paper. 19 June 2024.</p>", 0.05, null)]
    [TestCase("<p>Ada Brook, mail to the paper. 19 June 2024.</p>", 0.2, "2024-06-19")]
    [TestCase("<p class=date>Marrow Bay Post and Harbour News, 19 June 2024</p>", 0.05, "2024-06-19")]
    [TestCase("<p>Marrow Bay, 19 June 2024</p>", 0.05, "2024-06-19")]
    [TestCase("<div class=related><p class=date>19 June 2024</p></div>", 0.05, null)]
    [TestCase("<div class=related><p class=date>19 June 2024</p></div>", 0.2, "2024-06-19")]
    public void A_time_in_a_sentence_or_of_another_story_has_to_be_likelier(string body, double likelihood, string? day)
    {
        var candidates = Printed("<h1>Harbour wall</h1>" + string.Concat(Enumerable.Repeat("<p>Nothing.</p>", 20)) + body);
        Assert.That(
            TimeChooser.Choose(candidates, new TimeFeatures(candidates, [], 0, 9, 30, null, false, false), new Fixed(likelihood), titleIndex: 0, isNews: false)?.Value.ToString(),
            Is.EqualTo(day));
    }

    [TestCase("<p>19 June 2024 | Published</p>", true)]
    [TestCase("<p>19 June 2024 (published)</p>", true)]
    [TestCase("<p>On 19 June 2024 the plan of the wall was drawn and published</p>", false)]
    public void A_label_after_a_time_stands_right_after_it(string body, bool isLabelled) =>
        Assert.That(Printed("<h1>Harbour wall</h1>" + body).Single().IsLabelled, Is.EqualTo(isLabelled));

    [Test]
    public void A_line_that_repeats_the_headline_is_not_read_again() => Assert.That(
        Printed("<h1>Harbour feast (3 May 2019, on the quay)</h1><p>Harbour feast (3 May 2019, on the quay)</p><p>4 May 2019</p>").Select(c => c.Time.Date.Day),
        Is.EqualTo(new[] { 4 }));

    [TestCase("<script>showDate(\"2024/06/19 10:30:00\")</script>", "2024/06/19 10:30:00")]
    [TestCase("<script>document.write( formatDate( '2024-06-19' ) );</script>", "2024-06-19")]
    [TestCase("<script>showDate('2024-06-19')</script><script>showDate('2024-06-20')</script>", null)]
    [TestCase("<script>var d = showDate(now)</script>", null)]
    [TestCase("<script>start('2024-06-19')</script>", null)]
    public void A_time_that_the_page_prints_by_a_call_is_read_and_those_of_a_list_are_not(string body, string? value) =>
        Assert.That(CalledTimes.Of(Survey("<h1>Harbour wall</h1>" + body).DataScripts), Is.EqualTo(value));

    [Test]
    public void Since_when_a_writer_is_a_member_is_no_time_of_the_post()
    {
        var found = Printed("<h1>Harbour wall</h1><dl class=postprofile><dd>Joined: 18 Sep 2008, 05:56</dd></dl><p class=author>by Ada » 21 Jan 2009, 05:42</p>");
        Assert.That(found.Select(c => c.Time.ToString()), Is.EqualTo(new[] { "2009-01-21T05:42:00" }));
    }

    [Test]
    public void Every_column_of_a_row_is_used()
    {
        var candidates = Printed("<h1>Harbour wall</h1><p>Published 19 June 2024</p>");
        Assert.That(new TimeFeatures(candidates, [], 0, 1, 2, (2024, 6), true, true).Row(candidates[0])[^1], Is.EqualTo(2));
    }

    private static List<TimeCandidate> Printed(string body, int titleIndex = 0)
    {
        var survey = Survey($"<html lang=\"en\"><body>{body}</body></html>");
        var found = new List<TimeCandidate>();
        PrintedTimes.Gather(survey, LanguageCatalog.BuiltIn.For("en"), null, titleIndex, found);
        return found;
    }

    private static PageSurvey Survey(string html)
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        return PageSurveyor.Survey(PageParser.Parse(html.AsMemory(), budget), budget);
    }

    private static TimeCandidate Candidate(string time, TimeOrigin origin) =>
        new() { Time = ArticleTime.Parse(time), Origin = origin, Source = FieldSource.Page };

    private static DateOnly Day(string text) => ArticleTime.Parse(text).Date;

    /// <summary>Likes what is printed and doubts what is stated.</summary>
    private sealed class ForPrinted : ITimeJudge
    {
        public double Probability(ReadOnlySpan<float> row) => row[(int)TimeOrigin.Line] == 1 ? 0.6 : 0.1;
    }

    private sealed class Fixed(double probability) : ITimeJudge
    {
        public double Probability(ReadOnlySpan<float> row) => probability;
    }
}
