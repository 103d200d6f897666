using System.Globalization;
using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Tests.Support;

namespace Extractor.Tests.Metadata;

[TestFixture]
public sealed class BylineParserPrintedTests
{
    // Expected: names set apart by "; ", "[o]" marks an organization, "[i]" initials.
    [TestCase("en", "By Jane Roe", "Jane Roe")]
    [TestCase("en", "By Jane Roe and John Doe, Staff Writers | Jan 3, 2024", "Jane Roe; John Doe")]
    [TestCase("en", "By Jane Roe, John Doe and Ann Poe", "Jane Roe; John Doe; Ann Poe")]
    [TestCase("en", "By Jane Roe, John Doe, and Ann Poe", "Jane Roe; John Doe; Ann Poe")]
    [TestCase("en", "Jane Roe, Political Correspondent", "Jane Roe")]
    [TestCase("en", "JANE ROE", "JANE ROE")]
    [TestCase("de", "Kolumne Von\nJana Rau", "Jana Rau")]
    [TestCase("en", "By Jane Roe\nSocial Links\nWhats App", "Jane Roe")]
    [TestCase("de", "Jana von Rau", "Jana von Rau")]
    [TestCase("de", "Text von Jana Rau Illustration von Ute Lau", "Jana Rau")]
    [TestCase("de", "Ein Interview von Jana Rau mit Ute Lau", "Jana Rau")]
    [TestCase("de", "Von Jana Rau mit Ute Lau", "Jana Rau; Ute Lau")]
    [TestCase("en", "BY JANE ROE AND JOHN DOE", "JANE ROE; JOHN DOE")]
    [TestCase("en", "By\nJane Roe\nPolitics Reporter\nUpdated 9:22 PM EST, Mon November 6, 2023", "Jane Roe")]
    [TestCase("en", "Reported by Jane Roe; Edited by John Doe", "Jane Roe")]
    [TestCase("en", "By Jane Roe | Edited by John Doe", "Jane Roe")]
    [TestCase("en", "Jane Roe Jr.", "Jane Roe Jr.")]
    [TestCase("en", "By Jane Roe, Jr.", "Jane Roe, Jr.")]
    [TestCase("en", "By Jane Roe, M.D., Ph.D.", "Jane Roe")]
    [TestCase("en", "By Jane Roe, MS, RD", "Jane Roe")]
    [TestCase("en", "By Dr. Jane Roe", "Dr. Jane Roe")]
    [TestCase("en", "Jane van der Berg & Ana de la Cruz", "Jane van der Berg; Ana de la Cruz")]
    [TestCase("en", "By Ali bin Yusuf", "Ali bin Yusuf")]
    [TestCase("en", "By Mary O’Regan and Sean McDoe", "Mary O’Regan; Sean McDoe")]
    [TestCase("en", "By J. K. Roe", "J. K. Roe")]
    [TestCase("en", "By Jane \"JJ\" Roe", "Jane \"JJ\" Roe")]
    [TestCase("en", "By John (Jack) Doe", "John (Jack) Doe")]
    [TestCase("en", "By Jane Roe@janeroe", "Jane Roe")]
    [TestCase("en", "By Jane Roe jane.roe@planet.example", "Jane Roe")]
    [TestCase("en", "By Jane Roe, Associated Press", "Jane Roe")]
    [TestCase("en", "By Jane Roe in Berlin", "Jane Roe")]
    [TestCase("en", "By Jane Roe for The Planet", "Jane Roe")]
    [TestCase("en", "Jane Roe (with John Doe and Ann Poe)", "Jane Roe; John Doe; Ann Poe")]
    [TestCase("en", "By Jane Roe and John Doe, The Morning Comet", "Jane Roe; John Doe")]
    [TestCase("en", "Jane RoeTwitter", "Jane Roe")]
    [TestCase("en", "By Jane RoeStaff Writer", "Jane Roe")]
    [TestCase("en", "Travel\nBy\nJane Roe", "Jane Roe")]
    [TestCase("en", "By stargazer42", "stargazer42")]
    [TestCase("en", "By Associated Press", "Associated Press[o]")]
    [TestCase("en", "Planet Staff", "Planet Staff[o]")]
    [TestCase("en", "Planet", "Planet[o]")]
    [TestCase("en", "By Jane Roe Planet", "Jane Roe", Description = "the site's name behind hers")]
    [TestCase("en", "By Jane Roe The Planet", "Jane Roe")]
    [TestCase("en", "By JANE ROE ASSOCIATED PRESS", "JANE ROE", Description = "an agency behind hers")]
    [TestCase("en", "JANE ROE AP Sports Writer", "JANE ROE")]
    [TestCase("en", "Jane Roe News Editor", "Jane Roe")]
    [TestCase("en", "By Jane Roe\nScience reporter, Planet World Service", "Jane Roe")]
    [TestCase("en", "By Jane H. Sun", "Jane H. Sun", Description = "a surname that is also a day")]
    [TestCase("en", "By Jane Roe Sunday", "Jane Roe")]
    [TestCase("en", "By Jane More", "Jane More", Description = "a surname that is also a word of buttons")]
    [TestCase("nl", "Door Jan van der Meer", "Jan van der Meer")]
    [TestCase("pl", "Planet Sp. z o.o.", "Planet Sp. z o.o.[o]", Description = "a company's legal form")]
    [TestCase("de", "Sternwarte GmbH", "Sternwarte GmbH[o]")]
    [TestCase("en", "By Moe Roe Oo", "Moe Roe Oo", Description = "a name like a legal form")]
    [TestCase("en", "Jane Post Reporter", "Jane Post", Description = "a surname like a desk")]
    [TestCase("en", "Jane Hina Roe Reporter", "Jane Hina Roe", Description = "a name like an agency's")]
    [TestCase("en", "By Jane Ann Roe Fri, 12 May 2014", "Jane Ann Roe", Description = "a day behind a name")]
    [TestCase("en", "planet.example", "planet.example[o]")]
    [TestCase("en", "By Jane Roe1, John Doe2", "Jane Roe; John Doe")]
    [TestCase("en", "NB\nNora Bright", "Nora Bright")]
    [TestCase("en", "JANE ROE, JOHN DOE Correspondents", "JANE ROE; JOHN DOE")]
    [TestCase("en", "JANE ROE, SENIOR PLANET EDITOR", "JANE ROE")]
    [TestCase("en", "Jane Roe, John Planet Editor", "Jane Roe")]
    [TestCase("de", "Von Anna Muster und Karl Beispiel, Berlin", "Anna Muster; Karl Beispiel")]
    [TestCase("de", "Von Anna Muster", "Anna Muster")]
    [TestCase("de", "von\nAnna Muster\nStand: 28. April 2023, 05:00 Uhr", "Anna Muster")]
    [TestCase("de", "Ein Kommentar von Anna Muster", "Anna Muster")]
    [TestCase("de", "Von Christoph von und zu Beispiel", "Christoph von und zu Beispiel")]
    [TestCase("de", "Anna Muster, Redakteurin", "Anna Muster")]
    [TestCase("de", "jr/dpa", "jr[i]; dpa[o]")]
    [TestCase("de", "dpa", "dpa[o]")]
    [TestCase("de", "(wil)", "wil[i]")]
    [TestCase("de", "Text: Anna Muster", "Anna Muster")]
    [TestCase("de", "Von Anna Muster (mus)", "Anna Muster")]
    [TestCase("de", "Von Anna Muster · 31. Oktober 2023", "Anna Muster")]
    [TestCase("de", "Von sternkind am Samstag, 19. Oktober 2019 um 11:14 Uhr", "sternkind")]
    [TestCase("id", "Oleh: Budi S.", "Budi S.")]
    [TestCase("id", "Willy Contoh • 19 Juni 2024 17:41", "Willy Contoh")]
    [TestCase("id", "Penulis: Siti Contoh dan Budi Misal", "Siti Contoh; Budi Misal")]
    [TestCase("fr", "Par Anne Exemple et Jean Modèle", "Anne Exemple; Jean Modèle")]
    [TestCase("fr", "Par Anne Exemple avec AFP", "Anne Exemple; AFP[o]")]
    [TestCase("fr", "Le Monde |\n04.05.2015 à 13h36\n| Par Anne Exemple", "Anne Exemple")]
    [TestCase("es", "Por Ana Ejemplo y José Ortega y Modelo", "Ana Ejemplo; José Ortega y Modelo")]
    [TestCase("es", "Ana Ejemplo", "Ana Ejemplo")]
    [TestCase("pt", "Por Ana Exemplo e João da Silva", "Ana Exemplo; João da Silva")]
    [TestCase("it", "di Anna Esempio e Luca Della Prova", "Anna Esempio; Luca Della Prova")]
    [TestCase("nl", "Door Jan van den Voorbeeld en Els de Proef", "Jan van den Voorbeeld; Els de Proef")]
    [TestCase("sv", "Av Anna Exempel och Karl Mall", "Anna Exempel; Karl Mall")]
    [TestCase("da", "Af Trine Eksempel og Tora Mønster-Hansen", "Trine Eksempel; Tora Mønster-Hansen")]
    [TestCase("ru", "Текст: Иван Примеров", "Иван Примеров")]
    [TestCase("ru", "Автор: Иван Примеров и Анна Образцова", "Иван Примеров; Анна Образцова")]
    [TestCase("pl", "Autor: Jan Przykład, Anna Wzór", "Jan Przykład; Anna Wzór")]
    [TestCase("tr", "Yazan: Ayşe Örnek ve İsmail Deneme", "Ayşe Örnek; İsmail Deneme")]
    [TestCase("ja", "文・山田太郎", "山田太郎")]
    [TestCase("ja", "山田太郎記者", "山田太郎")]
    [TestCase("ja", "山田 太郎", "山田 太郎")]
    [TestCase("zh", "記者 温某／台北報導", "温某")]
    [TestCase("zh", "聯島報 記者方采薇／台中即時報導", "方采薇")]
    [TestCase("zh", "聯島報 記者 方采薇", "方采薇")]
    [TestCase("zh", "作者：王小明", "王小明")]
    [TestCase("zh", "作者：王小明、李大山", "王小明; 李大山")]
    [TestCase("zh", "2024-03-11 18:22 来源：青岭日报 作者：郑海宁", "郑海宁", Description = "a label after a blank begins anew")]
    [TestCase("zh", "2024-03-11 18:22　来源：新华社　责任编辑：刘珊", "新华社[o]", Description = "who edits is no author")]
    [TestCase("zh", "2024-03-11 18:22 | 来源：柳河论坛", "", Description = "where it was taken from is no author")]
    [TestCase("zh", "作者：郑海宁　来源：青岭日报", "郑海宁")]
    [TestCase("zh", "来源：青岭日报 记者：郑海宁 编辑：刘珊", "郑海宁")]
    [TestCase("zh", "责任编辑：刘珊", "刘珊", Description = "nobody else is named")]
    [TestCase("ko", "홍길동 기자", "홍길동")]
    [TestCase("ko", "홍길동·김철수 기자", "홍길동; 김철수")]
    [TestCase("ko", "홍길동 기자 hong@planet.example", "홍길동")]
    [TestCase("ar", "كتب: محمد أحمد", "محمد أحمد")]
    [TestCase("ar", "بقلم: ليلى حسن", "ليلى حسن")]
    [TestCase("hi", "लेखक: राम कुमार", "राम कुमार")]
    [TestCase("vi", "Tác giả: Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu")]
    [TestCase("es", "Por Redacción", "Redacción[o]", Description = "a desk whose name may open a byline")]
    [TestCase("de", "Von Redaktion", "Redaktion[o]")]
    [TestCase("de", "Redaktion: Anna Muster", "Anna Muster")]
    [TestCase("it", "di Redazione", "Redazione[o]")]
    [TestCase("fr", "Information fournie par AFP", "AFP[o]")]
    [TestCase("fr", "Source : AFP", "AFP[o]")]
    [TestCase("en", "By Jane Roe, Ado Ekiti", "Jane Roe")]
    [TestCase("en", "By Jane Roe, John Field", "Jane Roe; John Field")]
    [TestCase("en", "By Jane Roe, Co-Founder & COO", "Jane Roe")]
    [TestCase("en", "By Jane Roe, Head of Planets and Dark Matter", "Jane Roe", Description = "a role that goes on behind the joiner")]
    public void Reads_names(string language, string text, string expected) => Assert.That(Read(language, text), Is.EqualTo(expected));

