using System.Globalization;
using Extractor.Languages;

namespace Extractor.Tests.Languages;

public sealed class LexiconTests
{
    private static Lexicon For(string? tag) => LanguageCatalog.BuiltIn.For(tag);

    [TestCase("id", "Baca juga: Harga beras turun", "Baca juga: ")]
    [TestCase("id", "BACA JUGA : Harga beras turun", "BACA JUGA : ")]
    [TestCase("id", "\u00A0Baca  juga» Harga beras", "\u00A0Baca  juga» ")]
    [TestCase("id", "▶ Baca juga: Harga", "▶ Baca juga: ")]
    [TestCase("en", "READ MORE: Ferry returns", "READ MORE: ")]
    [TestCase("en", "Read also | Ferry returns", "Read also | ")]
    [TestCase("en", "Related > Ferry", "Related > ")]
    [TestCase("en", "Watch: the ferry", "Watch: ")]
    [TestCase("en", "Don’t miss: the ferry", "Don’t miss: ")]
    [TestCase("en", "Ｒｅａｄ　ｍｏｒｅ：Ferry", "Ｒｅａｄ　ｍｏｒｅ：")]
    [TestCase("de", "Lesen Sie auch – Die Fähre", "Lesen Sie auch – ")]
    [TestCase("fr", "A lire aussi : le bac", "A lire aussi : ")]
    [TestCase("fr", "À LIRE AUSSI le bac", "À LIRE AUSSI ")]
    [TestCase("fr", "À lire aussi : le bac", "À lire aussi : ")]
    [TestCase("es", "Lee tambien: El puerto", "Lee tambien: ")]
    [TestCase("ja", "関連記事：港の再開", "関連記事：")]
    [TestCase("zh", "延伸閱讀／港口", "延伸閱讀／")]
    [TestCase("ko", "▶ 관련기사 항구", "▶ 관련기사 ")]
    [TestCase("ru", "Читайте ещё: паром", "Читайте ещё: ")]
    [TestCase("ar", "إقرأ أيضاً: الميناء", "إقرأ أيضاً: ")]
    [TestCase("hi", "यह भी पढ़ें: बंदरगाह", "यह भी पढ़ें: ")]
    [TestCase("hi", "यह भी पढ\u093Cें: बंदरगाह", "यह भी पढ\u093Cें: ")]
    [TestCase("el", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Το λιμάνι", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: ")]
    [TestCase("tr", "İLGİLİ HABER: Liman", "İLGİLİ HABER: ")]
    [TestCase("de", "Read more: the ferry", "Read more: ")]
    public void An_inline_marker_is_found_with_its_separators(string tag, string text, string marker)
    {
        Assert.That(For(tag).StartsWithInlineMarker(text, out var length), Is.True);
        Assert.That(text[..length], Is.EqualTo(marker));
    }

    [TestCase("en", "Read the letter he wrote")]
    [TestCase("en", "Watch out for the ferry")]
    [TestCase("en", "More than a hundred people")]
    [TestCase("en", "Next week the ferry returns")]
    [TestCase("en", "Related costs rose: by a third")]
    [TestCase("en", "Click here for the list")]
    [TestCase("en", "Don’t miss out on the ferry")]
    [TestCase("en", "Readmore: no")]
    [TestCase("id", "Bacalah juga: tidak")]
    [TestCase("ja", "関連記事を書いた記者は")]
    [TestCase("pl", "Polecamy się na przyszłość")]
    [TestCase("xx", "Baca juga: Harga beras")]
    [TestCase("en", "")]
    [TestCase("en", "   ")]
    public void What_only_looks_like_a_marker_is_none(string tag, string text) =>
        Assert.That(For(tag).StartsWithInlineMarker(text, out _), Is.False);

    [TestCase("Read more", true)]
    [TestCase("Related:", true)]
    [TestCase("READ NEXT »", true)]
    [TestCase("(Related)", true)]
    [TestCase("Read more: Ferry returns", false)]
    [TestCase("(Read more: Ferry returns)", false)]
    [TestCase("Readers", false)]
    [TestCase("", false)]
    public void A_marker_alone_is_told_from_one_with_a_title(string text, bool expected) =>
        Assert.That(For("en").IsInlineMarkerOnly(text), Is.EqualTo(expected));

