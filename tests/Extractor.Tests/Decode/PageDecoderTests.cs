using System.Text;
using Extractor.Decode;

namespace Extractor.Tests.Decode;

[TestFixture]
internal sealed class PageDecoderTests
{
    private const string French = "Le maire a annoncé mercredi que la construction du pont débutera au printemps. « Une première », a-t-il déclaré.";
    private const string German = "Der Bürgermeister kündigte am Mittwoch an, dass der Bau der neuen Brücke beginnt. „Größer als gedacht“, sagte er.";
    private const string English = "The mayor’s office said the bridge wouldn’t open before spring — “not a day sooner,” he told reporters. “That’s all.”";
    private const string Czech = "Primátor ve středu oznámil, že stavba nového mostu začne příští rok na jaře. Půjde o největší zakázku v dějinách města.";
    private const string Polish = "Burmistrz ogłosił w środę, że budowa nowego mostu rozpocznie się wiosną przyszłego roku. Część mieszkańców pyta o koszty.";
    private const string Russian = "Городские власти объявили в среду, что строительство нового моста начнётся весной будущего года.";
    private const string Arabic = "أعلنت بلدية المدينة يوم الأربعاء أن بناء الجسر الجديد سيبدأ في ربيع العام المقبل، وأن تكلفته تبلغ ثلاثة مليارات.";
    private const string Greek = "Ο δήμαρχος ανακοίνωσε την Τετάρτη ότι η κατασκευή της νέας γέφυρας θα αρχίσει την άνοιξη του επόμενου έτους.";
    private const string Turkish = "Belediye başkanı çarşamba günü yeni köprünün inşaatının gelecek baharda başlayacağını açıkladı. Şehir değişikliği bekliyor.";
    private const string Simplified = "市政府周三宣布，新的跨河大桥将于明年春天动工，预计耗资三十亿元。记者从发布会上获悉，工程将分三期进行。";
    private const string Traditional = "市政府週三宣布，新的跨河大橋將於明年春天動工，預計耗資三十億元。記者從發表會上獲悉，工程將分三期進行。";
    private const string Japanese = "市は水曜日、新しい橋の建設を来年春に始めると発表した。総工費は三十億円で、工事は三期に分けて行われる。";
    private const string Korean = "시는 수요일 새로운 다리를 내년 봄에 착공한다고 발표했다. 총 사업비는 삼천억 원이며 공사는 세 단계로 진행된다.";
    private const string Thai = "นายกเทศมนตรีประกาศเมื่อวันพุธว่าการก่อสร้างสะพานใหม่จะเริ่มในฤดูใบไม้ผลิปีหน้า";

    public static IEnumerable<TestCaseData> Languages() =>
        from item in new (string Label, string Text)[]
        {
            ("windows-1252", French), ("windows-1252", German), ("windows-1252", English), ("windows-1250", Czech), ("windows-1250", Polish),
            ("windows-1251", Russian), ("koi8-r", Russian), ("windows-1256", Arabic), ("windows-1253", Greek), ("windows-1254", Turkish),
            ("gb2312", Simplified), ("gb18030", Simplified), ("big5", Traditional), ("shift_jis", Japanese), ("euc-jp", Japanese),
            ("iso-2022-jp", Japanese), ("euc-kr", Korean), ("ks_c_5601-1987", Korean), ("windows-874", Thai), ("utf-8", Japanese),
        }
        select new TestCaseData(item.Label, item.Text).SetArgDisplayNames(item.Label, item.Text[..8]);

    /// <summary>Those whose bytes are not UTF-8; the bytes of ISO-2022-JP are, being ASCII.</summary>
    public static IEnumerable<TestCaseData> LegacyLanguages(string without) =>
        Languages().Where(item => item.Arguments[0] is string label && label != "utf-8" && label != without);

    [TestCaseSource(nameof(Languages))]
    public void The_header_decides(string label, string text) =>
        Check(Bytes(label, Page(text)), $"text/html; charset={label}", text, CharsetSource.Header);

    [TestCaseSource(nameof(Languages))]
    public void The_meta_tag_decides_without_a_header(string label, string text) =>
        Check(Bytes(label, Page(text, $"<meta charset=\"{label}\">")), "text/html", text, CharsetSource.Meta);

    [TestCaseSource(nameof(Languages))]
    public void The_content_decides_when_nothing_is_declared(string label, string text) =>
        Check(Bytes(label, Page(text)), null, text, CharsetSource.Content);

    [TestCaseSource(nameof(LegacyLanguages), new object[] { "iso-2022-jp" })]
    public void A_header_of_utf8_over_legacy_bytes_is_corrected(string label, string text)
    {
        Check(Bytes(label, Page(text)), "text/html; charset=utf-8", text, CharsetSource.Content);
        Check(Bytes(label, Page(text, $"<meta charset={label}>")), "text/html; charset=utf-8", text, CharsetSource.Meta);
    }

    [TestCaseSource(nameof(LegacyLanguages), new object[] { "" })]
    public void A_legacy_declaration_over_utf8_bytes_is_corrected(string label, string text)
    {
        Check(Bytes("utf-8", Page(text)), $"text/html; charset={label}", text, CharsetSource.Content);
        Check(Bytes("utf-8", Page(text, $"<meta http-equiv=Content-Type content='text/html; charset={label}'>")), null, text, CharsetSource.Content);
    }

    [TestCaseSource(nameof(Languages))]
    public void A_character_cut_at_the_end_does_no_harm(string label, string text)
    {
        var whole = Bytes(label, Page(text, $"<meta charset=\"{label}\">") + text);
        var body = Page(text, $"<meta charset=\"{label}\">");
        for (var cut = 1; cut <= 3; cut++)
        {
            using var page = PageDecoder.Decode(whole.AsSpan(0, whole.Length - cut), null);
            Assert.That(page.Text.ToString(), Does.StartWith(body));
        }
    }