    [TestCase("en", "")]
    [TestCase("en", "   \n ")]
    [TestCase("en", "@janeroe")]
    [TestCase("en", "5 min read")]
    [TestCase("en", "5 minutes read")]
    [TestCase("en", "Follow")]
    [TestCase("en", "Follow us")]
    [TestCase("en", "Follow Jane Roe")]
    [TestCase("en", "Subscribe To Comets")]
    [TestCase("en", "Share")]
    [TestCase("en", "Updated")]
    [TestCase("en", "Updated: Dec 17, 2025, 21:47 IST")]
    [TestCase("en", "January 3, 2024")]
    [TestCase("en", "Jan 3, 2024")]
    [TestCase("en", "Monday")]
    [TestCase("en", "Wed, 3 Jan 2024 10:30:00 GMT")]
    [TestCase("en", "10:30 AM")]
    [TestCase("en", "12 Comments")]
    [TestCase("en", "https://planet.example/authors/jane-roe")]
    [TestCase("en", "jane.roe@planet.example")]
    [TestCase("en", "The paper has covered the planets since the first comet was seen")]
    [TestCase("en", "Jane Roe is a freelance writer who covers comets, moons and the people who watch them.")]
    [TestCase("en", "All the news about planets that you will ever need")]
    [TestCase("en", "Email Share Print")]
    [TestCase("en", "|")]
    [TestCase("en", "By")]
    [TestCase("en", "By |")]
    [TestCase("en", "By 12345")]
    [TestCase("en", "Editor: Jane Roe")]
    [TestCase("en", "Edited by Jane Roe")]
    [TestCase("en", "Political Correspondent")]
    [TestCase("en", "Berlin")]
    [TestCase("en", "•••")]
    [TestCase("en", "…")]
    [TestCase("en", "Why do planets move? And who pays for it!")]
    [TestCase("en", "Twitter | Facebook | Email")]
    [TestCase("en", "M.D.")]
    [TestCase("en", "Photo: Jane Roe")]
    [TestCase("de", "5 Min. Lesezeit")]
    [TestCase("de", "Teilen")]
    [TestCase("de", "19. Oktober 2019, 11:14 Uhr")]
    [TestCase("de", "Montag, 3. Juni 2024")]
    [TestCase("de", "Artikel merken")]
    [TestCase("de", "Der Komet ist am Abend über der Stadt zu sehen gewesen")]
    [TestCase("id", "19 Juni 2024 17:41 WIB")]
    [TestCase("id", "Bagikan")]
    [TestCase("id", "3 menit baca")]
    [TestCase("fr", "Publié le 4 mai 2015 à 13h36")]
    [TestCase("fr", "Partager")]
    [TestCase("fr", "Suivez Anne Exemple")]
    [TestCase("es", "Publicado el 3 de enero de 2024")]
    [TestCase("es", "Compartir")]
    [TestCase("es", "Sigue Ana Ejemplo")]
    [TestCase("pt", "3 de janeiro de 2024 às 10h30")]
    [TestCase("pt", "Siga Ana Exemplo")]
    [TestCase("it", "3 gennaio 2024")]
    [TestCase("it", "Segui Anna Esempio")]
    [TestCase("nl", "3 januari 2024 om 10:30")]
    [TestCase("nl", "Volg Els Proef")]
    [TestCase("sv", "3 januari 2024")]
    [TestCase("ru", "3 января 2024, 10:30")]
    [TestCase("ru", "Комета пролетела над городом вечером и была видна всем жителям")]
    [TestCase("pl", "3 stycznia 2024")]
    [TestCase("ja", "2024年1月3日 10時30分")]
    [TestCase("zh", "2024-01-03 10:30")]
    [TestCase("ko", "2024.01.03 10:30")]
    [TestCase("ar", "3 يناير 2024")]
    [TestCase("hi", "3 जनवरी 2024")]
    [TestCase("vi", "3/1/2024, 10:30")]
    public void Says_nothing_rather_than_something_wrong(string language, string text) => Assert.That(Read(language, text), Is.Empty);

