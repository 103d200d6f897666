using Extractor.Clean;

namespace Extractor.Tests.Clean;

[TestFixture]
internal sealed class HeadReaderTests
{
    private const string Head = "<h1>Harbour wall to be mended</h1>";
    private const string Summary = "Musterau spends its savings on stone and hopes for a mild autumn without storms.";
    private const string Paragraphs =
        $"<p>{StoryPages.Sentence} Nobody was hurt.</p><p>{StoryPages.Sentence} Work begins in May.</p><p>{StoryPages.Sentence} It ends in June.</p>";
    private const string Story =
        $"<div class=story><p>{StoryPages.Sentence}</p><p>{StoryPages.Sentence} Work begins in May.</p><p>{StoryPages.Sentence} It ends in June.</p>"
        + $"<p>{StoryPages.Sentence} Then comes the pier.</p></div>";

    [TestCase($"<p class=standfirst>{Summary}</p>", TestName = "by the page's own word")]
    [TestCase($"<p class=einleitung>{Summary}</p>", TestName = "by a newsroom's word in another language")]
    [TestCase($"<h2>{Summary}</h2>", TestName = "second heading")]
    [TestCase($"<div class=q1><p>{Summary}</p></div>", TestName = "paragraph with the headline")]
    [TestCase($"<div class='head hasCaption'><h2 class=subtitle>{Summary}</h2></div>", TestName = "standfirst in a box with a caption")]
    public void ReadsTheStandfirst(string head) =>
        Assert.That(HeadReader.Read(StoryPages.Read($"<div>{Head}{head}</div>{Story}")).Standfirst, Is.EqualTo(Summary));

    [TestCase("By Christmas the <a href=/wall>harbour wall</a> of Musterau shall be as high as it was before.", TestName = "sentence that begins as a byline does")]
    [TestCase("By 2040 the sea will stand a foot higher at the old pier of Musterau.", TestName = "sentence that begins with a year")]
    [TestCase("By Christmas the harbour wall of Musterau shall be as high as before", TestName = "line without a link")]
    [TestCase("On May 2, 2024 a storm broke the harbour wall of Musterau for the second time", TestName = "line with a day")]
    public void AStandfirstMayBeginAsASignatureDoes(string summary) => Assert.That(
        HeadReader.Read(StoryPages.Read($"{Head}<p class=summary>{summary}</p>{Story}")).Standfirst,
        Is.EqualTo(summary.Replace("<a href=/wall>", "", StringComparison.Ordinal).Replace("</a>", "", StringComparison.Ordinal)));

    [TestCase("<p class=kicker><span class=plus-badge>HP+</span>Works at the quay</p>", "Works at the quay", TestName = "badge before it")]
    [TestCase("<p class=kicker><span class=badge>Opinion</span></p>", "Opinion", TestName = "badge alone")]
    [TestCase("<p class=kicker><span>Works</span> at the quay</p>", "Works at the quay", TestName = "another element")]
    public void AKickerIsReadWithoutTheBadgeOfPaidStories(string kicker, string expected) =>
        Assert.That(HeadReader.Read(StoryPages.Read($"<div>{kicker}{Head}</div>{Story}")).Kicker, Is.EqualTo(expected));

    [TestCase("Works at the quay", "Works at the quay", TestName = "kicker in the heading")]
    [TestCase("1 May 2024", null, TestName = "day in the heading")]
    public void WhatTheHeadingOpensWithIsTheKicker(string opener, string? kicker) =>
        Assert.That(HeadReader.Read(StoryPages.Read($"<h1><span>{opener}</span> Harbour wall to be mended</h1>{Story}")).Kicker, Is.EqualTo(kicker));

    [Test]
    public void OfSeveralStandfirstsTheStatedOneIsTaken() =>
        Assert.That(HeadReader.Read(StoryPages.Read($"<div>{Head}<p class=summary>The crew of the quay works all through the summer nights.</p><p class=summary>{Summary}</p></div>{Story}", description: Summary)).Standfirst, Is.EqualTo(Summary));