    [TestCase("utf-16le", true)]
    [TestCase("utf-16be", true)]
    [TestCase("utf-16le", false)]
    [TestCase("utf-16be", false)]
    public void Utf16_is_told_by_its_mark_or_its_zeros(string label, bool mark)
    {
        var page = Page(Russian, "<meta charset=utf-8>");
        var bytes = Bytes(label, mark ? "\uFEFF" + page : page);
        var source = mark ? CharsetSource.ByteOrderMark : CharsetSource.Content;
        Check(bytes, null, Russian, source);
        Check(bytes, "text/html; charset=utf-8", Russian, source);
        using var decoded = PageDecoder.Decode(bytes, null);
        Assert.That(decoded.Text.Span[0], Is.EqualTo('<'), "the mark is no part of the text");
    }

    [Test]
    public void A_byte_order_mark_beats_header_and_meta()
    {
        var bytes = Bytes("utf-8", "\uFEFF" + Page(French, "<meta charset=windows-1251>"));
        Check(bytes, "text/html; charset=big5", French, CharsetSource.ByteOrderMark);
    }

    [Test]
    public void A_header_beats_the_meta_tag_where_both_could_be()
    {
        var bytes = Bytes("windows-1251", Page(Russian, "<meta charset=windows-1252>"));
        Check(bytes, "text/html; charset=windows-1251", Russian, CharsetSource.Header);
    }

    [Test]
    public void A_server_default_of_latin1_yields_to_a_stricter_encoding_that_the_page_declares() =>
        Check(Bytes("gbk", Page(Simplified, "<meta charset=gbk>")), "text/html; charset=ISO-8859-1", Simplified, CharsetSource.Meta);

    [Test]
    public void A_header_of_a_multi_byte_encoding_that_the_bytes_break_is_corrected() =>
        Check(Bytes("windows-1251", Page(Russian)), "text/html; charset=euc-jp", Russian, CharsetSource.Content);

    [Test]
    public void Damaged_utf8_stays_utf8()
    {
        var bytes = Bytes("utf-8", Page(Japanese + "@" + Japanese));
        bytes[Array.IndexOf(bytes, (byte)'@')] = 0xE3;
        foreach (var declared in new[] { null, "text/html; charset=utf-8", "text/html; charset=iso-8859-1" })
        {
            Check(bytes, declared, Japanese + "\uFFFD" + Japanese, declared == "text/html; charset=utf-8" ? CharsetSource.Header : CharsetSource.Content);
        }
    }

    [Test]
    public void A_lone_legacy_sign_is_windows_1252()
    {
        Check(Bytes("windows-1252", Page("© 2025 Harbour Gazette, £3")), null, "© 2025 Harbour Gazette, £3", CharsetSource.Fallback);
        Check(Bytes("windows-1252", Page("© 2025")), "text/html; charset=utf-8", "© 2025", CharsetSource.Fallback);
    }

    [Test]
    public void A_declared_utf16_that_it_cannot_be_is_passed_over()
    {
        Check(Bytes("utf-8", Page(French, "<meta charset=utf-16>")), null, French, CharsetSource.Meta);
        Check(Bytes("utf-8", Page(French)), "text/html; charset=utf-16", French, CharsetSource.Content);
    }

    [Test]
    public void An_unknown_label_counts_as_none() =>
        Check(Bytes("koi8-r", Page(Russian, "<meta charset=koi8-r>")), "text/html; charset=none", Russian, CharsetSource.Meta);

    [Test]
    public void Nothing_gives_nothing()
    {
        using var page = PageDecoder.Decode([], "text/html");
        Assert.That(page.Text.Length, Is.Zero);
    }

    [Test]
    public void Zero_bytes_do_not_stop_the_text()
    {
        using var page = PageDecoder.Decode("<p>before\0after</p> and the rest"u8, null);
        Assert.That(page.Text.ToString(), Does.Contain("and the rest"));
    }

    [Test]
    public void The_buffer_is_gone_after_disposal()
    {
        var page = PageDecoder.Decode("<p>text"u8, null);
        page.Dispose();
        page.Dispose();
        Assert.That(() => page.Text, Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void No_bytes_throw()
    {
        var random = new Random(20250101);
        string?[] types = [null, .. new[] { "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "utf-8", "utf-16", "windows-1253", "x-mac-cyrillic", "iso-8859-8-i" }.Select(label => "text/html;charset=" + label)];
        var seeds = new[] { "<meta charset=", "<?xml version='1.0' encoding='", "\u001B$B", "<!--", "<script>", "</", "<a b=\"" };
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Encoding.ASCII.GetBytes(seeds[round % seeds.Length]).AsSpan(0, Math.Min(bytes.Length, seeds[round % seeds.Length].Length)).CopyTo(bytes);
            using var page = PageDecoder.Decode(bytes, types[round % types.Length]);
            Assert.That(page.Text.Length, Is.LessThanOrEqualTo(2 * bytes.Length));
        }
    }

    private static void Check(byte[] bytes, string? contentType, string expected, CharsetSource source)
    {
        using var page = PageDecoder.Decode(bytes, contentType);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Text.ToString(), Does.Contain("<p>" + expected + "</p>"));
            Assert.That(page.Source, Is.EqualTo(source));
        }
    }

    private static string Page(string text, string head = "") =>
        $"<!DOCTYPE html><html><head>{head}<title>Harbour Gazette</title><script>var a = 1 < 2;</script></head><body><p>{text}</p></body></html>";

    private static byte[] Bytes(string label, string text) =>
        (CharsetLabels.Find(label) ?? throw new ArgumentException(label, nameof(label))).GetBytes(text);
}