    [TestCase("en", "By Jane Roe, Political Correspondent", "Political Correspondent")]
    [TestCase("en", "Jane Roe, Print Managing Editor", "Print Managing Editor")]
    [TestCase("en", "By Jane Roe\nScience Reporter", "Science Reporter")]
    [TestCase("en", "Jane Roe Senior Politics Editor", "Senior Politics Editor")]
    [TestCase("ko", "홍길동 기자", "기자")]
    [TestCase("ja", "山田太郎記者", "記者")]
    [TestCase("de", "Anna Muster, Redakteurin", "Redakteurin")]
    [TestCase("fr", "Anne Exemple Envoyée spéciale", "Envoyée spéciale")]
    [TestCase("es", "Ana Ejemplo Enviada Especial", "Enviada Especial")]
    [TestCase("en", "By Jane Roe", null)]
    public void Takes_the_role_beside_the_name(string language, string text, string? role)
    {
        var authors = BylineParser.ParsePrinted(text, LanguageCatalog.BuiltIn.For(language), "Planet");
        Assert.That(authors, Has.Count.EqualTo(1));
        Assert.That(authors[0].Role, Is.EqualTo(role));
    }

    // Expected: names with their roles in brackets.
    [TestCase("en", "By Jane Roe, News Editor and John Doe, Staff Writer", "Jane Roe (News Editor); John Doe (Staff Writer)")]
    [TestCase("en", "By Jane Roe, reporter, and John Doe", "Jane Roe (reporter); John Doe ()")]
    [TestCase("en", "By Jane Roe, Head of Planets & John Doe, Reporter", "Jane Roe (Head of Planets); John Doe (Reporter)")]
    [TestCase("de", "Von Anna Muster, Redakteurin und Karl Beispiel, Reporter", "Anna Muster (Redakteurin); Karl Beispiel (Reporter)")]
    [TestCase("en", "Jane Roe\nReporter\nJohn Doe\nDigital Editor", "Jane Roe (Reporter); John Doe (Digital Editor)")]
    [TestCase("en", "By Jane Roe\nReporter", "Jane Roe (Reporter)")]
    [TestCase("no", "Anna Eksempel\nJournalist", "Anna Eksempel (Journalist)")]
    [TestCase("no", "Anna Eksempel\nJournalist\nKari Prøve\nJournalist", "Anna Eksempel (Journalist); Kari Prøve (Journalist)")]
    [TestCase("no", "Anna Eksempel\nJournalist\nJournalist\nKari Prøve\nJournalist i Paris\nJournalist i Paris", "Anna Eksempel (Journalist); Kari Prøve (Journalist i Paris)", Description = "each role twice, once for screen readers")]
    [TestCase("no", "Anna Eksempel\n– Journalist i Paris Journalist i Paris", "Anna Eksempel (Journalist i Paris)", Description = "both in one line")]
    [TestCase("no", "Planeter\nJournalist\nKari Prøve", "Kari Prøve ()", Description = "a section and a label")]
    [TestCase("de", "Anna Muster\nRedaktion", "Anna Muster ()")]
    [TestCase("de", "Redaktion\nAnna Muster", "Anna Muster ()")]
    [TestCase("en", "Reporter\nJane Roe", "Jane Roe ()")]
    public void Gives_each_author_the_role_beside_the_name(string language, string text, string expected) => Assert.That(
        string.Join("; ", BylineParser.ParsePrinted(text, LanguageCatalog.BuiltIn.For(language), "Planet").Select(a => $"{a.Name} ({a.Role})")), Is.EqualTo(expected));