    [Test]
    public void HeadingsAndItemsOfOneStandfirstGoTogether()
    {
        var headings = HeadReader.Read(StoryPages.Read(
            $"{Head}<div><h2 class=subtitle>{Summary}</h2><h2 class=subtitle>The pier is next in line</h2></div>{Story}"));
        var items = HeadReader.Read(StoryPages.Read(
            $"{Head}<ul class=summary-list><li>Stone for the wall comes from the quarry.</li><li>The pier is next in line for it.</li></ul>{Story}"));
        var both = HeadReader.Read(StoryPages.Read(
            $"{Head}<p class=standfirst>{Summary}</p><div class=summary>In short:<ul><li>Stone for the wall comes from the quarry.</li><li>The pier is next in line for it.</li></ul></div>{Story}"));
        Assert.Multiple(() =>
        {
            Assert.That(headings.Standfirst, Is.EqualTo($"{Summary} The pier is next in line"));
            Assert.That(items.Standfirst, Is.EqualTo("Stone for the wall comes from the quarry. The pier is next in line for it."));
            Assert.That(both.Standfirst, Is.EqualTo($"{Summary} In short: Stone for the wall comes from the quarry. The pier is next in line for it."));
        });
    }

    [TestCase($"<header>{Head}<p class=intro>{Summary}</p></header><div class=story>{Paragraphs}</div>", false, TestName = "with the headline")]
    [TestCase($"<header>{Head}</header><div class=story><p class=intro>{Summary}</p>{Paragraphs}</div>", true, TestName = "beside the paragraphs")]
    [TestCase($"<header>{Head}</header><div class=story><div class=intro><p>{Summary}</p></div><div class=text>{Paragraphs}</div></div>", true, TestName = "in a box in the text")]
    [TestCase($"<div>{Head}<p class=intro>{Summary}</p>{Paragraphs}</div>", true, TestName = "headline, standfirst and text under one element")]
    public void AStandfirstThatOpensTheTextIsOfTheTextToo(string page, bool opens)
    {
        var article = new ArticleExtractor().Extract($"<!doctype html><html><body><article>{page}</article></body></html>", url: null).Article!;
        Assert.Multiple(() =>
        {
            Assert.That(article.Standfirst, Is.EqualTo(Summary));
            Assert.That(article.Body.Count(block => block.Text == Summary), Is.EqualTo(opens ? 1 : 0));
            Assert.That(article.Body, Has.Count.EqualTo(opens ? 4 : 3));
        });
    }

    [TestCase($"<header>{Head}<p class=intro>{{0}}</p></header>", 1, 0, TestName = "long one in the header")]
    [TestCase($"<div class=top>{Head}<p class=intro>{{0}}</p></div>", 1, 1, TestName = "long one with the headline")]
    [TestCase($"<div class=top>{Head}<h2 class=intro>{{0}}</h2></div>", 1, 1, TestName = "long one as a heading")]
    [TestCase($"<div class=top>{Head}<p class=intro>{{0}}</p></div>", 0, 0, TestName = "with the headline")]
    [TestCase($"<div class=top>{Head}</div><div class=lead><p class=intro>{{0}}</p></div>", 0, 1, TestName = "between headline and text")]
    public void AnIntroductionIsOfTheTextToo(string top, int more, int times)
    {
        var introduction = $"{Summary} The work shall be done before the first ships of the herring fleet are back at the pier.";
        if (more > 0) introduction += " Until then they unload in Nordvik.";
        var story = StoryPages.Read($"<article class=story>{string.Format(null, top, introduction)}<div>{Paragraphs}</div></article>");
        var clean = StoryCleaner.Clean(story);
        Assert.Multiple(() =>
        {
            Assert.That(clean.Standfirst, Is.EqualTo(introduction));
            Assert.That(clean.Body.Count(block => block.Text == introduction), Is.EqualTo(times));
        });
    }

    [TestCase("NORDVIK (AP) — The council has decided to mend the wall before the autumn storms.", false, TestName = "agency's first paragraph")]
    [TestCase("OSLO — The council has decided to mend the wall before the autumn storms.", false, TestName = "paper's first paragraph")]
    [TestCase("OSLO: The council has decided to mend the wall before the autumn storms.", false, TestName = "place in capitals and a colon")]
    [TestCase("Oslo: The council has decided to mend the wall before the autumn storms.", true, TestName = "place and a colon")]
    [TestCase("By 2030 the wall will stand as high as the pier, the council has decided.", true, TestName = "a year after a preposition")]
    public void AFirstParagraphUnderItsDatelineIsNoStandfirst(string first, bool isStandfirst)
    {
        var clean = StoryCleaner.Clean(StoryPages.Read($"{Head}<div class=story><p class=summary>{first}</p>{Paragraphs}</div>"));
        Assert.Multiple(() =>
        {
            Assert.That(clean.Standfirst, Is.EqualTo(isStandfirst ? first : null));
            Assert.That(clean.Body.Count(block => block.Text == first), Is.EqualTo(1));
        });
    }

