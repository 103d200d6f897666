using Extractor.Clean;
using Extractor.Languages;

namespace Extractor.Tests.Clean;

/// <summary>What looks like something else on a page of news: as a whole page or as the clean stage sees it.</summary>
internal sealed class LookAlikeTests
{
    private const string More = "The work will cost two million and shall be done by spring, said the harbour master of Musterau.";
    private const string Said = "We shall not wait for the next storm, said the harbour master, who has seen many of them from her window above the quay.";
    private const string Long = "In the spring of that year the masons of the town went down to the quay with carts of stone, and they did not come back until the leaves had fallen and the first frost lay on the ropes of the boats.";

    private static CleanStory Clean(string middle, string language = "en") => StoryCleaner.Clean(StoryPages.Read(
        $"<h1>Harbour wall to be mended</h1><div class=\"story\"><p>{StoryPages.Sentence}</p>{middle}<p>{Said}</p><p>{More}</p><p>{StoryPages.Sentence} 2</p><p>{More} 2</p><p>{Long}</p><p>{Long} 2</p><p>{Long} 3</p></div>", language));

    private static string Middle(CleanStory story)
    {
        var body = string.Join('|', story.Body.Where(block => block.Kind != BlockKind.Figure).Select(block => block.Text));
        var end = $"{Said}|{More}|{StoryPages.Sentence} 2|{More} 2|{Long}|{Long} 2|{Long} 3";
        Assert.That(body, Does.StartWith(StoryPages.Sentence).And.EndsWith(end));
        return body[StoryPages.Sentence.Length..^end.Length].Trim('|');
    }

    [TestCase("<div class=chunk><p>The masons found a coin of 1612 in the old wall.</p><form><input type=email></form><p>It goes to the museum, the mayor said.</p></div>", "The masons found a coin of 1612 in the old wall.|It goes to the museum, the mayor said.", TestName = "form: chunk of the story")]
    [TestCase("<section><h2>The coin</h2><p>The masons found a coin of 1612 in the old wall, and with it a ring of lead, a pipe and the bones of a cat.</p><form><input type=email></form></section>", "The coin|The masons found a coin of 1612 in the old wall, and with it a ring of lead, a pipe and the bones of a cat.", TestName = "form: section of the story")]
    [TestCase("<div><h3>Ingredients</h3><form><ul><li><label><input type=checkbox> 200 g of flour</label></li><li><label><input type=checkbox> 2 eggs</label></li></ul></form></div>", "Ingredients|200 g of flour|2 eggs", TestName = "form: ingredients to tick")]
    [TestCase("<div><h3>Ingredients</h3><ul><li><form><input type=checkbox></form>200 g of flour</li><li>2 eggs</li></ul></div>", "Ingredients|200 g of flour|2 eggs", TestName = "form: in an item")]
    [TestCase("<p>The <a href=/premium/2024/paper-of-1890-sold>newsletter of the harbour club</a> told of the storm first, the mayor said on Monday.</p>", "The newsletter of the harbour club told of the storm first, the mayor said on Monday.", TestName = "offer: folder of paid stories")]
    [TestCase("<p>Who knows of the coin may write to:</p><ul><li>museum@harbour.example</li><li>mayor@harbour.example</li></ul>", "Who knows of the coin may write to:|museum@harbour.example|mayor@harbour.example", TestName = "address: list of the story")]
    [TestCase("<h2>Why the wall broke</h2><div class=related><ul><li><a href=/storm-takes-the-roof-off-the-hall-2>Storm takes the roof off the market hall</a></li><li><a href=/a-ferry-runs-aground-in-the-fog-1>A ferry runs aground in the fog off Musterau</a></li></ul></div><p>It was built of bad stone, the masons say.</p>", "Why the wall broke|It was built of bad stone, the masons say.", TestName = "announcement: heading of the next section")]
    [TestCase("<p>See <a href=/wall>the wall<span class=sr-only> of 1890</span></a> today.</p>", "See the wall today.", TestName = "unseen: behind words")]
    [TestCase("<p>See <a href=/wall> <span class=sr-only>the wall</span></a> today.</p>", "See the wall today.", TestName = "unseen: nothing but")]
    [TestCase("<p><a href=/a>First</a> and <a href=/b><span class=sr-only>second</span></a> words of the story.</p>", "First and second words of the story.", TestName = "unseen: second link")]
    public void Lines_of_the_story_stay(string middle, string expected) => Assert.That(Middle(Clean(middle)), Is.EqualTo(expected));

