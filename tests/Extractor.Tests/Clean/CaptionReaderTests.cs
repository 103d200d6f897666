using Extractor.Clean;
using Extractor.Languages;

namespace Extractor.Tests.Clean;

[TestFixture]
internal sealed class CaptionReaderTests
{
    private const string Head = "<h1>Harbour wall to be mended</h1>";
    private const string Story = $"<p class=story>{StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence} Work begins in May.</p>";

    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm. Photo: Jane Doe</figcaption></figure>", "The wall after the storm.", "Jane Doe", TestName = "figcaption")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm.</figcaption><footer>Harbour Pool/Jane Doe / AFP</footer></figure>", "The wall after the storm.", "Harbour Pool/Jane Doe / AFP", TestName = "credit in the figure's footer")]
    [TestCase("<div class=pic><img src=a.jpg><p>The wall after the storm</p><p>© Jane Doe</p></div>", "The wall after the storm", "Jane Doe", TestName = "box, credit line of its own")]
    [TestCase("<div class=pic><img src=a.jpg><p>The wall after the storm</p><p>REUTERS</p></div>", "The wall after the storm", "REUTERS", TestName = "box, agency alone")]
    [TestCase("<figure><img src=a.jpg><div><span>EPA</span></div><figcaption>The wall after the storm was closed</figcaption></figure>", "The wall after the storm was closed", "EPA", TestName = "credit before the caption")]
    [TestCase("<div class=pic><img src=a.jpg><p>The wall after the storm</p><p class=image--author>Photo: Jane Doe</p></div>", "The wall after the storm", "Jane Doe", TestName = "credit called an author")]
    [TestCase("<div class=image-text><img src=a.jpg><div class=caption>The wall after the storm. File image<br>Image: Harbour Pool</div></div>", "The wall after the storm. File image", "Harbour Pool", TestName = "credit on a line of its own")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall</figcaption><p class='hidden md:block'>© Jane Doe</p><p class=md:hidden>© Jane Doe</p></figure>", "The wall", "Jane Doe", TestName = "credit for two widths of the screen")]
    [TestCase("<figure><img src=a.jpg title='The wall after the storm | Getty Images/Jane Doe'><figcaption>The wall after the storm</figcaption></figure>", "The wall after the storm", "Getty Images/Jane Doe", TestName = "credit in the tooltip")]
    [TestCase("<figure><img src=a.jpg data-copyright='© Jane Doe'><figcaption>The wall after the storm</figcaption></figure>", "The wall after the storm", "Jane Doe", TestName = "credit as data")]
    [TestCase("<figure><img src=a.jpg alt='The wall after the storm of May 2. (Photo: Jane Doe / Harbour Pool)'><figcaption>The wall</figcaption></figure>", "The wall", "Jane Doe / Harbour Pool", TestName = "credit in the alternative text")]
    [TestCase("<div class=pic><img src=a.jpg alt='Old Wall'><div>Old Wall / J. Doe / Harbour Pool</div></div>", "Old Wall", "J. Doe / Harbour Pool", TestName = "alternative text parts caption and credit")]
    [TestCase("<button><figure><img src=a.jpg></figure><figcaption>The wall after the storm</figcaption></button>", "The wall after the storm", null, TestName = "picture that opens a gallery")]
    [TestCase("<div class=img-caption>The wall after the storm. Photo: Jane Doe</div>", "The wall after the storm.", "Jane Doe", TestName = "picture that a script adds")]
    [TestCase("<figure><img src=a.jpg><figcaption><span class=caption_text>The wall after the storm</span><span class=caption_author>Harbour Pool</span></figcaption></figure>", "The wall after the storm", "Harbour Pool", TestName = "credit of an author in an adjoining element")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm <strong class=author>Jane Doe</strong></figcaption></figure>", "The wall after the storm", "Jane Doe", TestName = "author at the end of the caption")]
    [TestCase("<figure><img src=a.jpg><figcaption><span>The wall after the storm</span><span class=credit> (<div>Image:</div>Harbour Pool)</span></figcaption></figure>", "The wall after the storm", "Harbour Pool", TestName = "brackets in other elements than the credit")]
    [TestCase("<figure><img src=a.jpg><figcaption><span>The wall after the storm</span><span class=credit> (<div>Image:</div>Jane Doe (Harbour Pool))</span></figcaption></figure>", "The wall after the storm", "Jane Doe (Harbour Pool)", TestName = "brackets of the credit's own")]
    [TestCase("<figure><img src=a.jpg><figcaption class=image-credit>The wall after the storm © Harbour Pool / Jane Doe</figcaption></figure>", "The wall after the storm", "Harbour Pool / Jane Doe", TestName = "caption and credit called a credit")]
    [TestCase("<figure><img src=a.jpg><figcaption class=credit>The wall after the storm. <span class=copyright>Jane Doe</span></figcaption></figure>", "The wall after the storm.", "Jane Doe", TestName = "credit inside a caption that is called one")]
    [TestCase("<figure><img src=a.jpg><figcaption class=credit>Jane Doe, styling by John Doe</figcaption></figure>", "", "Jane Doe, styling by John Doe", TestName = "credit of two")]
    [TestCase("<figure><a href=/gallery/1><img src=a.jpg><figcaption>The wall after the storm</figcaption></a></figure>", "The wall after the storm", null, TestName = "caption that opens a gallery")]
    [TestCase("<div class=pic><img src=a.jpg><p class=story>The wall after the storm of May</p><p class=story>Jane Doe / AFP</p></div>", "The wall after the storm of May", "Jane Doe / AFP", TestName = "text and maker in one box, both of the text")]
    [TestCase("<figure><img src=a.jpg><figcaption><span class=credit>Jane Doe/Harbour Pool - The wall of the old harbour after the storm</span></figcaption></figure>", "The wall of the old harbour after the storm", "Jane Doe/Harbour Pool", TestName = "maker before the text in an element called credit")]
    [TestCase("<figure><img src=a.jpg><figcaption><p>The wall after the storm</p><p class=credit>Jane Doe, Harbour Pool The wall after the storm</p></figcaption></figure>", "The wall after the storm", "Jane Doe, Harbour Pool", TestName = "text again behind the maker")]
    [TestCase("<figure><img src=a.jpg><figcaption><p>The wall after the storm</p><p class=credit>Jane Doe <a href=/pic/1>› Full picture</a></p></figcaption></figure>", "The wall after the storm", "Jane Doe", TestName = "link behind the maker")]
    [TestCase("<figure><img src=a.jpg><figcaption><p>The wall after the storm</p><p class=credit>Photo: Jane Doe / «Harbour» Pool</p></figcaption></figure>", "The wall after the storm", "Jane Doe / «Harbour» Pool", TestName = "quotation marks in the maker")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm<button>Close</button></figcaption></figure>", "The wall after the storm", null, TestName = "button that closes the caption")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm<span class=close>Close</span> <span class=toggle>Hide</span></figcaption></figure>", "The wall after the storm", null, TestName = "two controls")]
    [TestCase("<div><div class=pic><img src=a.jpg><p class=caption>The wall after the storm</p></div><p>© Jane Doe</p></div>", "The wall after the storm", "Jane Doe", TestName = "text and maker in two boxes")]
    [TestCase("<div><div class=pic><img src=a.jpg><p>© Jane Doe</p></div><p class=caption>The wall after the storm</p></div>", "The wall after the storm", "Jane Doe", TestName = "maker and text in two boxes")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm<span class=close>Close</span></figcaption></figure>", "The wall after the storm", null, TestName = "control that closes the caption")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm. Photo: Jane Doe <span class=zoom>Enlarge</span></figcaption></figure>", "The wall after the storm.", "Jane Doe", TestName = "control behind the credit")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm <b>Close</b></figcaption></figure>", "The wall after the storm Close", null, TestName = "last word in bold")]
    [TestCase("<figure><img src=a.jpg><figcaption>- The wall after the storm. -</figcaption></figure>", "The wall after the storm.", null, TestName = "dashes around the caption")]
    [TestCase("<figure><img src=a.jpg><figcaption>– The wall after the storm</figcaption></figure>", "– The wall after the storm", null, TestName = "dash before the caption")]
    [TestCase("<div class=caption><a href=/pictures/a.jpg><img src=a.jpg></a><p><a href=/news/ferry-fares-rise-in-the-spring>The wall after the storm</a></p></div>", "The wall after the storm", null, TestName = "linked caption of a picture that leads elsewhere")]
    [TestCase("<div class=caption><img src=a.jpg><p><a href=/news/ferry-fares-rise-in-the-spring>The wall after the storm</a></p></div>", "The wall after the storm", null, TestName = "linked caption of a picture that is no link")]
    [TestCase("<div class=caption><a href=/wall><img src=a.jpg></a><p><a href=/wall>The wall after the storm</a></p></div>", "The wall after the storm", null, TestName = "picture and caption that lead to no headline")]
    [TestCase("<figure><img src=a.jpg><figcaption><span class=x1>The wall after the storm</span><span class=x2><span class=x3>Credit...</span><span>Jane Doe for Harbour Pool</span></span></figcaption></figure>", "The wall after the storm", "Jane Doe for Harbour Pool", TestName = "dots behind the credit's label, no blank before it")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm. Photo… via Doe family</figcaption></figure>", "The wall after the storm.", "via Doe family", TestName = "ellipsis behind the credit's label")]
    [TestCase("<div class=picture><img src=a.jpg><div><div itemprop=caption class='image__caption attribution'><span>The wall after the storm</span></div><figcaption class=image__credit>Jane Doe/Harbour News/Reuters</figcaption></div></div>", "The wall after the storm", "Jane Doe/Harbour News/Reuters", TestName = "caption that is called an attribution, beside the credit")]
    [TestCase("<figure><img src=a.jpg><figcaption><p>The old wall in the harbour of Musterau, May 2, 2024. HARBOURWIRE/Jane Doe/File Photo <a href=https://pictures.example/1>Purchase Licensing Rights<span>, opens new tab</span></a></p></figcaption></figure>", "The old wall in the harbour of Musterau, May 2, 2024.", "HARBOURWIRE/Jane Doe/File Photo", TestName = "licence for the picture behind the credit")]
    [TestCase("<div class=featured><a href=/files/the-old-wall-after-the-storm.jpg><div><img src=a.jpg></div><p class=wp-caption-text>The wall after the storm [PHOTO CREDIT: Jane Doe]</p></a></div>", "The wall after the storm", "Jane Doe", TestName = "caption in the link to the picture's file")]
    [TestCase("<div class=featured><a href=/files/the-old-wall-after-the-storm.jpg><div><img src=a.jpg></div><p class=wp-caption-text>The wall after the storm</p></a></div>", "The wall after the storm", null, TestName = "caption without a credit in the link to the picture's file")]
    [TestCase("<figure><h2 class=title>Storms by year</h2><iframe src=/chart></iframe><figcaption>Data: Harbour Institute; Chart: Jane Doe/Harbour Post</figcaption></figure>", "Storms by year", "Harbour Institute; Chart: Jane Doe/Harbour Post", TestName = "title of a chart and its data")]
    [TestCase("<figure><img src=a.jpg><figcaption><div class=caption-attribution-wrapper><span class=caption>Jane Doe</span><span class=image-attribution>Photo: John Roe</span></div></figcaption></figure>", "Jane Doe", "John Roe", TestName = "short text and maker in elements that adjoin")]
    [TestCase("<figure><img src=a.jpg><figcaption><span class=x1>EPA</span><span class=x2>The wall after the storm</span></figcaption></figure>", "The wall after the storm", "EPA", TestName = "agency in an element before the text")]
    [TestCase("<figure><img src=a.jpg><figcaption><span class=x1>Caption:</span> <span class=x2>The wall after the storm</span> <span class=media__source>Harbour Pool</span></figcaption></figure>", "The wall after the storm", "Harbour Pool", TestName = "word for a caption before it")]
    [TestCase("<figure><img src=a.jpg><figcaption><span>The wall after the storm</span><span> (<span>Image: </span><span>Jane Doe/Harbour Live</span>)</span></figcaption></figure>", "The wall after the storm", "Jane Doe/Harbour Live", TestName = "brackets around elements")]
    [TestCase("<div class=pic><img src=a.jpg><figcaption class=image__caption><span class=caption>The wall after the storm</span><span class=credit> (<div><span></span>Image:</div>Jane Doe/Harbour Live)</span></figcaption></div>", "The wall after the storm", "Jane Doe/Harbour Live", TestName = "label in a box inside the credit")]
    [TestCase("<figure><img src=a.jpg><figcaption><span>Jane Doe//</span><span>Getty Images</span></figcaption></figure>", "", "Jane Doe//Getty Images", TestName = "maker and agency in elements that adjoin")]
    [TestCase("<figure><img src=a.jpg><figcaption><span class=x1>The wall after the storm.</span> <span class=x2>|</span> <span class=credit>JANE DOE / HARBOUR POOL</span></figcaption></figure>", "The wall after the storm.", "JANE DOE / HARBOUR POOL", TestName = "bar in an element between text and maker")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall can be mended<em>Image Credit (Harbour Tests)</em></figcaption></figure>", "The wall can be mended", "Harbour Tests", TestName = "credit in emphasis that touches the text")]
    [TestCase("<figure><img src=a.jpg><figcaption>The wall after the storm <em>in May</em></figcaption></figure>", "The wall after the storm in May", null, TestName = "last words in emphasis")]
    [TestCase("<div class=media><div><img src=a.jpg></div><div class=field-caption><p>The wall after the storm</p></div><div class=field-credit><div>Photo</div><div>Jane Doe</div></div></div>", "The wall after the storm", "Jane Doe", TestName = "fields of a picture without a figure")]
    [TestCase("<div><article class=media><div><img src=a.jpg></div><div><div class=field-credit>HPO/Jane Doe</div><div class=field-caption>The wall after the storm</div></div></article></div>", "The wall after the storm", "HPO/Jane Doe", TestName = "picture in an article of its own, maker first")]
    public void ReadsCaptionAndCredit(string figure, string text, string? credit)
    {
        var found = CaptionReader.Read(StoryPages.Read(Head + figure + Story));
        Assert.That(found.Select(c => (c.Caption.Text, c.Caption.Credit)), Is.EqualTo(new[] { (text, credit) }));
    }

    [TestCase("<figure><img src=a.jpg alt='Jane Doe'><figcaption><address>By Jane Doe, Editor</address>May 2, 2024, 09:58</figcaption></figure>", TestName = "byline with a portrait")]
    [TestCase("<div><img src=a.jpg alt='Jane Doe' width=143><p class=byline>Jane Doe</p></div>", TestName = "author's name beside the portrait")]
    [TestCase("<div class=m-author__wrapper><img src=a.jpg alt='Jane Doe'><a>Jane Doe</a>, <span class=m-author__name>MTI</span></div>", TestName = "author and agency beside the portrait")]
    [TestCase("<div><img src=map.png><div class=visually-hidden>Article content</div></div>", TestName = "label for screen readers")]
    [TestCase("<div><img class=arrowAppIcon src=a.png><div>You read this the second best way of all</div></div>", TestName = "advertisement with an icon")]
    [TestCase("<figure><img src=a.jpg><figcaption><p>Audio 03:07 min</p><h3><a href=/film>How the wall was built</a></h3></figcaption></figure>", TestName = "card of a film")]
    [TestCase("<figure class=oembed><div>Listen to our harbour podcast here</div><div>To show embedded content we need your consent.</div></figure>", TestName = "figure without a picture")]
    [TestCase("<div class=pic><img src=a.jpg><div>Gallery</div></div>", TestName = "label of a button")]
    [TestCase("<div class=img-caption><img src=a.jpg><time datetime=2024-05-02T20:07>Today at 20:07</time></div>", TestName = "time under a picture")]
    [TestCase("<figure><img src=a.jpg><noscript><p>You need javascript to see this film.</p></noscript></figure>", TestName = "words for browsers without scripts")]
    [TestCase("<div><img src=a.jpg alt='Harbour wall to be mended'><div>Harbour wall to be mended</div></div>", TestName = "headline again")]
    [TestCase("<figure><a href=/news/ferry-fares-rise-in-the-spring><img src=a.jpg><figcaption>Ferry fares rise in the spring</figcaption></a></figure>", TestName = "card of another story")]
    [TestCase("<div class='articleHeader hasCaption'><p class=kicker>HARBOUR WORKS:</p><img src=a.jpg></div>", TestName = "kicker of a head with a picture")]
    [TestCase("<div class=caption><a href=/news/ferry-fares-rise-in-the-spring><img src=a.jpg></a><p><a href=/news/ferry-fares-rise-in-the-spring>Ferry fares rise in the spring</a></p></div>", TestName = "card whose picture leads where its text does")]
    [TestCase("<div class=caption><img src=a.jpg><p>Picture:</p></div>", TestName = "label of a field")]
    [TestCase("<p>By Jane Doe</p><div class=caption><img src=a.jpg><p>Jane Doe.</p></div>", TestName = "portrait of the writer")]
    [TestCase("<div class=caption><img src=a.jpg><p>Total Shares</p></div>", TestName = "counter of a share bar")]
    [TestCase("<div class=caption><img src=a.jpg><p>Email this author</p></div>", TestName = "word of a share bar")]
    [TestCase("<div><div><img class=x-bio src=jane.png alt='Jane Doe'></div><span class=caption>Jane Doe</span></div>", TestName = "portrait in the head of a post")]
    [TestCase("<div class=body><img src=a.jpg><p class=story>The harbour was closed for a week in the spring.</p><div class=box><div class=quote-content><p class=story>We lost the wall in a night.</p></div><div class=NameCaption><p>Jane Doe of the harbour office</p></div></div><p class=story>The office asks for money.</p></div>", TestName = "speaker under a quotation")]
    public void LeavesOtherTextsAlone(string box) =>
        Assert.That(CaptionReader.Read(StoryPages.Read(Head + box + Story)).Select(c => c.Caption.Text), Is.Empty);

    [TestCase("<p class=story><img src=a.jpg></p><p class=story>Figure 3: The wall after the storm.</p>", "Figure 3: The wall after the storm.", null, TestName = "numbered figure")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>Fig. 2.1 – The wall after the storm</p>", "Fig. 2.1 – The wall after the storm", null, TestName = "number of two parts")]
    [TestCase("<div><img src=a.jpg><p class=story>Chart: The wall after the storm in <a href=/may>May</a></p></div>", "Chart: The wall after the storm in May", null, TestName = "figure without a number")]
    [TestCase("<p class=story>The pictures show it.<br><br></p><div class=story><img src=a.jpg><span>Figure 3a. The wall after the storm</span></div>", "Figure 3a. The wall after the storm", null, TestName = "figure between lines")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>Photo: Jane Doe</p>", "", "Jane Doe", TestName = "credit line under a picture of the text")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>The wall after the storm (Photo: Jane Doe)</p>", "The wall after the storm", "Jane Doe", TestName = "credit in brackets under a picture of the text")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>The wall after the storm. © Harbour Pool</p>", "The wall after the storm.", "Harbour Pool", TestName = "credit behind a sign under a picture of the text")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>Jane Doe / AFP</p>", "", "Jane Doe / AFP", TestName = "maker and agency alone under a picture of the text")]
    [TestCase("<p><img src=a.jpg></p><p>Associated Press</p>", "", "Associated Press", TestName = "agency alone under a picture between the paragraphs")]
    [TestCase("<div class=pic><img src=a.jpg><p class=story>Jane Doe / AFP</p><p class=story>The wall after the storm of May</p></div>", "The wall after the storm of May", "Jane Doe / AFP", TestName = "line of the text under a maker in its box")]
    [TestCase("<div class=pic><p class=story>The wall after the storm of May</p><img src=a.jpg><p class=story>Jane Doe / AFP</p></div>", "The wall after the storm of May", "Jane Doe / AFP", TestName = "line of the text above a picture and its maker")]
    [TestCase($"<div class=pic><img src=a.jpg><p class=story>Jane Doe / AFP</p><p class=story>{StoryPages.Sentence} Until then the ferries of the harbour will land at the old pier.</p></div>", "", "Jane Doe / AFP", TestName = "paragraph under a maker in its box")]
    public void ReadsLinesThatCallThemselvesCaptions(string figure, string text, string? credit)
    {
        var found = CaptionReader.Read(StoryPages.Read(Head + Story + figure + Story));
        Assert.That(found.Select(c => (c.Caption.Text, c.Caption.Credit, c.Caption.Image?.AbsolutePath)), Is.EqualTo(new[] { (text, credit, "/a.jpg") }));
    }

    [TestCase("de", "Abbildung 4: Die Mauer nach dem Sturm", TestName = "Abbildung")]
    [TestCase("de", "Abb.: Die Mauer nach dem Sturm", TestName = "Abb.")]
    [TestCase("fr", "Figure 2 : le mur après la tempête", TestName = "space before the colon")]
    [TestCase("pl", "Rys. 12. Mur po burzy", TestName = "Rys.")]
    [TestCase("ru", "Рис. 1. Стена после шторма", TestName = "Рис.")]
    [TestCase("ja", "図1 嵐の後の防波堤の様子", TestName = "Japanese, no sign")]
    [TestCase("zh", "图3：风暴过后的海堤", TestName = "Chinese")]
    public void FigureLabelsAreKnownByLanguage(string language, string text) =>
        Assert.That(FigureLines.IsLabelled(text, LanguageCatalog.BuiltIn.For(language)), Is.True);

    [TestCase("Figure 3 shows the wall after the storm.", TestName = "sentence on a figure")]
    [TestCase("Figures for May: 12 boats and 3 ferries", TestName = "figures")]
    [TestCase("Photo 2024: a year of storms", TestName = "year")]
    [TestCase("Image matters to the harbour, the council says.", TestName = "word of a sentence")]
    [TestCase("Figure 2.1 shows the wall after the storm.", TestName = "sentence on a part")]
    [TestCase("Picture:", TestName = "label alone")]
    public void SentencesAreNoFigureLabels(string text) =>
        Assert.That(FigureLines.IsLabelled(text, LanguageCatalog.BuiltIn.For("en")), Is.False);

    [TestCase("<p class=story>Figure 3: The wall after the storm.</p>", TestName = "no picture")]
    [TestCase("<p class=story><img src=a.jpg width=20></p><p class=story>Figure 3: The wall after the storm.</p>", TestName = "icon")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>The wall after the storm.</p>", TestName = "no label")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story><a href=/figures/3>Figure 3: The wall after the storm.</a></p>", TestName = "link")]
    [TestCase("<p class=story>The wall after the storm (Photo: Jane Doe)</p>", TestName = "credit, no picture")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>The harbour opens again in May, the council said on Monday. (AFP)</p>", TestName = "agency of the story")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>The photo by Jane Doe shows the wall after the storm.</p>", TestName = "sentence on a photograph")]
    [TestCase("<p class=story><img src=a.jpg></p><p class=story>Source: Reuters, 3 May 2024</p>", TestName = "source with a time")]
    [TestCase("<p><img src=a.jpg></p><p>ASSOCIATED PRESS</p>", TestName = "name in capitals as under a logo")]
    public void OtherLinesUnderPicturesStay(string figure) =>
        Assert.That(CaptionReader.Read(StoryPages.Read(Head + Story + figure + Story)), Is.Empty);

    [Test]
    public void TakesThePictureNextToTheCaption()
    {
        var found = CaptionReader.Read(StoryPages.Read(
            Head + $"<div><img src=first.jpg alt='First picture of the wall'><p class=story>{StoryPages.Sentence}</p>"
            + "<img src=second.jpg alt='Second picture of the wall'><p>Second picture of the wall</p></div>" + Story));
        Assert.That(found.Select(c => c.Caption.Image?.AbsolutePath), Is.EqualTo(new[] { "/second.jpg" }));
    }

    [TestCase("<div class=pic><img src=a.jpg><p class=caption>The wall after the storm</p></div><div class=pic><img src=b.jpg><p>© Jane Doe</p></div>", "The wall after the storm||/a.jpg;|Jane Doe|/b.jpg", TestName = "two pictures")]
    [TestCase("<div><div class=pic><img src=a.jpg><p class=caption>The wall after the storm. Photo: John Roe</p></div><p>© Jane Doe</p></div>", "The wall after the storm.|John Roe|/a.jpg;|Jane Doe|/a.jpg", TestName = "maker of its own")]
    public void CaptionsOfTwoBoxesStayApart(string figures, string expected)
    {
        var found = CaptionReader.Read(StoryPages.Read(Head + figures + Story));
        Assert.That(string.Join(';', found.Select(c => $"{c.Caption.Text}|{c.Caption.Credit}|{c.Caption.Image?.AbsolutePath}")), Is.EqualTo(expected));
    }

    [TestCase("src=null", null, TestName = "no address")]
    [TestCase("src=undefined", null, TestName = "undefined address")]
    [TestCase("src=null srcset='a.jpg 800w'", "/a.jpg", TestName = "no address, but a set")]
    [TestCase("src=null.jpg", "/null.jpg", TestName = "name of a file")]
    public void AWordForNothingIsNoPicture(string source, string? path)
    {
        var found = CaptionReader.Read(StoryPages.Read(Head + $"<figure><img {source}><figcaption>The wall after the storm</figcaption></figure>" + Story));
        Assert.That(found.Select(c => (c.Caption.Text, c.Caption.Image?.AbsolutePath)), Is.EqualTo(new[] { ("The wall after the storm", path) }));
    }

    [TestCase("/quay", 0, TestName = "same page")]
    [TestCase("/pictures/a.jpg", 1, TestName = "picture in full size")]
    public void UnderTheStoryAPictureThatLeadsWhereItsTextDoesIsACard(string target, int captions)
    {
        var found = CaptionReader.Read(StoryPages.Read(
            Head + Story + $"<div class=caption><a href={target}><img src=a.jpg></a><p><a href=/quay>The quay on a night in May</a></p></div>"));
        Assert.That(found, Has.Count.EqualTo(captions));
    }

    [Test]
    public void ShortTextIsACaptionWhereItSaysWhatThePictureSays()
    {
        var found = CaptionReader.Read(StoryPages.Read(Head + Story + "<div><img src=a.jpg alt='Old wall'><div>Old wall</div></div>" + Story));
        Assert.That(found.Select(c => c.Caption.Text), Is.EqualTo(new[] { "Old wall" }));
    }

    [Test]
    public void CuesOfTheWholeStoryAreNoReproach()
    {
        var found = CaptionReader.Read(StoryPages.Read(
            $"<div class=comments>{Head}<figure><img src=a.jpg><figcaption>The wall after the storm</figcaption></figure>{Story}</div>"));
        Assert.That(found, Has.Count.EqualTo(1));
    }

    [Test]
    public void ReadsTheSameMakerOfTwoPictures()
    {
        const string Maker = "<div class=caption><cite>Photo by Jane Doe</cite></div>";
        var found = CaptionReader.Read(StoryPages.Read($"{Head}<figure><img src=a.jpg>{Maker}</figure><figure><img src=b.jpg>{Maker}</figure><figure><img src='b.jpg?w=300'>{Maker}</figure>{Story}"));
        Assert.That(found.Select(c => (c.Caption.Credit, c.Caption.Image?.AbsolutePath)), Is.EqualTo(new[] { ("Jane Doe", "/a.jpg"), ("Jane Doe", "/b.jpg") }));
    }

    [Test]
    public void GivesAFilmNoPictureFromElsewhere()
    {
        var found = CaptionReader.Read(StoryPages.Read(
            $"{Head}<div><p class=story>{StoryPages.Sentence}</p><div class=card><img src=card.jpg></div><p class=story>It was closed in March.</p><p class=story>It was opened in May.</p><div class=film><div class=VideoCaption><p>The wall after the storm</p></div></div>{Story}</div>"));
        Assert.That(found.Select(c => (c.Caption.Text, c.Caption.Image)), Is.EqualTo(new[] { ("The wall after the storm", (Uri?)null) }));
    }

    [TestCase("11月19日，一群白鹤在港湾湿地上空飞翔。港湾社记者 李明 摄", "11月19日，一群白鹤在港湾湿地上空飞翔。", TestName = "signed by a reporter")]
    [TestCase("11月19日，一群白鹤在港湾湿地上空飞翔。港湾社发（李明 摄）", "11月19日，一群白鹤在港湾湿地上空飞翔。", TestName = "signed in brackets behind an agency")]
    public void ReadsSignedLinesUnderPictures(string line, string text)
    {
        var found = CaptionReader.Read(StoryPages.Read($"{Head}<div><p class=story>{StoryPages.Sentence}</p><p class=story><img src=a.jpg></p><p class=story>{line}</p>{Story}</div>", "zh"));
        Assert.That(found.Select(c => c.Caption.Text), Is.EqualTo(new[] { text }));
        Assert.That(found.Select(c => c.Caption.Credit), Has.All.Contains("李明"));
    }
}