    [TestCase("(Read more: Ferry returns)", "(Read more: ")]
    [TestCase("[Related: Ferry returns]", "[Related: ")]
    public void A_marker_may_stand_in_brackets(string text, string marker)
    {
        Assert.That(For("en").StartsWithInlineMarker(text, out var length), Is.True);
        Assert.That(text[..length], Is.EqualTo(marker));
    }

    [TestCase("id", "Berita Terkait", true)]
    [TestCase("id", "■ BERITA TERKAIT:", true)]
    [TestCase("id", "Berita terkait kenaikan harga beras", false)]
    [TestCase("en", "More on this story", true)]
    [TestCase("en", "Related", true)]
    [TestCase("en", "Related costs", false)]
    [TestCase("en", "Read more about the harbour", true)]
    [TestCase("en", "Read more about the harbour.", false)]
    [TestCase("ja", "関連記事", true)]
    [TestCase("ja", "【関連】", true)]
    [TestCase("ko", "관련기사", true)]
    [TestCase("ar", "مقالات ذات صلة", true)]
    [TestCase("de", "Ähnliche Artikel", true)]
    [TestCase("de", "ähnliche Artikel", true)]
    [TestCase("en", "", false)]
    [TestCase("en", "***", false)]
    public void Headings_match_as_whole_lines(string tag, string text, bool expected) =>
        Assert.That(For(tag).IsRelatedHeading(text), Is.EqualTo(expected));

    [TestCase("en", "More from Harbour News", true)]
    [TestCase("en", "Trending now »", true)]
    [TestCase("en", "More fromage", false)]
    [TestCase("es", "Más de 150 pescadores pidieron ayuda después de que el puerto quedara cerrado por la tormenta del martes", false)]
    [TestCase("id", "Terpopuler", true)]
    [TestCase("zh", "猜你喜欢", true)]
    public void Other_lists_have_their_headings(string tag, string text, bool expected) =>
        Assert.That(For(tag).IsMoreHeading(text), Is.EqualTo(expected));

    [TestCase("en", "Comments (12)", true)]
    [TestCase("en", "12 comments", true)]
    [TestCase("en", "Call for comments", false)]
    [TestCase("en", "Commentators of the year", false)]
    [TestCase("de", "3 Kommentare", true)]
    [TestCase("de", "Kommentar der Woche", false)]
    public void Comments_have_their_headings(string tag, string text, bool expected) =>
        Assert.That(For(tag).IsCommentHeading(text), Is.EqualTo(expected));

    [TestCase("en", "Advertisement", true)]
    [TestCase("en", "ADVERTISEMENT.", true)]
    [TestCase("en", "Advertisement revenue fell by a third last year.", false)]
    [TestCase("en", "Follow us on Facebook and Instagram", true)]
    [TestCase("en", "Follow us", true)]
    [TestCase("en", "Follow us as we walk along the harbour.", false)]
    [TestCase("en", "The post Ferry returns appeared first on Harbour News.", true)]
    [TestCase("en", "© 2024 Harbour News", true)]
    [TestCase("en", "Download the Harbour News app for alerts", true)]
    [TestCase("en", "Download the form today for tips on applying to the harbour board", false)]
    [TestCase("en", "Log in to your account and click the button", false)]
    [TestCase("en", "Sign up for our morning newsletter", true)]
    [TestCase("id", "Cek Berita dan Artikel yang lain di Google News", true)]
    [TestCase("id", "[Gambas:Video 20detik]", true)]
    [TestCase("id", "Penulis: Sari Dewi", true)]
    [TestCase("id", "Iklan itu ditayangkan di televisi.", false)]
    [TestCase("de", "Anzeige", true)]
    [TestCase("de", "Anzeigen gegen den Betreiber gab es nicht.", false)]
    [TestCase("ja", "この記事は有料会員限定です。", true)]
    [TestCase("ja", "記事・写真の無断転載を禁じます", true)]
    [TestCase("ko", "ⓒ 항구일보, 무단 전재 및 재배포 금지", true)]
    [TestCase("ru", "Нашли ошибку? Выделите её", true)]
    [TestCase("zh", "责任编辑：李明", true)]
    [TestCase("fr", "Publicité", true)]
    [TestCase("fr", "La publicité baisse dans les journaux.", false)]
    public void Boilerplate_is_known_and_prose_is_not(string tag, string text, bool expected) =>
        Assert.That(For(tag).IsBoilerplate(text), Is.EqualTo(expected));

