using System.Globalization;
using Extractor.Languages;

namespace Extractor.Tests.Languages;

public sealed class PrintedTimeTests
{
    [TestCase("id", null, "19 Juni 2024 17:41", "2024-06-19T17:41:00")]
    [TestCase("id", null, "Rabu, 19 Jun 2024 | 17:41 WIB", "2024-06-19T17:41:00+07:00")]
    [TestCase("id", null, "Kamis, 20 Juni 2024 pukul 09.05 WITA", "2024-06-20T09:05:00+08:00")]
    [TestCase("id", null, "19/06/2024, 17:41 WIB", "2024-06-19T17:41:00+07:00")]
    [TestCase("id", null, "19/06/24 17.41", "2024-06-19T17:41:00")]
    [TestCase("id", null, "Jum'at, 7 Agt 2020 - 06:00", "2020-08-07T06:00:00")]
    [TestCase("id", null, "17:41 WIB, 19 Juni 2024", "2024-06-19T17:41:00+07:00")]
    [TestCase("de", null, "Mi., 19.06.2024, 17.41 Uhr", "2024-06-19T17:41:00")]
    [TestCase("de", null, "Stand: 19. Juni 2024, 17:41 Uhr MESZ", "2024-06-19T17:41:00+02:00")]
    [TestCase("de", null, "19.06.24", "2024-06-19")]
    [TestCase("de", null, "19 | 06 | 2024", "2024-06-19")]
    [TestCase("de", null, "Aktualisiert am 5.3.2021 um 8:30 Uhr", "2021-03-05T08:30:00")]
    [TestCase("de", null, "12:30 am 19. Jänner 2024", "2024-01-19T12:30:00")]
    [TestCase("de", null, "19. Mrz. 2024", "2024-03-19")]
    [TestCase("en", null, "June 19, 2024 at 5:41 p.m. EDT", "2024-06-19T17:41:00-04:00")]
    [TestCase("en", null, "Published 5:41 PM EST, Wed June 19, 2024", "2024-06-19T17:41:00")]
    [TestCase("en", "US", "Published 5:41 PM EST, Wed January 17, 2024", "2024-01-17T17:41:00-05:00")]
    [TestCase("en", "IN", "Jun 19, 2024 05:41 PM IST", "2024-06-19T17:41:00+05:30")]
    [TestCase("en", "IE", "19/06/2024 17:41 IST", "2024-06-19T17:41:00+01:00")]
    [TestCase("en", null, "19 June 2024 17:41 IST", "2024-06-19T17:41:00")]
    [TestCase("en", null, "06/07/2024", "2024-06-07")]
    [TestCase("en", null, "19/06/2024", "2024-06-19")]
    [TestCase("en", null, "06.07.2024", "2024-07-06")]
    [TestCase("bs", null, "19. juni/lipanj, 2024.", "2024-06-19")]
    [TestCase("en-GB", null, "06/07/2024", "2024-07-06")]
    [TestCase("en", "GB", "06/07/2024", "2024-07-06")]
    [TestCase("en", null, "June 19th, 2024, 5 pm", "2024-06-19T17:00:00")]
    [TestCase("en", null, "12:05 a.m. June 19, 2024", "2024-06-19T00:05:00")]
    [TestCase("en", null, "19-Jun-2024 12:30 PM", "2024-06-19T12:30:00")]
    [TestCase("en", null, "on 2024-06-19T17:41+07:00, they said", "2024-06-19T17:41:00+07:00")]
    [TestCase("en", null, "June 19, 2024 17:41 (UTC+8)", "2024-06-19T17:41:00+08:00")]
    [TestCase("en", null, "June 19, 2024 10:00-11:30", "2024-06-19T10:00:00")]
    [TestCase("en", null, "29 February 2024", "2024-02-29")]
    [TestCase("fr", null, "Publié le 19/06/2024 à 17h41", "2024-06-19T17:41:00")]
    [TestCase("fr", null, "mercredi 1er août 2018, 7 h 05", "2018-08-01T07:05:00")]
    [TestCase("fr", null, "19 juin 2024 à 17:41 HAE", "2024-06-19T17:41:00-04:00")]
    [TestCase("fr", null, "17h 19 juin 2024", "2024-06-19T17:00:00")]
    [TestCase("es", null, "19 de junio de 2024 a las 5:41 p. m.", "2024-06-19T17:41:00")]
    [TestCase("es", null, "mié., 19 jun. 2024 - 17:41 h CEST", "2024-06-19T17:41:00+02:00")]
    [TestCase("pt", null, "19 de junho de 2024 às 17h41", "2024-06-19T17:41:00")]
    [TestCase("pt", null, "19/06/2024 17h41 - Atualizado há 2 dias", "2024-06-19T17:41:00")]
    [TestCase("it", null, "19 giugno 2024 alle 17:41", "2024-06-19T17:41:00")]
    [TestCase("nl", null, "wo 19 juni 2024, 17.41 uur", "2024-06-19T17:41:00")]
    [TestCase("pl", null, "19 czerwca 2024 r., godz. 17:41", "2024-06-19T17:41:00")]
    [TestCase("cs", null, "19. 6. 2024 17:41", "2024-06-19T17:41:00")]
    [TestCase("cs", null, "středa 19. června 2024 v 17.41 hodin", "2024-06-19T17:41:00")]
    [TestCase("da", null, "Onsdag d. 19. juni 2024 kl. 17.41", "2024-06-19T17:41:00")]
    [TestCase("nb", null, "Publisert 19.06.2024 kl. 17:41", "2024-06-19T17:41:00")]
    [TestCase("sv", null, "Uppdaterad 19 juni 2024 kl 17.41", "2024-06-19T17:41:00")]
    [TestCase("fi", null, "19.6.2024 klo 17.41", "2024-06-19T17:41:00")]
    [TestCase("fi", null, "19. kesäkuuta 2024", "2024-06-19")]
    [TestCase("lt", null, "2024 m. birželio 19 d. 17:41", "2024-06-19T17:41:00")]
    [TestCase("lv", null, "2024. gada 19. jūnijs, 17:41", "2024-06-19T17:41:00")]
    [TestCase("lv", null, "19. jūnijā, 2024 17:41", "2024-06-19T17:41:00")]
    [TestCase("et", null, "19. juuni 2024, 17:41", "2024-06-19T17:41:00")]
    [TestCase("kk", null, "2024 жылғы 19 маусым, 17:41", "2024-06-19T17:41:00")]
    [TestCase("kk", null, "2024 ж. 19 маусым, 17:41", "2024-06-19T17:41:00")]
    [TestCase("ru", null, "Итоги 2023 года 12 января 2024", "2024-01-12")]
    [TestCase("uk", null, "Підсумки 2023 року, 12 січня 2024", "2024-01-12")]
    [TestCase("kk", null, "19 маусым 2024 17:41", "2024-06-19T17:41:00")]
    [TestCase("hy", null, "19 հունիսի 2024, 17:41", "2024-06-19T17:41:00")]
    [TestCase("mk", null, "19 јуни 2024 - 17:41", "2024-06-19T17:41:00")]
    [TestCase("bg", null, "19 юни 2024, 17:41", "2024-06-19T17:41:00")]
    [TestCase("sk", null, "19. júna 2024 o 17:41", "2024-06-19T17:41:00")]
    [TestCase("sl", null, "19. junij 2024 ob 17.41", "2024-06-19T17:41:00")]
    [TestCase("hr", null, "19. lipnja 2024. u 17:41", "2024-06-19T17:41:00")]
    [TestCase("sr", null, "19. јун 2024. 17:41", "2024-06-19T17:41:00")]
    [TestCase("sr", null, "19. jun 2024. 17:41", "2024-06-19T17:41:00")]
    [TestCase("ro", null, "19 iunie 2024, ora 17:41", "2024-06-19T17:41:00")]
    [TestCase("el", null, "19 Ιουνίου 2024, 17:41", "2024-06-19T17:41:00")]
    [TestCase("sq", null, "19 qershor 2024, ora 17:41", "2024-06-19T17:41:00")]
    [TestCase("ca", null, "19 de juny de 2024 a les 17:41", "2024-06-19T17:41:00")]
    [TestCase("gl", null, "19 de xuño de 2024 ás 17:41", "2024-06-19T17:41:00")]
    [TestCase("eu", null, "2024ko ekainaren 19a, 17:41", "2024-06-19T17:41:00")]
    [TestCase("lb", null, "19. Juni 2024, 17:41 Auer", "2024-06-19T17:41:00")]
    [TestCase("af", null, "19 Junie 2024 om 17:41", "2024-06-19T17:41:00")]
    [TestCase("sw", null, "Jumatano, Juni 19, 2024", "2024-06-19")]
    [TestCase("tl", null, "Hunyo 19, 2024, 5:41 PM", "2024-06-19T17:41:00")]
    [TestCase("is", null, "19. júní 2024 kl. 17:41", "2024-06-19T17:41:00")]
    [TestCase("hu", null, "2024. június 19. 17:41", "2024-06-19T17:41:00")]
    [TestCase("hu", null, "2024.06.19. 17:41", "2024-06-19T17:41:00")]
    [TestCase("ru", null, "19 июня 2024, 17:41", "2024-06-19T17:41:00")]
    [TestCase("ru", null, "17:41, 19.06.2024", "2024-06-19T17:41:00")]
    [TestCase("ru", null, "19 июня 2024 г. в 17:41 мск", "2024-06-19T17:41:00+03:00")]
    [TestCase("uk", null, "19 червня 2024 р. о 17:41", "2024-06-19T17:41:00")]
    [TestCase("el", null, "Τετάρτη, 19 ΙΟΥΝΙΟΥ 2024, 5:41 μ.μ.", "2024-06-19T17:41:00")]
    [TestCase("tr", null, "19 HAZİRAN 2024 Çarşamba, Saat: 17:41", "2024-06-19T17:41:00")]
    [TestCase("ar", null, "١٩ يونيو ٢٠٢٤", "2024-06-19")]
    [TestCase("ar", null, "الأربعاء 19 يونيو/حزيران 2024 الساعة 5:41 م بتوقيت غرينتش", "2024-06-19T17:41:00+00:00")]
    [TestCase("fa", null, "چهارشنبه ۳۰ خرداد ۱۴۰۳ - ۱۷:۴۱", "2024-06-19T17:41:00")]
    [TestCase("fa", null, "۱۴۰۳/۰۳/۳۰", "2024-06-19")]
    [TestCase("fa", null, "۱۹ ژوئن ۲۰۲۴", "2024-06-19")]
    [TestCase("he", null, "19 ביוני 2024, 17:41", "2024-06-19T17:41:00")]
    [TestCase("hi", null, "बुधवार, 19 जून 2024 05:41 PM IST", "2024-06-19T17:41:00+05:30")]
    [TestCase("hi", null, "१९ जून २०२४", "2024-06-19")]
    [TestCase("th", null, "วันพุธที่ 19 มิถุนายน พ.ศ. 2567 เวลา 17:41 น.", "2024-06-19T17:41:00")]
    [TestCase("th", null, "19 มิ.ย. 67", "2024-06-19")]
    [TestCase("th", null, "19 มิ.ย. 2024", "2024-06-19")]
    [TestCase("vi", null, "Thứ tư, 19/6/2024, 17:41 (GMT+7)", "2024-06-19T17:41:00+07:00")]
    [TestCase("vi", null, "17h41 ngày 19 tháng 6 năm 2024", "2024-06-19T17:41:00")]
    [TestCase("ms", null, "Rabu, 19 Jun 2024 5:41 PTG", "2024-06-19T17:41:00")]
    [TestCase("ja", null, "2024年6月19日 17時41分", "2024-06-19T17:41:00")]
    [TestCase("ja", null, "２０２４年６月１９日（水）午後５時４１分", "2024-06-19T17:41:00")]
    [TestCase("zh", null, "2024-06-19 17:41:09 来源", "2024-06-19T17:41:09")]
    [TestCase("zh", null, "2024年06月19日下午5:41", "2024-06-19T17:41:00")]
    [TestCase("ko", null, "입력 2024.06.19. 오후 5:41", "2024-06-19T17:41:00")]
    [TestCase("ko", null, "2024년 6월 19일 17시 41분", "2024-06-19T17:41:00")]
    [TestCase("xx", null, "19/06/2024 - 17h41", "2024-06-19T17:41:00")]
    [TestCase("xx", null, "2024年6月19日", "2024-06-19")]
    [TestCase(null, null, "Sept. 3, 2019", "2019-09-03")]
    [TestCase("bg", null, "16:05, 08 ное 23", "2023-11-08T16:05:00")]
    [TestCase("en", null, "8 Nov 23, 16:05", "2023-11-08T16:05:00")]
    public void Reads(string? language, string? country, string text, string expected)
    {
        var found = PrintedTime.TryRead(text, LanguageCatalog.BuiltIn.For(language), country, out var time, out _, out _);
        Assert.That(found, Is.True);
        Assert.That(time!.ToString(), Is.EqualTo(expected));
    }