    [TestCase("<p>ภาพจาก กล้องวงจรปิดของท่าเรือแสดงให้เห็นว่าเรือชนกำแพงเมื่อคืนนี้ ไม่มีผู้ได้รับบาดเจ็บ</p>", "th", TestName = "th: picture from a camera, blank")]
    [TestCase("<p>ภาพจากกล้องวงจรปิดของท่าเรือแสดงให้เห็นว่าเรือชนกำแพง</p>", "th", TestName = "th: picture from a camera")]
    [TestCase("<p>Simak berita pilihan hakim itu: pelabuhan dibuka lagi pada hari Senin, kata wali kota.</p>", "id", TestName = "id: simak")]
    [TestCase("<p>Would you consider supporting us, the fishermen asked the mayor.</p>", "en", TestName = "en: asked")]
    [TestCase("<p>Data: 12 ships sank in three winters, the harbour office said.</p>", "en", TestName = "en: data label")]
    [TestCase("<p>Source... of pride: the wall of the harbour stands again, said the mayor.</p>", "en", TestName = "en: dots")]
    public void A_sentence_that_opens_like_a_line_of_service_stays(string line, string language) => Assert.That(Middle(Clean(line, language)), Is.EqualTo(line[3..^4]));

    [Test]
    public void A_link_to_where_a_picture_is_from_leads_to_no_story()
    {
        var story = Clean("<p>ภาพจาก <a href=/pages/harbour-of-musterau-official-page>เพจท่าเรือมุสเทเรา จังหวัดชายฝั่งตะวันออก</a></p>", "th");
        Assert.That(story.RelatedLinks, Is.Empty);
    }

    [TestCase("<div class=widget><h3>Film of the day</h3><iframe src=/f></iframe></div>", TestName = "heading of a widget")]
    [TestCase("<div class=box><h4>The weather in Musterau</h4><img src=w.png></div>", TestName = "heading of a box with a picture")]
    public void The_heading_of_a_widget_stays_out(string box)
    {
        var read = StoryPages.Read($"<h1>Harbour wall to be mended</h1><div class=\"story\"><p>{StoryPages.Sentence}</p>{box}<p>{Said}</p><p>{More}</p></div>");
        var isBody = read.Blocks.Select((b, i) => read.IsBody[i] && !box.Contains(b.Text, StringComparison.Ordinal)).ToList();
        var story = new StoryInput(read.Survey, isBody, read.Lexicon, read.Title, read.TitleIndex, read.Description, read.SiteName, read.Url, read.Base);
        Assert.That(string.Join('|', StoryCleaner.Clean(story).Body.Where(b => b.Text.Length > 0).Select(b => b.Text)), Is.EqualTo($"{StoryPages.Sentence}|{Said}|{More}"));
    }

    private const string Head = "<h1>Harbour wall to be mended</h1>";
    private const string Story = $"<p class=story>{StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence} Work begins in May.</p>";

