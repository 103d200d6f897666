using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Parse;

namespace Extractor.Tests.Metadata;

[TestFixture]
internal sealed class ReadingLanguageTests
{
    private const string German = "<p>Die Stadt hat am Dienstag beschlossen, die alte Mauer am Hafen zu erneuern, wie der Bürgermeister nach der Sitzung mitteilte.</p>"
        + "<p>Die Arbeiten sollen im Mai beginnen und werden nach Angaben der Stadt bis in den Herbst dauern, weil auch die Treppe ersetzt wird.</p>"
        + "<p>Für die Anwohner ist das nicht nur eine gute Nachricht: Der Weg am Wasser bleibt in dieser Zeit gesperrt, und mit Lärm ist zu rechnen.</p>"
        + "<p>Wer zum Fähranleger will, muss bis dahin über die Brücke gehen; auch der Markt am Sonnabend zieht auf den Platz vor der Kirche um.</p>";

    private const string English = "<p>The town decided on Tuesday to mend the old wall in the harbour, the mayor said after the meeting of the council in the hall.</p>";

    [TestCase("The town decided on Tuesday to mend the old wall in the harbour, the mayor said after the meeting.", "en")]
    [TestCase("Die Stadt hat am Dienstag beschlossen, die alte Mauer am Hafen zu erneuern, wie der Bürgermeister mitteilte.", "de")]
    [TestCase("La ville a décidé mardi de réparer le vieux mur du port, et les travaux sont prévus pour le mois de mai.", "fr")]
    [TestCase("El ayuntamiento decidió el martes reparar el viejo muro del puerto, y las obras empiezan en mayo con la escalera.", "es")]
    [TestCase("A câmara decidiu na terça-feira reparar o velho muro do porto, e as obras começam em maio com uma nova escada.", "pt")]
    [TestCase("Il comune ha deciso martedì di riparare il vecchio muro del porto, e i lavori sono previsti per il mese di maggio.", "it")]
    [TestCase("De gemeente heeft dinsdag besloten om de oude muur in de haven te herstellen, en het werk begint met de trap.", "nl")]
    [TestCase("Miasto zdecydowało we wtorek, że naprawi stary mur w porcie, a prace mają się zacząć w maju i potrwać do jesieni.", "pl")]
    [TestCase("Kommunen beslutade på tisdagen att den gamla muren i hamnen ska lagas, och arbetet börjar med trappan i maj.", "sv")]
    [TestCase("Kota itu memutuskan untuk memperbaiki tembok tua di pelabuhan, dan pekerjaan ini akan dimulai pada bulan Mei.", "id")]
    [TestCase("Şehir salı günü limandaki eski duvarı onarmak için bir karar aldı ve işler daha sonra mayıs ayında başlayacak.", "tr")]
    [TestCase("Міська рада вирішила у вівторок, що стара стіна в порту буде відновлена, і роботи почнуться також на сходах.", "uk")]
    [TestCase("Городской совет решил во вторник, что старая стена в порту будет починена, и работы начнутся также на лестнице.", "ru")]
    public void Function_words_tell_the_language(string text, string code)
    {
        var words = new FunctionWords();
        words.Add(text, 100);
        Assert.That(words.Best().Code, Is.EqualTo(code));
    }

    [Test]
    public void Every_language_of_the_words_has_a_pack_and_a_bit()
    {
        var codes = FunctionWords.Codes;
        Assert.That(codes, Has.Count.LessThanOrEqualTo(64));
        Assert.That(codes, Is.SubsetOf(LanguageCatalog.BuiltIn.Packs.Keys));
    }

    [Test]
    public void A_page_without_a_language_is_read_in_that_of_its_text()
    {
        Assert.That(Of(German, null), Is.EqualTo("de"));
        Assert.That(Of("<p>" + new string('漢', 80) + "</p>", null), Is.EqualTo("zh"), "by its letters");
        Assert.That(Of("<p>Lorem ipsum dolor sit amet consectetur adipiscing elit eiusmod tempor incididunt labore magna.</p>", null), Is.Null, "no known one");
        Assert.That(Of("<p>Der Hafen</p>", null), Is.Null, "too short");
    }

    [Test]
    public void A_stated_language_is_left_only_for_one_that_is_plain()
    {
        Assert.That(Of(German, "en-US"), Is.EqualTo("de"));
        Assert.That(Of(German, "de-AT"), Is.EqualTo("de-AT"), "what agrees keeps its region");
        Assert.That(Of(English, "de"), Is.EqualTo("de"), "a few words of another");
        Assert.That(Of(English + English + German, "en"), Is.EqualTo("en"), "two languages");
        Assert.That(Of(German, "gsw"), Is.EqualTo("gsw"), "one whose words are not known");
    }

    /// <summary>A long text in the language that is stated is not read to its end; one in another is.</summary>
    [TestCase("de", "de")]
    [TestCase("en", "de")]
    public void What_comes_late_in_a_long_text_does_not_matter(string stated, string expected) =>
        Assert.That(Of(string.Concat(Enumerable.Repeat(German, 5)) + English, stated), Is.EqualTo(expected));

    [Test]
    public void Links_and_labels_are_not_counted() =>
        Assert.That(Of($"<p><a href=/a>{German[3..120]}</a></p><li>Der Hafen und die Stadt</li>", null), Is.Null);

    /// <summary>The record says of its language what the page says of it.</summary>
    [Test]
    public void The_record_does_not_tell_a_guess()
    {
        var page = $"<title>Die Mauer am Hafen</title><article><h1>Die Mauer am Hafen</h1><p class=byline>Verfasst von Mara Lind</p>{German}</article>";
        var story = new ArticleExtractor().Extract(page, new Uri("https://hafen.example/mauer")).Article!;
        Assert.That(story.Language, Is.Null);
        Assert.That(story.Byline?.Authors.Select(author => author.Name), Is.EqualTo(new[] { "Mara Lind" }));
    }

    private static string? Of(string body, string? stated)
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        using var tree = PageParser.Parse($"<html><body>{body}</body></html>".AsMemory(), budget);
        return ReadingLanguage.Of(PageSurveyor.Survey(tree, budget), stated);
    }
}
