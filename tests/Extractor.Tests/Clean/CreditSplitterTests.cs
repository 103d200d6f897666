using Extractor.Clean;
using Extractor.Languages;
using Extractor.Tests.Support;

namespace Extractor.Tests.Clean;

[TestFixture]
internal sealed class CreditSplitterTests
{
    [TestCase("id", "Dua menteri berjabat tangan di dermaga, Rabu, 19 Juni 2024. (Ivan SIDOROV / POOL / AFP)", "Dua menteri berjabat tangan di dermaga, Rabu, 19 Juni 2024.", "Ivan SIDOROV / POOL / AFP")]
    [TestCase("en", "The harbour wall after the storm. Photo: Jane Doe", "The harbour wall after the storm.", "Jane Doe")]
    [TestCase("en", "The harbour wall after the storm Credit: Jane Doe/Getty Images", "The harbour wall after the storm", "Jane Doe/Getty Images")]
    [TestCase("en", "The harbour wall after the storm. (AP Photo/Jane Doe, File)", "The harbour wall after the storm.", "AP Photo/Jane Doe, File")]
    [TestCase("en", "The harbour wall after the storm. (AP Photo/Jane Doe) AP Photo", "The harbour wall after the storm.", "AP Photo/Jane Doe")]
    [TestCase("en", "The harbour wall after the storm (Image: Getty Images)", "The harbour wall after the storm", "Getty Images")]
    [TestCase("en", "The harbour wall after the storm. [Photo by Jane Doe/Reuters]", "The harbour wall after the storm.", "Jane Doe/Reuters")]
    [TestCase("en", "The harbour wall after the storm. REUTERS/Jane Doe", "The harbour wall after the storm.", "REUTERS/Jane Doe")]
    [TestCase("en", "The harbour wall after the storm — AFP pic", "The harbour wall after the storm", "AFP pic")]
    [TestCase("en", "The harbour wall after the storm. Jane Doe / AFP", "The harbour wall after the storm.", "Jane Doe / AFP")]
    [TestCase("en", "The harbour wall after the storm Jane Doe/AP", "The harbour wall after the storm", "Jane Doe/AP")]
    [TestCase("en", "The wall after the storm. (Courtesy of Jane Doe)", "The wall after the storm.", "Jane Doe")]
    [TestCase("en", "Getty Images", "", "Getty Images")]
    [TestCase("en", "Harbour Wall 2012. REUTERS/Jane Doe", "Harbour Wall 2012.", "REUTERS/Jane Doe")]
    [TestCase("en", "The Harbour Wall. REUTERS/Jane Doe", "The Harbour Wall.", "REUTERS/Jane Doe")]
    [TestCase("en", "Jane A. Doe AFP/Pool", "", "Jane A. Doe AFP/Pool")]
    [TestCase("en", "Photo: Jane Doe / Reuters", "", "Jane Doe / Reuters")]
    [TestCase("de", "Die Hafenmauer nach dem Sturm. Foto: Erika Muster/dpa", "Die Hafenmauer nach dem Sturm.", "Erika Muster/dpa")]
    [TestCase("de", "Die Hafenmauer nach dem Sturm (Foto: Erika Muster)", "Die Hafenmauer nach dem Sturm", "Erika Muster")]
    [TestCase("de", "Die Hafenmauer nach dem Sturm. | Bild: Erika Muster", "Die Hafenmauer nach dem Sturm.", "Erika Muster")]
    [TestCase("de", "Die Hafenmauer nach dem Sturm © Erika Muster", "Die Hafenmauer nach dem Sturm", "Erika Muster")]
    [TestCase("de", "Die Hafenmauer nach dem Sturm. Quelle: dpa", "Die Hafenmauer nach dem Sturm.", "dpa")]
    [TestCase("de", "Die Hafenmauer nach dem Sturm. Foto: Erika Muster (Keystone)", "Die Hafenmauer nach dem Sturm.", "Erika Muster (Keystone)")]
    [TestCase("fr", "La digue après la tempête, le 4 mars 2024. JEANNE DUPONT / AFP", "La digue après la tempête, le 4 mars 2024.", "JEANNE DUPONT / AFP")]
    [TestCase("es", "El muelle tras la tormenta, este domingo. EFE/ Ana Pérez", "El muelle tras la tormenta, este domingo.", "EFE/ Ana Pérez")]
    [TestCase("ru", "Пристань после бури Фото: Иван Петров, ТАСС", "Пристань после бури", "Иван Петров, ТАСС")]
    [TestCase("ja", "嵐のあとの桟橋（２日）＝ＡＰ", "嵐のあとの桟橋（２日）", "ＡＰ")]
    [TestCase("ja", "嵐のあとの桟橋。写真：山田太郎", "嵐のあとの桟橋。", "山田太郎")]
    [TestCase("ko", "폭풍 뒤의 부두를 시민들이 둘러보고 있다. 연합뉴스", "폭풍 뒤의 부두를 시민들이 둘러보고 있다.", "연합뉴스")]
    [TestCase("id", "Dermaga setelah badai /ANTARA", "Dermaga setelah badai", "ANTARA")]
    [TestCase("nl", "Het plein bij avond (foto Jan Bakker)", "Het plein bij avond", "Jan Bakker")]
    [TestCase("da", "Færgen ved kaj. Foto Bo Friis", "Færgen ved kaj.", "Bo Friis")]
    [TestCase("de", "Das leere Becken. Foto Jana Roth", "Das leere Becken.", "Jana Roth")]
    [TestCase("en", "The old market was built in 1893. (ANI file photo)", "The old market was built in 1893.", "ANI file photo")]
    [TestCase("en", "The harbour wall after the storm (Reuters file photo)", "The harbour wall after the storm", "Reuters file photo")]
    [TestCase("en", "The old market was built in 1893.—AFP", "The old market was built in 1893.", "AFP")]
    [TestCase("en", "The harbour wall after the storm. [PHOTO: COURTESY]", "The harbour wall after the storm.", "COURTESY")]
    [TestCase("ar", "الميناء القديم بعد العاصفة (الأوروبية)", "الميناء القديم بعد العاصفة", "الأوروبية")]
    [TestCase("ar", "الميناء القديم بعد العاصفة (أ.ب)", "الميناء القديم بعد العاصفة", "أ.ب")]
    [TestCase("ar", "الميناء القديم بعد العاصفة (غيتي)", "الميناء القديم بعد العاصفة", "غيتي")]
    [TestCase("zh", "台中地方法院。本報資料照片", "台中地方法院。", "本報資料照片")]
    [TestCase("de", "Die Hafenmauer nach dem Sturm. Foto … Erika Muster", "Die Hafenmauer nach dem Sturm.", "Erika Muster")]
    [TestCase("zh", "水圳崩塌約35公尺。（記者林芷萱攝）", "水圳崩塌約35公尺。", "記者林芷萱攝")]
    [TestCase("zh", "鄉公所架設抽水機，供農民輪灌。（尖山鄉公所提供）", "鄉公所架設抽水機，供農民輪灌。", "尖山鄉公所提供")]
    [TestCase("zh", "3月11日，工人在柳河作业。新华社记者 郑海宁 摄", "3月11日，工人在柳河作业。", "新华社记者 郑海宁 摄")]
    [TestCase("zh", "3月11日，工人在柳河作业。新华社记者郑海宁摄", "3月11日，工人在柳河作业。", "新华社记者郑海宁摄")]
    [TestCase("zh", "3月11日，工人在柳河作业。新华社发（郑海宁 摄）", "3月11日，工人在柳河作业。", "新华社发（郑海宁 摄）")]
    [TestCase("zh", "3月11日，工人在柳河作业。新华社发", "3月11日，工人在柳河作业。", "新华社发")]
    [TestCase("zh", "图为柳河墓地航拍图 青岭社记者 郑海宁 摄", "图为柳河墓地航拍图", "青岭社记者 郑海宁 摄")]
    [TestCase("zh", "考古人员清理墓葬出土的青铜鼎。 青岭市文物局供图", "考古人员清理墓葬出土的青铜鼎。", "青岭市文物局供图")]
    [TestCase("zh", "图为柳河墓地航拍图。（中新社）", "图为柳河墓地航拍图。", "中新社")]
    [TestCase("zh", "图为柳河墓地航拍图。图/新华社", "图为柳河墓地航拍图。", "新华社")]
    [TestCase("zh", "水圳崩塌約35公尺。（圖／記者林芷萱攝）", "水圳崩塌約35公尺。", "記者林芷萱攝")]
    [TestCase("ja", "枠を置く参加者たち＝青潮市で3月11日午前10時20分、戸田亮撮影", "枠を置く参加者たち＝青潮市で3月11日午前10時20分", "戸田亮撮影")]
    [TestCase("ja", "枠を置く参加者たち＝11日、青潮市（戸田亮撮影）", "枠を置く参加者たち＝11日、青潮市", "戸田亮撮影")]
    [TestCase("ja", "枠を置く参加者たち＝11日、青潮市、市提供", "枠を置く参加者たち＝11日、青潮市", "市提供")]
    [TestCase("ja", "増水したセーヌ川＝２日、パリ（ロイター＝共同）", "増水したセーヌ川＝２日、パリ", "ロイター＝共同")]
    [TestCase("ja", "増水したセーヌ川＝パリ（AFP＝時事）", "増水したセーヌ川＝パリ", "AFP＝時事")]
    [TestCase("ja", "増水したセーヌ川＝２日、パリ（ＡＰ＝共同）", "増水したセーヌ川＝２日、パリ", "ＡＰ＝共同")]
    [TestCase("ko", "막차를 기다리는 시민들 [가온교통공사 제공. 재판매 및 DB 금지]", "막차를 기다리는 시민들", "가온교통공사 제공. 재판매 및 DB 금지")]
    [TestCase("ko", "막차를 기다리는 시민들 [한빛뉴스 자료사진]", "막차를 기다리는 시민들", "한빛뉴스 자료사진")]
    [TestCase("ko", "막차를 기다리는 시민들. 가온교통공사 제공", "막차를 기다리는 시민들.", "가온교통공사 제공")]
    [TestCase("ko", "꽃을 심고 있다. 연합뉴스", "꽃을 심고 있다.", "연합뉴스")]
    [TestCase("id", "Foto: Suasana pasar pagi (Rina/harianpelabuhan)", "Suasana pasar pagi", "Rina/harianpelabuhan")]
    [TestCase("id", "Foto: Suasana pasar pagi. (ANTARA FOTO/Rina)", "Suasana pasar pagi.", "ANTARA FOTO/Rina")]
    [TestCase("hi", "बंद पड़ा पुराना लोहा पुल। फोटो- सागर", "बंद पड़ा पुराना लोहा पुल।", "सागर")]
    [TestCase("hi", "बंद पड़ा पुराना लोहा पुल। फोटो - सागर", "बंद पड़ा पुराना लोहा पुल।", "सागर")]
    [TestCase("hi", "बंद पड़ा पुराना लोहा पुल। फोटोः सागर", "बंद पड़ा पुराना लोहा पुल।", "सागर")]
    [TestCase("zh", "鄉公所開放參觀。（尖山鄉公所提供）中央社記者林芷萱傳真 113年5月10日", "鄉公所開放參觀。", "（尖山鄉公所提供）中央社記者林芷萱傳真 113年5月10日")]
    [TestCase("bn", "ভাটি থেকে নামানো হচ্ছে ঘোড়া। ছবি: শুভ রায়।", "ভাটি থেকে নামানো হচ্ছে ঘোড়া।", "শুভ রায়")]
    [TestCase("bn", "ভাটি থেকে নামানো হচ্ছে ঘোড়া। ছবি: নিজস্ব চিত্র।", "ভাটি থেকে নামানো হচ্ছে ঘোড়া।", "নিজস্ব চিত্র")]
    [TestCase("uk", "Човни лежали на глибині / фото Інститут старих човнів", "Човни лежали на глибині", "Інститут старих човнів")]
    [TestCase("uk", "Срібна монета допомогла датувати знахідку / фото Остап Калин", "Срібна монета допомогла датувати знахідку", "Остап Калин")]
    [TestCase("uk", "Срібна монета допомогла датувати знахідку / Фото з архіву музею", "Срібна монета допомогла датувати знахідку", "архіву музею")]
    [TestCase("de", "Das leere Becken im Mai | Foto Verein der Schwimmer", "Das leere Becken im Mai", "Verein der Schwimmer")]
    [TestCase("es", "Archivo - El muelle viejo tras la tormenta - ANA PÉREZ GIL - EUROPA PRESS - Archivo", "Archivo - El muelle viejo tras la tormenta", "ANA PÉREZ GIL - EUROPA PRESS - Archivo")]
    [TestCase("es", "El muelle viejo tras la tormenta - Ana Pérez - EFE", "El muelle viejo tras la tormenta", "Ana Pérez - EFE")]
    [TestCase("id", "Pendayung pulang dari pasar. Dok. Pribadi", "Pendayung pulang dari pasar.", "Dok. Pribadi")]
    [TestCase("pt", "O cais depois da tempestade — Foto: Divulgação/Bombeiros do Cais", "O cais depois da tempestade", "Divulgação/Bombeiros do Cais")]
    public void PartsTheCreditFromTheCaption(string language, string caption, string text, string credit) =>
        Assert.That(CreditSplitter.Split(caption, LanguageCatalog.BuiltIn.For(language)), Is.EqualTo((text, credit)));