    [TestCase("en", "From Jane Roe, Abuja", "Jane Roe")]
    [TestCase("en", "From Jane Roe and John Doe, Abuja", "Jane Roe; John Doe")]
    [TestCase("en", "From staff reports", "From staff reports[o]")]
    [TestCase("en", "From Wire Services", "From Wire Services[o]")]
    [TestCase("it", "Redazione", "Redazione[o]")]
    [TestCase("it", "Redazione\n3 maggio 2024", "Redazione[o]")]
    [TestCase("it", "Redazione\nAnna Esempio", "Anna Esempio")]
    [TestCase("it", "Redazione:", "")]
    public void Reads_the_element_of_a_byline(string language, string text, string expected) =>
        Assert.That(Show(BylineParser.ParsePrinted(text, LanguageCatalog.BuiltIn.For(language), "Planet", isElement: true)), Is.EqualTo(expected));

    [Test]
    public void Shares_a_role_among_joined_names()
    {
        var authors = BylineParser.ParsePrinted("By Jane Roe and John Doe, Staff Writers", LanguageCatalog.BuiltIn.For("en"), null);
        Assert.That(authors.Select(a => a.Role), Is.All.EqualTo("Staff Writers"));
    }

    [TestCase("de", "Von Anna Muster und Karl Beispiel, Korrespondenten", "Korrespondenten")]
    [TestCase("de", "Von Anna Muster und Karl Beispiel, Wirtschaftsredakteure", "Wirtschaftsredakteure")]
    [TestCase("es", "Por Ana Ejemplo y José Modelo, enviados especiales", "enviados especiales")]
    [TestCase("fr", "Par Anne Exemple et Jean Modèle, envoyés spéciaux", "envoyés spéciaux")]
    [TestCase("it", "di Anna Esempio e Luca Prova, inviati", "inviati")]
    [TestCase("nl", "Door Els Proef en Jan Voorbeeld, verslaggevers", "verslaggevers")]
    [TestCase("pt", "Por Ana Exemplo e João Modelo, correspondentes", "correspondentes")]
    public void Shares_a_role_in_the_plural(string language, string text, string role)
    {
        var authors = BylineParser.ParsePrinted(text, LanguageCatalog.BuiltIn.For(language), "Planet");
        Assert.That(authors, Has.Count.EqualTo(2));
        Assert.That(authors.Select(a => a.Role), Is.All.EqualTo(role));
    }