    [TestCase("<figcaption><span>图为</span><span lang=EN-US>2024</span><span>年3月拍摄的</span><span>港口大桥。</span></figcaption>", "zh", "图为2024年3月拍摄的港口大桥。", null, TestName = "cap: zh spans from a word processor")]
    [TestCase("<figcaption><span>港の</span><span>壁を</span><span>直す職人たち</span></figcaption>", "ja", "港の壁を直す職人たち", null, TestName = "cap: ja spans")]
    [TestCase("<figcaption><span>항구의 벽</span><span>을 고치는 석공들이 일하고 있다.</span></figcaption>", "ko", "항구의 벽을 고치는 석공들이 일하고 있다.", null, TestName = "cap: ko particle")]
    [TestCase("<figcaption><strong>ช่าง</strong><em>ซ่อม</em>กำแพงท่าเรือ</figcaption>", "th", "ช่างซ่อมกำแพงท่าเรือ", null, TestName = "cap: th")]
    [TestCase("<figcaption>Picture... perfect: the harbour at dawn</figcaption>", "en", "Picture... perfect: the harbour at dawn", null, TestName = "cap: picture perfect")]
    [TestCase("<figcaption>Image… of a broken wall, seen from the pier</figcaption>", "en", "Image… of a broken wall, seen from the pier", null, TestName = "cap: image of")]
    [TestCase("<figcaption>风暴过后的港口。渡轮再次出发（林芷萱 摄）</figcaption>", "zh", "风暴过后的港口。渡轮再次出发", "林芷萱 摄", TestName = "cap: zh sets out")]
    [TestCase("<figcaption>风暴过后的港口。滨海待开发（林芷萱 摄）</figcaption>", "zh", "风暴过后的港口。滨海待开发", "林芷萱 摄", TestName = "cap: zh to be developed")]
    [TestCase("<figcaption>Video... shows the moment the wall fell</figcaption>", "en", "Video... shows the moment the wall fell", null, TestName = "cap: video shows")]
    [TestCase("<figcaption>Anna Roth</figcaption>", "en", "Anna Roth", null, TestName = "cap: name that the writer's begins with")]
    [TestCase("<figcaption>The wall after the storm <a href=/buy>Buy photos</a></figcaption>", "en", "The wall after the storm", null, TestName = "cap: buy photos")]
    [TestCase("<figcaption><span>Anna Roth</span><span>Mayor of Musterau</span></figcaption>", "en", "Anna Roth Mayor of Musterau", null, TestName = "cap: name and office in elements")]
    [TestCase("<figcaption>H<sub>2</sub>O and CO<sub>2</sub> in the harbour of the town</figcaption>", "en", "H2O and CO2 in the harbour of the town", null, TestName = "cap: formulas")]
    public void A_caption_is_read_as_it_is_written(string figcaption, string language, string text, string? credit)
    {
        var byline = figcaption.Contains("Anna Roth<", StringComparison.Ordinal) && !figcaption.Contains("span", StringComparison.Ordinal) ? "<p class=byline>Anna Rothmann, Musterau</p>" : "";
        var captions = StoryCleaner.Clean(StoryPages.Read($"{Head}{byline}<figure><img src=a.jpg>{figcaption}</figure>{Story}", language)).Captions;
        Assert.That(captions.Select(c => (c.Text, c.Credit)), Is.EqualTo(new[] { (text, credit) }));
    }

    [TestCase("(해운=관광청) 기자회견 일정 = 3월 2일 오전 10시 서울광장에서 열린다.", "ko", null, null, TestName = "dl: press conference")]
    [TestCase("(정답=한울시청) 기자가 묻고 답했다. A=B 라는 식이다.", "ko", null, null, TestName = "dl: reporter asked")]
    [TestCase("(자료=통계청) 기자단 제공. 가=나 형식이다.", "ko", null, null, TestName = "dl: data from the office")]
    [TestCase("(사진=한울시청) 김하늘 기자 = 항구의 벽을 고친다.", "ko", null, null, TestName = "dl: picture credit")]
    [TestCase("昨夜社交网络流传3月2日消息（记者不在场）港口的墙倒了。", "zh", null, null, TestName = "dl: social network")]
    public void An_opener_of_no_report_gives_no_dateline(string text, string language, string? place, string? source)
    {
        var dateline = DatelineReader.Read(new DatelineInput { Text = text, Lexicon = LanguageCatalog.BuiltIn.For(language) });
        Assert.That((dateline?.Place, dateline?.Source), Is.EqualTo((place, source)));
    }

    [TestCase("thai-summary", TestName = "head: thai-summary")]
    [TestCase("mumbai-summary", TestName = "head: mumbai-summary")]
    [TestCase("summary-aisle", TestName = "head: summary-aisle")]
    [TestCase("main-summary", TestName = "head: main-summary")]
    public void A_class_that_has_a_machine_s_letters_in_a_word_names_no_machine(string name)
    {
        const string summary = "Musterau spends its savings on stone and hopes for a mild autumn without storms.";
        Assert.That(HeadReader.Read(StoryPages.Read($"<div>{Head}<p class='{name} standfirst'>{summary}</p></div><div class=story><p>{StoryPages.Sentence}</p><p>{More}</p></div>")).Standfirst, Is.EqualTo(summary));
    }

    private static string ZhPage(string first, string byline = "") => $"<!doctype html><html lang=zh><head><title>港口的墙将在春天修好</title></head><body><article><h1>港口的墙将在春天修好</h1>{byline}<p>{first}港口的墙将在春天修好，市议会周二作出决定。费用为二百万，工程将在秋天的风暴之前结束。</p><p>渔民们等了很久，港口负责人说，她从窗口看到过许多风暴，不会再等下一次。船只将移到别的港口。</p></article></body></html>";