    [TestCase("en", "Jane Doe (left) and her sister at the harbour wall.")]
    [TestCase("en", "The wall fell in May. Photo shows the wall before the storm.")]
    [TestCase("it", "Il molo è caduto a maggio. Foto dal satellite mostrano la diga.")]
    [TestCase("de", "Das Becken ist leer. Foto zeigt das Bad im Mai")]
    [TestCase("en", "The minister, seen here in 1962 (file photo)")]
    [TestCase("en", "The harbour wall after the storm in St. John, N.B.")]
    [TestCase("en", "A reporter for Reuters walks along the wall after the storm.")]
    [TestCase("en", "Photo finish: the last race of the day went to the outsider by a nose on the wet track.")]
    [TestCase("en", "The wall / the sea / the storm that broke one and moved the other")]
    [TestCase("en", "The image shows the source of the river and the two lakes.")]
    [TestCase("en", "Two of the ships that brought the stone from the quarry on the other side of the bay, in the United States (USA).")]
    [TestCase("de", "Das Bild zeigt die Hafenmauer nach dem Sturm.")]
    [TestCase("de", "Erika Muster (CDU) und Max Muster (SPD) im Hafen")]
    [TestCase("de", "Die Ministerin im Hafen. (Archivbild)")]
    [TestCase("ja", "嵐のあとの桟橋（左から山田、鈴木の両氏）")]
    [TestCase("zh", "图为新华社发布的柳河航拍图")]
    [TestCase("zh", "一名市民在柳河边拍摄")]
    [TestCase("zh", "3月11日，学校开学。热水免费提供")]
    [TestCase("zh", "两名学生在展览上。他热爱摄影。")]
    [TestCase("ja", "干潟で遊ぶ子どもたち。みんなで記念撮影")]
    [TestCase("ja", "増水した川＝2日、本社ヘリから撮影")]
    [TestCase("ja", "炊き出しの様子。食事を提供")]
    [TestCase("ja", "干潟の夕日＝2024年3月撮影")]
    [TestCase("ko", "시민들이 무료로 식사를 제공")]
    [TestCase("ko", "행사장 안내. 점심 무료 제공")]
    [TestCase("zh", "鄉公所今天收到村民傳真。113年5月10日")]
    [TestCase("uk", "Човни лежали на глибині / фото показує берег річки")]
    [TestCase("de", "Das Becken im Mai / Foto und Film vom Turm")]
    [TestCase("es", "El tren de Madrid - Ana Pérez - vuelve a parar en el muelle")]
    [TestCase("es", "El muelle viejo tras la tormenta - Ana Pérez - Archivo")]
    public void LeavesACaptionWithoutCreditWhole(string language, string caption) =>
        Assert.That(CreditSplitter.Split(caption, LanguageCatalog.BuiltIn.For(language)), Is.EqualTo((caption, (string?)null)));

