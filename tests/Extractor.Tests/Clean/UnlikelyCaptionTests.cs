using Extractor.Clean;

namespace Extractor.Tests.Clean;

/// <summary>What stands near pictures, or is named after captions, and is none; and captions with something beside them.</summary>
internal sealed class UnlikelyCaptionTests
{
    private const string Story = $"<p class=story>{StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence} Work begins in May.</p>";

    [TestCase("<div><figure><img src=a.jpg></figure><p class=cta-caption>Thanks for reading. Subscribe to the Harbour Letter for more.</p></div>", TestName = "plea of a letter")]
    [TestCase("<figure><blockquote>The sea takes what it lent.</blockquote><figcaption>Dona Example</figcaption></figure>", TestName = "source of a quotation")]
    [TestCase("<figure><pre>tie(rope, 2);</pre><figcaption>The knot in code</figcaption></figure>", TestName = "title of a program")]
    [TestCase("<div class=product><a href=/buy><img src=a.jpg alt='Hearth Lamp Mini'></a><div class='product title'>Hearth Lamp Mini</div></div>", TestName = "name of a product")]
    [TestCase("<section><p><span class=legendBox><span>MUSTERAU, Idaho</span></span>, Sept. 12, 2023 /PRNewswire/ -- Harbour Stone, Inc., a maker of walls, today opened what it says is the first sea wall of sand in the country.</p><div><img src=a.jpg></div></section>", TestName = "first words that a class calls a legend")]
    [TestCase("<section><div class=caption-box><p>MUSTERAU, Idaho, Sept. 12, 2023 /PRNewswire/ -- Harbour Stone, Inc., a maker of walls, today opened what it says is the first sea wall of sand in the country.</p></div><div><img src=a.jpg></div></section>", TestName = "opener of a report")]
    [TestCase("<figure><img src=a.jpg><figcaption>- RIPRODUZIONE RISERVATA</figcaption></figure>", TestName = "rights alone")]
    [TestCase("<article class=card><img src=a.jpg><h3><a href=/quay>The quay on a night in May</a></h3><p class=caption>The quay was closed in March</p></article>", TestName = "card of a story in an article")]
    public void Is_no_caption(string html) =>
        Assert.That(CaptionReader.Read(StoryPages.Read($"<main><h1>Harbour wall to be mended</h1>{Story}{html}{Story}</main>", html.Contains("RISERVATA", StringComparison.Ordinal) ? "it" : "en")), Is.Empty);

    [Test]
    public void The_slogan_of_the_masthead_is_no_caption() =>
        Assert.That(CaptionReader.Read(StoryPages.Read($"<header><a href=/><img src=logo.png alt='The student paper of Musterau'></a><div>The student paper of Musterau</div></header><main><h1>Harbour wall to be mended</h1>{Story}</main>")), Is.Empty);

    [TestCase("<figcaption><span>The wall after the storm</span><span class=share>Share on a board</span></figcaption>", "The wall after the storm", null, TestName = "button to share it")]
    [TestCase("<figcaption><span class=visually-hidden>Image caption, </span><span>The wall after the storm</span></figcaption>", "The wall after the storm", null, TestName = "word for those who hear the page")]
    [TestCase("<figcaption>The wall after the storm <a class=photo_buy href=/buy>buy photo</a></figcaption>", "The wall after the storm", null, TestName = "link to buy it")]
    [TestCase("<figcaption class=photo_source>The wall after the storm<br>Photo: Jane Doe</figcaption>", "The wall after the storm", "Jane Doe", TestName = "both called a source")]
    [TestCase("<figcaption>عمال يتفقدون الألواح الشمسية (رويترز)</figcaption>", "عمال يتفقدون الألواح الشمسية", "رويترز", TestName = "short caption in Arabic")]
    [TestCase("<figcaption>محمد علي / رويترز</figcaption>", "", "محمد علي / رويترز", TestName = "maker alone in Arabic")]
    public void What_stands_beside_a_caption_is_none_of_it(string caption, string text, string? credit)
    {
        var found = CaptionReader.Read(StoryPages.Read($"<main><h1>Harbour wall to be mended</h1><figure><img src=a.jpg>{caption}</figure>{Story}</main>", caption.Contains('ع', StringComparison.Ordinal) ? "ar" : "en"));
        Assert.That(found.Select(one => (one.Caption.Text, one.Caption.Credit)), Is.EqualTo(new[] { (text, credit) }));
    }
}