    [Test]
    public void Believes_a_single_word_that_the_page_marks_as_the_author()
    {
        var lexicon = LanguageCatalog.BuiltIn.For("en");
        Assert.That(BylineParser.ParsePrinted("stargazer", lexicon, null, isMarked: true).Select(a => a.Name), Is.EqualTo(new[] { "stargazer" }));
        Assert.That(BylineParser.ParsePrinted("follow", lexicon, null, isMarked: true), Is.Empty);
    }

    [TestCase("a")]
    [TestCase(",")]
    [TestCase("|")]
    [TestCase(" and ")]
    [TestCase("By ")]
    [TestCase("By Jane Roe, ")]
    [TestCase("(")]
    [TestCase("\uD83D")]
    [TestCase("\u0301")]
    public void Ends_quickly_on_hostile_text(string unit)
    {
        var lexicon = LanguageCatalog.BuiltIn.For("en");
        var started = ThreadClock.Now;
        foreach (var length in (int[])[300, 600, 100_000])
        {
            var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
            _ = BylineParser.ParsePrinted(text, lexicon, "Planet");
            _ = BylineParser.ParseStated(text, lexicon, "Planet");
        }

        Assert.That(ThreadClock.Now - started, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("tr-TR")]
    public void Is_the_same_under_any_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(Read("en", "BY IRENE IVES AND INGRID ITO, STAFF WRITERS | JAN 3, 2024"), Is.EqualTo("IRENE IVES; INGRID ITO"));
            Assert.That(Read("tr", "Yazan: İsmail Deneme"), Is.EqualTo("İsmail Deneme"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    internal static string Show(IEnumerable<Author> authors) => string.Join("; ", authors.Select(a => a.Name + a.Kind switch
    {
        AuthorKind.Organization => "[o]",
        AuthorKind.Initials => "[i]",
        _ => string.Empty,
    }));

    private static string Read(string language, string text) =>
        Show(BylineParser.ParsePrinted(text, LanguageCatalog.BuiltIn.For(language), "Planet"));
}