    [TestCase("en", "Photo: Jane Doe", "Jane Doe")]
    [TestCase("en", "Photo by Jane Doe/Getty Images", "Jane Doe/Getty Images")]
    [TestCase("en", "© Jane Doe", "Jane Doe")]
    [TestCase("en", "(AP Photo/Jane Doe)", "AP Photo/Jane Doe")]
    [TestCase("en", "Jane Doe / AFP", "Jane Doe / AFP")]
    [TestCase("en", "HANDOUT / AFP", "HANDOUT / AFP")]
    [TestCase("de", "Foto: © Erika Muster", "Erika Muster")]
    [TestCase("de", "Bild: Erika Muster/dpa", "Erika Muster/dpa")]
    [TestCase("ja", "写真：山田太郎", "山田太郎")]
    [TestCase("en", "Photo:", null)]
    [TestCase("en", "©", null)]
    [TestCase("en", " ", null)]
    [TestCase("bn", "ছবি: সংগৃহীত", "সংগৃহীত")]
    [TestCase("zh", "新华社记者 郑海宁 摄", "新华社记者 郑海宁 摄")]
    [TestCase("ja", "戸田亮撮影", "戸田亮撮影")]
    public void StripsTheLabelOfACreditOfItsOwn(string language, string credit, string? cleaned) =>
        Assert.That(CreditSplitter.CleanCredit(credit, LanguageCatalog.BuiltIn.For(language)), Is.EqualTo(cleaned));