    [TestCase("en", "31 June 2024")]
    [TestCase("en", "30 February 2024")]
    [TestCase("en", "13/13/2024")]
    [TestCase("en", "June 2024")]
    [TestCase("en", "June 19")]
    [TestCase("en", "19 Jun 24")]
    [TestCase("en", "3 days ago")]
    [TestCase("en", "19 June 1889")]
    [TestCase("en", "19.06.2187")]
    [TestCase("en", "version 10.1.2.24")]
    [TestCase("en", "call 555-12-2024-1")]
    [TestCase("en", "17:41")]
    [TestCase("en", "1 | 2 | 2024")]
    [TestCase("en", "10 | 11 | 12 | 2024 | 13")]
    [TestCase("en", "")]
    [TestCase("en", "2567-06-19")]
    [TestCase("en", "1403/03/30")]
    [TestCase("fa", "۳۱ مهر ۱۴۰۳")]
    [TestCase("fa", "30 خرداد 2024")]
    [TestCase("id", "Minggu depan pukul 17.41 WIB")]
    [TestCase("en", "12 March 23 people")]
    [TestCase("en", "at 16:05, 12 March 23 people came")]
    [TestCase("en", "12 March 23:05")]
    [TestCase("bg", "08 ное 23")]
    public void Finds_no_day(string language, string text)
    {
        var found = PrintedTime.TryRead(text, LanguageCatalog.BuiltIn.For(language), null, out var time, out _, out _);
        Assert.That(found, Is.False, () => time!.ToString());
    }

