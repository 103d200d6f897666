using Extractor.Clean;

namespace Extractor.Tests.Clean;

/// <summary>Lines inside a located story that speak to the reader of the site, and those that close it.</summary>
internal sealed class StoryCleanerTests
{
    private const string More = "The work will cost two million and shall be done by spring, said the harbour master of Musterau.";

    private static CleanStory Clean(string middle, string language = "en", string end = "") => StoryCleaner.Clean(StoryPages.Read(
        $"<h1>Harbour wall to be mended</h1><div class=\"story\"><p>{StoryPages.Sentence}</p>{middle}<p>{More}</p>{end}</div>", language));

    private static string Body(CleanStory story) => string.Join('|', story.Body.Select(block => block.Text));

    [TestCase("en", "Did the storm reach your street? Get in touch at desk@harbour.example")]
    [TestCase("en", "This article contains affiliate links. Whatever you buy through them may earn the paper a small share of the price, at no cost to you.")]
    [TestCase("de", "Dies ist eine maschinelle Übersetzung eines Artikels unserer Kollegen.")]
    [TestCase("de", "Gastbeiträge von außen müssen nicht der Meinung der Redaktion entsprechen.")]
    [TestCase("it", "Ti è piaciuto questo articolo? Scrivici.")]
    [TestCase("nl", "Dit artikel verscheen eerder in de Havenkrant.")]
    public void A_word_to_the_reader_is_no_paragraph(string language, string line) =>
        Assert.That(Body(Clean($"<p>{line}</p>", language)), Is.EqualTo($"{StoryPages.Sentence}|{More}"));

    [TestCase("【山岡真帆、戸田亮】")]
    [TestCase("（山岡真帆）")]
    public void The_names_that_sign_a_Japanese_story_are_no_paragraph(string line) =>
        Assert.That(Body(Clean("", "ja", $"<p>{line}</p>")), Is.EqualTo($"{StoryPages.Sentence}|{More}"));

    [Test]
    public void A_line_that_begins_with_an_ideographic_space_is_a_paragraph() =>
        Assert.That(Body(Clean("<div>　岸壁が直された。<br />　次の年に終わる。<br />\n　市が言った。<br>続きの行。</div>", "ja")), Is.EqualTo($"{StoryPages.Sentence}|岸壁が直された。|次の年に終わる。|市が言った。\n続きの行。|{More}"));

    [TestCase("en", "The ferry firm asked travellers to get in touch by telephone until the weekend.")]
    [TestCase("en", "The article of the harbour law was first published in the spring of 1990.")]
    [TestCase("de", "Die Reederei hat den Artikel im Hafenblatt gelesen und weist ihn zurück.")]
    public void A_sentence_of_the_story_stays(string language, string line) =>
        Assert.That(Body(Clean($"<p>{line}</p>", language)), Is.EqualTo($"{StoryPages.Sentence}|{line}|{More}"));

    [TestCase("Copyright 2013 The Harbour Pool. All rights reserved. It may not be rewritten.", Description = "a year behind the word")]
    [TestCase("{ \"modules\": [], \"asset\": \"4711\", \"kind\": \"story\" }", Description = "what a script was to read")]
    [TestCase("To contact the reporter on this story: Jane Roe in Musterau at jroe@harbour.example", Description = "the desk's addresses")]
    public void A_line_for_lawyers_scripts_or_letters_is_no_paragraph(string line) =>
        Assert.That(Body(Clean($"<p>{line}</p>")), Is.EqualTo($"{StoryPages.Sentence}|{More}"));

    [TestCase("Copyright law has seen no change in 20 years, the council's lawyer said.")]
    [TestCase("{The council} decided: \"We mend the wall.\"")]
    public void A_line_that_looks_like_one_stays(string line) =>
        Assert.That(Body(Clean($"<p>{line}</p>")), Is.EqualTo($"{StoryPages.Sentence}|{line}|{More}"));

    [TestCase("<p>Musterau | Wed May 15, 2013 3:27pm EDT</p>", true, Description = "a time")]
    [TestCase("<h3 class=byline>BY JANE ROE AND JOHN DOE</h3>", true, Description = "a byline")]
    [TestCase("<p>By the sea the walls grow old before their time.</p>", false, Description = "a sentence")]
    [TestCase("<p>By the cold harbour wall</p>", false, Description = "a verse")]
    [TestCase("<p>12 March 2014</p>", false, Description = "the first day of a chronicle")]
    public void A_byline_or_a_time_under_a_teaser_is_no_paragraph(string line, bool isLeftOut)
    {
        var story = StoryCleaner.Clean(StoryPages.Read($"<h1>Harbour wall to be mended</h1><div class=story><p>The wall in ten pictures, from storm to storm.</p>{line}<p>{StoryPages.Sentence}</p><p>{More}</p></div>"));
        Assert.That(story.Body, Has.Count.EqualTo(isLeftOut ? 3 : 4));
    }