    [Test]
    public void HostileCaptionsEndSoon()
    {
        var lexicon = LanguageCatalog.BuiltIn.For("en");
        string[] hostile =
        [
            "", " ", ")", "()", "(", ".", "/", "|", "©", new('(', 3900), new(')', 3900), new('/', 3900), new('|', 3900), new('.', 3900),
            string.Concat(Enumerable.Repeat("Photo: ", 500)), string.Concat(Enumerable.Repeat("A/", 1900)), new('x', 1_000_000),
            string.Concat(Enumerable.Repeat("A ", 1900)) + "/AFP", "\ud83d", "x \ud83d\udcf7",
        ];
        var started = ThreadClock.Now;

        foreach (var caption in hostile)
        {
            Assert.That(() => CreditSplitter.Split(caption, lexicon), Throws.Nothing, caption[..Math.Min(20, caption.Length)]);
            Assert.That(() => CreditSplitter.CleanCredit(caption, lexicon), Throws.Nothing, caption[..Math.Min(20, caption.Length)]);
        }

        Assert.That(ThreadClock.Now - started, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [TestCase("nl", "FOTO JAN BAKKER", "JAN BAKKER")]
    [TestCase("id", "FOTO SITI RAHAYU", "SITI RAHAYU")]
    [TestCase("de", "Picture Alliance", "Picture Alliance")]
    [TestCase("no", "Skjermdump / Way Back Machine", "Skjermdump / Way Back Machine")]
    public void TakesALabelWithoutASignOffACredit(string language, string printed, string credit) =>
        Assert.That(CreditSplitter.CleanCredit(printed, LanguageCatalog.BuiltIn.For(language)), Is.EqualTo(credit));
}