    [Test]
    public void TheEndOfABreadcrumbIsNoHeadline()
    {
        var head = HeadReader.Read(StoryPages.Read(
            $"<nav><ol><li><h1>Harbour wall to be mended</h1></li></ol></nav><article><h2>Stone by stone</h2><div class=q1><p>{Summary}</p></div>{Story}</article>"));
        Assert.That(head.Standfirst, Is.EqualTo(Summary));
    }

    [TestCase("", TestName = "nothing between headline and story")]
    [TestCase("<h2>Harbour wall is to be mended</h2>", TestName = "headline again")]
    [TestCase("<p class=byline>By Jane Doe, who has written for the Harbour Post since the year of the great storm</p>", TestName = "byline")]
    [TestCase("<p class=summary>By <a href=/people/jd>Jane Doe</a>, who writes of harbours for the Post</p>", TestName = "byline called a summary")]
    [TestCase("<p class=summary>May 2, 2024, 21:15 | May 3, 2024, 06:02</p>", TestName = "times called a summary")]
    [TestCase("<p class=summary>by Jane Doe at July 18, 2024 12:12 pm. Updated at July 18, 2024 12:21 pm.</p>", TestName = "byline with a time called a summary")]
    [TestCase("<p class=summary>By JANE DOE, Harbour Pool | July 19, 2024 | Updated: July 19, 2024 5:46am</p>", TestName = "byline with days called a summary")]
    [TestCase("<p class=summary>Please turn on JavaScript. Media requires JavaScript to play.</p>", TestName = "message of a player called a summary")]
    [TestCase("<div class=related><h2><a href=/pier>The old pier of Musterau is next in line for the masons of the town</a></h2></div>", TestName = "link to another story")]
    public void WithoutAStandfirstThereIsNone(string head) =>
        Assert.That(HeadReader.Read(StoryPages.Read($"{Head}{head}{Story}", description: "A summary that the page does not show anywhere in print.")).Standfirst, Is.Null);

    [TestCase("Harbours |", "Harbours")]
    [TestCase("- Harbours -", "Harbours")]
    [TestCase("Breaking news", null)]
    [TestCase("Updated", null)]
    [TestCase("4 May 2024", null)]
    [TestCase("Town hall - 4 May 2024, 12:30 pm", "Town hall")]
    [TestCase("»Harbours«", "»Harbours«")]
    [TestCase("The year 2024 in 12 pictures", "The year 2024 in 12 pictures")]
    [TestCase("7/17/2013 @ 7:02AM | 15,398 views", null)]
    [TestCase("Stay Connected", null)]
    public void AKickerIsNoLabelAndNoDate(string line, string? kicker) =>
        Assert.That(HeadReader.Read(StoryPages.Read($"<p class=kicker>{line}</p>{Head}{Story}")).Kicker, Is.EqualTo(kicker));

    [Test]
    public void ATimeThatTouchesTheKickerIsNoPartOfIt() =>
        Assert.That(HeadReader.Read(StoryPages.Read($"<div class=eyebrow><span>Town hall</span><span>May 4, 2024</span></div>{Head}{Story}")).Kicker, Is.EqualTo("Town hall"));

    [Test]
    public void ReadsTheKicker() =>
        Assert.That(HeadReader.Read(StoryPages.Read($"<p class=kicker>Harbours</p>{Head}{Story}")).Kicker, Is.EqualTo("Harbours"));

    [Test]
    public void ADatelineOnALineOfItsOwnIsKept()
    {
        var story = StoryPages.Read($"{Head}<div>MUSTERAU, Wash. —<div class=story><p>{StoryPages.Sentence}</p><p>{StoryPages.Sentence} Work begins.</p></div></div>");
        var clean = StoryCleaner.Clean(story);
        Assert.Multiple(() =>
        {
            Assert.That(clean.Dateline?.Place, Is.EqualTo("MUSTERAU, Wash."));
            Assert.That(clean.Body[0].Text, Is.EqualTo("MUSTERAU, Wash. —"));
        });
    }
}