    [TestCase("海港通讯社港城3月2日电（记者手记）", "", TestName = "filed: notebook")]
    [TestCase("海港通讯社港城3月2日电（记者观察）", "", TestName = "filed: observation")]
    [TestCase("海港通讯社港城3月2日电（记者孙某）", "孙某", TestName = "filed: name")]
    [TestCase("海港通讯社港城3月2日电（记者孙小林 通讯员林芷萱）", "孙小林,林芷萱", TestName = "filed: two roles")]
    public void The_brackets_of_a_report_name_reporters_only(string first, string names)
    {
        var article = new ArticleExtractor().Extract(ZhPage(first), url: null).Article!;
        Assert.That(string.Join(',', article.Byline?.Authors.Select(a => a.Name) ?? []), Is.EqualTo(names));
    }

    private const string Ferry = "Ferry to Lundey runs again after the ice";
    private static readonly string[] OwnLines = ["The ferry to Lundey ran again on Friday, two weeks after ice had closed the sound to all ships.", "Captain and crew had spent the days between mending the ramp, the harbour office said in a notice.", "The next storm is forecast for Tuesday, and the office asks travellers to watch the board at the pier."];
    private static string Typed(IEnumerable<string> lines) => string.Join(',', lines.Select(l => "{\"type\":\"text\",\"content\":\"" + l + "\"}"));
    private static IEnumerable<string> Other => Enumerable.Range(0, 12).Select(i => $"The market hall of Musterau lost its roof in the storm of day {i}, and the fishmongers moved to the quay for a week.");

    private static string State(string json, string documentTitle)
    {
        var article = new ArticleExtractor().Extract($"<html lang=en><head><title>{documentTitle}</title></head><body><div id=app><h1>{Ferry}</h1></div><script>Fusion.globalContent={json};</script></body></html>", new Uri("https://islands.example/news/2024/02/09/ferry-to-lundey-runs-again/")).Article!;
        return string.Join('|', article.Body.Select(b => b.Text));
    }

    [Test]
    public void A_longer_story_inside_of_the_page_s_own_is_another_one() => Assert.That(
        State("{\"headlines\":{\"basic\":\"" + Ferry + "\"},\"content_elements\":[" + Typed(OwnLines) + "],\"related_content\":{\"basic\":[{\"headlines\":{\"basic\":\"Storm takes the roof off the market hall\"},\"content_elements\":[" + Typed(Other) + "]}]}}", Ferry + " | Islands Post"),
        Is.EqualTo(string.Join('|', OwnLines)));

    [Test]
    public void The_site_s_name_in_front_of_a_title_is_no_title() => Assert.That(
        State("{\"a\":{\"headline\":\"" + Ferry + "\",\"site\":\"Islands Post\",\"content_elements\":[" + Typed(OwnLines) + "]},\"b\":{\"headline\":\"Storm takes the roof off\",\"site\":\"Islands Post\",\"content_elements\":[" + Typed(Other) + "]}}", "Islands Post: " + Ferry),
        Is.EqualTo(string.Join('|', OwnLines)));

    [Test]
    public void A_line_of_several_marks_is_one() => Assert.That(
        State("{\"headline\":\"" + Ferry + "\",\"doc\":{\"type\":\"doc\",\"content\":[" + string.Join(',', OwnLines.Select(l => "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" + l[..20] + "\"},{\"type\":\"text\",\"text\":\"" + l[20..] + "\"}]}")) + "]}}", Ferry),
        Is.EqualTo(string.Join('|', OwnLines)));

    [TestCase("topics", TestName = "links: cjk under topics")]
    [TestCase("news", TestName = "links: cjk under news")]
    public void Links_behind_a_story_in_letters_without_blanks_are_related(string folder)
    {
        var read = StoryPages.Read($"<h1>港口的墙将在春天修好</h1><div class=story><p>港口的墙将在春天修好，市议会周二作出决定。费用为二百万，工程将在秋天的风暴之前结束。</p><p>渔民们等了很久，港口负责人说，她从窗口看到过许多风暴，不会再等下一次。船只将移到别的港口。</p></div><div class=related><h3>相关新闻</h3><ul><li><a href=/{folder}/20240302/1234567.html>风暴掀翻海港市场大厅的屋顶</a></li><li><a href=/{folder}/20240303/1234568.html>渡轮在大雾中搁浅无人受伤</a></li><li><a href=/{folder}/20240304/1234569.html>渔民要求市议会修好码头围墙</a></li></ul></div>", "zh", title: "港口的墙将在春天修好");
        Assert.That(StoryCleaner.Clean(read).RelatedLinks, Has.Count.EqualTo(3));
    }
}