    [TestCase("id", "Budi Hartono - Rabu, 19 Jun 2024 | 17:41 WIB - Ekonomi", "Rabu, 19 Jun 2024 | 17:41 WIB")]
    [TestCase("en", "By Ann Ashby, June 19, 2024 at 5:41 p.m. (EDT) in Harbour", "June 19, 2024 at 5:41 p.m. (EDT)")]
    [TestCase("en", "5:41 p.m. June 19, 2024", "5:41 p.m. June 19, 2024")]
    [TestCase("ja", "公開 2024年6月19日（水）17時41分 更新", "2024年6月19日（水）17時41分")]
    public void Tells_what_it_took(string language, string text, string expected)
    {
        var found = PrintedTime.TryRead(text, LanguageCatalog.BuiltIn.For(language), null, out _, out var start, out var length);
        Assert.That(found, Is.True);
        Assert.That(text.Substring(start, length), Is.EqualTo(expected));
    }

    [Test]
    public void All_languages_together_read_what_they_agree_on()
    {
        var any = LanguageCatalog.BuiltIn.Any;
        Assert.That(PrintedTime.TryRead("19 Juni 2024", any, null, out var time, out _, out _), Is.True);
        Assert.That(time!.ToString(), Is.EqualTo("2024-06-19"));

        // Listopad is November in Polish and Czech, October in Croatian.
        Assert.That(PrintedTime.TryRead("19 listopada 2024", any, null, out _, out _, out _), Is.False);
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
            Reads("tr", null, "19 HAZİRAN 2024 17:41", "2024-06-19T17:41:00");
            Reads("en", null, "FRIDAY, JUNE 21, 2024 1:05 PM EDT", "2024-06-21T13:05:00-04:00");
            Reads("fa", null, "۳۰ خرداد ۱۴۰۳", "2024-06-19");
            Reads("th", null, "19 มิถุนายน 2567", "2024-06-19");
            Reads("ar", null, "١٩ يونيو ٢٠٢٤", "2024-06-19");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_long_hostile_text_is_read_no_further_than_its_head()
    {
        var text = string.Concat(Enumerable.Repeat("1.2.3.4. ", 100_000)) + "19 June 2024";
        Assert.That(PrintedTime.TryRead(text, LanguageCatalog.BuiltIn.For("en"), null, out _, out _, out _), Is.False);
    }

    [TestCase("19 June 2024", true)]
    [TestCase("١٩ يونيو ٢٠٢٤", true)]
    [TestCase("2024年6月19日", true)]
    [TestCase("12 comments", false)]
    [TestCase("June ’24", false)]
    [TestCase("", false)]
    public void A_day_takes_two_numbers(string text, bool mayHold) => Assert.That(PrintedTime.MayHoldDay(text), Is.EqualTo(mayHold));
}