    [TestCase("<a href=/1>Ferry fares across the harbour rise in the spring</a>", true)]
    [TestCase("<a href=/1>Ferry fares across the harbour rise in the spring</a></td><td>4</td><td>7", false, Description = "results")]
    [TestCase("<a href=/1>Ferry</a>", false, Description = "names")]
    [TestCase("Ferry fares across the harbour rise in the spring", false)]
    public void A_table_of_links_is_no_part_of_the_story(string cell, bool isLeftOut)
    {
        var rows = string.Concat(Enumerable.Range(10, 5).Select(hour => $"<tr><td>{hour}:12</td><td>{cell}</td></tr>"));
        Assert.That(Clean($"<table><tr><th>Hour</th><th>Title</th></tr>{rows}</table>").Body.Any(b => b.Kind == BlockKind.Table), Is.EqualTo(!isLeftOut));
    }

    [TestCase("-----")]
    [TestCase("* * *")]
    [TestCase("=====")]
    [TestCase("~ ~ ~")]
    public void A_line_of_signs_alone_is_no_paragraph(string line) => Assert.That(Body(Clean($"<p>{line}</p>")), Is.EqualTo($"{StoryPages.Sentence}|{More}"));

    [TestCase("--- 3 ---")]
    [TestCase("€€€")]
    [TestCase("😀😀😀")]
    public void A_line_of_signs_that_say_something_stays(string line) => Assert.That(Body(Clean($"<p>{line}</p>")), Is.EqualTo($"{StoryPages.Sentence}|{line}|{More}"));

    [TestCase("<p>{0}</p>", "<p>{0}</p>", 2, TestName = "paragraphs")]
    [TestCase("<ul><li>{0}</li></ul>", "<ul><li>{0}</li></ul>", 2, TestName = "items of two lists")]
    [TestCase("<p>{0}</p>", "<p class=pull>{0}</p>", 1, TestName = "paragraph and pull quote")]
    [TestCase("<div class=wide><p>{0}</p></div>", "<div class=small><p>{0}</p></div>", 1, TestName = "for two screens")]
    public void A_line_is_said_twice_where_both_are_made_alike(string first, string second, int times)
    {
        const string Line = "Stir the tar for ten minutes and let it cool down slowly.";
        var story = Clean(string.Format(null, first, Line) + $"<p>{More} Then the work began.</p>" + string.Format(null, second, Line));
        Assert.That(story.Body.Count(block => block.Text == Line), Is.EqualTo(times));
    }

    [TestCase("<div><span>Published <time>March 27, 2025, 9:15 p.m.</time></span><span>Updated <time>March 28, 2025, 6:02 a.m.</time></span></div>", "", TestName = "two times")]
    [TestCase("<div>March 27, 2025, 9:15 p.m.</div>", "", TestName = "a time")]
    [TestCase("<p>On March 27, 2025 the harbour wall of Musterau broke in a storm, on March 28, 2025 the second one.</p>", "On March 27, 2025 the harbour wall of Musterau broke in a storm, on March 28, 2025 the second one.|", TestName = "a sentence with days")]
    public void Times_under_the_standfirst_are_no_paragraph(string line, string expected)
    {
        var story = StoryCleaner.Clean(StoryPages.Read(
            $"<h1>Harbour wall to be mended</h1><div class=\"story\"><p class=\"deck\">The wall of 1990 was too low for the storms of today</p>{line}<div><p>{StoryPages.Sentence}</p><p>{More}</p></div></div>"));
        Assert.Multiple(() =>
        {
            Assert.That(story.Standfirst, Is.EqualTo("The wall of 1990 was too low for the storms of today"));
            Assert.That(Body(story), Does.EndWith($"{expected}{StoryPages.Sentence}|{More}").And.Not.Contain("p.m."));
        });
    }

    [TestCase(5, "", TestName = "under a story")]
    [TestCase(0, "A wall like that is never done, if you ask me.", TestName = "where nothing else is told")]
    public void Comments_are_the_story_only_where_there_is_no_other(int paragraphs, string expected)
    {
        var text = string.Concat(Enumerable.Range(1, paragraphs).Select(n => $"<p>{n}. {StoryPages.Sentence}</p>"));
        var story = StoryCleaner.Clean(StoryPages.Read(
            $"<h1>Harbour wall to be mended</h1><div class=\"story\">{text}<ol class=\"comments\"><li><p>A wall like that is never done, if you ask me.</p></li></ol></div>"));
        var own = string.Join('|', Enumerable.Range(1, paragraphs).Select(n => $"{n}. {StoryPages.Sentence}"));
        Assert.That(Body(story), Is.EqualTo(own + expected));
    }

    [TestCase("en", "Ann Ashby in Port Marrow contributed to this report.")]
    [TestCase("de", "Mit Informationen der Korrespondentinnen und Korrespondenten sowie der Nachrichtenagenturen APA, dpa und Reuters. Zum Teil lassen sich die Angaben nicht unabhängig überprüfen, teilte die Redaktion dazu am Abend noch mit.")]
    public void A_line_that_closes_the_story_is_its_credit(string language, string line)
    {
        var story = Clean("", language, $"<p>{line}</p>");
        Assert.Multiple(() =>
        {
            Assert.That(Body(story), Is.EqualTo($"{StoryPages.Sentence}|{More}"));
            Assert.That(story.EndCredit, Is.EqualTo(line));
        });
    }
}