    [TestCase("en", "Are you in the town? Get in touch at desk@harbour.example", true)]
    [TestCase("en", "First published in The Harbour Review.", true)]
    [TestCase("en", "The report was first published in 1990.", false)]
    [TestCase("en", "Follow news sources and subscribe to industry newsletters.", false)]
    [TestCase("en", "The Tide: Sign up for our weekly harbour newsletter to get it every Monday.", true)]
    [TestCase("de", "Dieser Artikel erschien zuerst im Hafenblatt.", true)]
    [TestCase("de", "Dieser Artikel des Gesetzes gilt seit Montag.", false)]
    [TestCase("fr", "Cet article vous a plu ? Dites-le nous.", true)]
    [TestCase("es", "Las opiniones expresadas en este artículo son de su autora.", true)]
    [TestCase("ru", "Мнение редакции может не совпадать с мнением автора.", true)]
    [TestCase("zh", "本文仅代表作者观点，不代表本报立场。", true)]
    [TestCase("ja", "この記事は機械翻訳を利用しています。", true)]
    [TestCase("de", "Dieser Beitrag wurde am 3. Mai 2025 von Anna Holm veröffentlicht und unter Hafen abgelegt.", true)]
    [TestCase("de", "Dieser Beitrag wurde zum Streit im Hafen.", false)]
    [TestCase("en", "This entry was posted in Harbour and tagged tide, ferry. Bookmark the permalink.", true)]
    [TestCase("fr", "Ce contenu a été publié dans Port par Anna Holm.", true)]
    [TestCase("pl", "Ten wpis został opublikowany w kategorii Port.", true)]
    [TestCase("ru", "Запись опубликована в рубрике Порт.", true)]
    public void A_word_to_the_reader_is_known(string tag, string text, bool expected) => Assert.That(For(tag).IsServiceLine(text), Is.EqualTo(expected));

    [TestCase("en", "Ann Ashby in Port Marrow contributed to this report.", true)]
    [TestCase("en", "The storm contributed to this loss.", false)]
    [TestCase("de", "Mit Informationen der Nachrichtenagenturen APA und dpa.", true)]
    public void A_closing_line_is_known(string tag, string text, bool expected) => Assert.That(For(tag).IsClosingLine(text), Is.EqualTo(expected));

    [TestCase("en", "By Ann Ashby", "By ")]
    [TestCase("en", "WRITTEN BY: Ann Ashby", "WRITTEN BY: ")]
    [TestCase("de", "Von Jana Ahrens", "Von ")]
    [TestCase("de", "Ein Gastbeitrag von Jana Ahrens", "Ein Gastbeitrag von ")]
    [TestCase("id", "Penulis : Sari Dewi", "Penulis : ")]
    [TestCase("ru", "Текст: Анна Белова", "Текст: ")]
    [TestCase("zh", "文／王小明", "文／")]
    [TestCase("zh", "記者王小明", "記者")]
    [TestCase("ja", "文＝山田花子", "文＝")]
    [TestCase("ar", "بقلم: سلمى حداد", "بقلم: ")]
    public void A_byline_opener_is_taken_off(string tag, string text, string prefix)
    {
        Assert.That(For(tag).TryStripBylinePrefix(text, out var length), Is.True);
        Assert.That(text[..length], Is.EqualTo(prefix));
    }

    [TestCase("en", "Byron Ashby")]
    [TestCase("de", "Vonderau")]
    [TestCase("de", "Jana Ahrens")]
    public void A_name_is_no_opener(string tag, string text) => Assert.That(For(tag).TryStripBylinePrefix(text, out _), Is.False);

    [TestCase("en", "Photo: Ann Ashby", "Photo: ")]
    [TestCase("en", "AP Photo/Ann Ashby", "AP Photo/")]
    [TestCase("de", "Foto: Jana Ahrens", "Foto: ")]
    [TestCase("pl", "Fot. Anna Nowak", "Fot. ")]
    [TestCase("pt", "Foto/Ana Souza", "Foto/")]
    [TestCase("ja", "写真：山田花子", "写真：")]
    [TestCase("ja", "写真提供＝港新聞", "写真提供＝")]
    [TestCase("zh", "圖／王小明", "圖／")]
    public void A_credit_label_is_taken_off(string tag, string text, string label)
    {
        Assert.That(For(tag).TryCreditLabel(text, out var length), Is.True);
        Assert.That(text[..length], Is.EqualTo(label));
    }

    [TestCase("en", "Photos of the harbour show")]
    [TestCase("en", "Photographs")]
    [TestCase("en", "Filed under")]
    [TestCase("en", "FILE - The harbour in March")]
    [TestCase("es", "Foto de familia en el puerto")]
    [TestCase("es", "Imagen del puerto")]
    [TestCase("nb", "Via nettet")]
    public void A_caption_is_no_credit(string tag, string text) => Assert.That(For(tag).TryCreditLabel(text, out _), Is.False);

    [Test]
    public void Words_of_names_and_roles()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(For("de").IsNameJoiner("UND"), Is.True);
            Assert.That(For("de").IsNameJoiner("under"), Is.False);
            Assert.That(For("ja").IsNameJoiner("、"), Is.True);
            Assert.That(For("de").HasRoleWord("Jana Ahrens, Wirtschaftsredakteurin"), Is.True);
            Assert.That(For("en").HasRoleWord("Ann Ashby, Harbour Correspondent"), Is.True);
            Assert.That(For("en").HasRoleWord("Ann Editorson"), Is.False);
            Assert.That(For("ja").HasRoleWord("山田花子記者"), Is.True);
            Assert.That(For("id").HasDeskWord("Tim Redaksi"), Is.True);
            Assert.That(For("de").HasDeskWord("Sportredaktion"), Is.True);
            Assert.That(For("en").HasDeskWord("Ann Ashby"), Is.False);
            Assert.That(For("en").IsBylineNoise("Follow"), Is.True);
            Assert.That(For("en").IsBylineNoise("4 min read"), Is.True);
            Assert.That(For("en").IsBylineNoise("Ann Ashby"), Is.False);
            Assert.That(For("id").TryEndCreditLabel("Editor: Sari", out var length), Is.True);
            Assert.That(length, Is.EqualTo(8));
            Assert.That(For("en").IsPublishedLabel("Published on June 19", out length), Is.True);
            Assert.That(length, Is.EqualTo(13));
            Assert.That(For("en").IsUpdatedLabel("Last updated: June 19", out _), Is.True);
            Assert.That(For("en").IsPublishedLabel("Publisher", out _), Is.False);
            Assert.That(For("ja").HasDatelineMark("【ソウル共同】"), Is.True);
            Assert.That(For("en").IsKickerNoise("Breaking news"), Is.True);
        }
    }

    [TestCase("en", "WIB", null, 420)]
    [TestCase("en", "IST", "IN", 330)]
    [TestCase("en", "IST", "ie", 60)]
    [TestCase("de", "MESZ", null, 120)]
    [TestCase("ru", "мск", null, 180)]
    [TestCase("ru", "МСК", null, 180)]
    public void A_zone_is_known(string tag, string zone, string? country, int minutes)
    {
        Assert.That(For(tag).TryZone(zone, country, out var offset), Is.True);
        Assert.That(offset.TotalMinutes, Is.EqualTo(minutes));
    }

    [TestCase("en", "IST", null)]
    [TestCase("en", "IST", "US")]
    [TestCase("en", "ET", "US")]
    [TestCase("en", "eat", null)]
    [TestCase("en", "XYZ", null)]
    [TestCase("en", "", null)]
    public void A_zone_is_not_guessed(string tag, string zone, string? country) =>
        Assert.That(For(tag).TryZone(zone, country, out _), Is.False);

    [Test]
    public void All_languages_together_hold_the_phrases_of_each()
    {
        var any = LanguageCatalog.BuiltIn.Any;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(any.StartsWithInlineMarker("Baca juga: Harga", out _), Is.True);
            Assert.That(any.StartsWithInlineMarker("Читайте также: паром", out _), Is.True);
            Assert.That(any.IsRelatedHeading("関連記事"), Is.True);
            Assert.That(any.TryZone("IST", null, out _), Is.False);
            Assert.That(any.TryZone("MESZ", null, out _), Is.True);
        }
    }

    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("tr-TR")]
    public void The_current_culture_does_not_matter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(For("ID").StartsWithInlineMarker("LIHAT JUGA: HARGA", out _), Is.True);
                Assert.That(For("tr").IsRelatedHeading("İLGİLİ HABERLER"), Is.True);
                Assert.That(For("tr").TryMonth("KASIM", out _), Is.True);
                Assert.That(Places.IsPlace("ISTANBUL") && Places.IsPlace("İstanbul") && Places.IsPlace("istanbul"), Is.True);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
