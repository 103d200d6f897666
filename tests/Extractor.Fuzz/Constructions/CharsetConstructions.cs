using System.Text;
using static Extractor.Fuzz.Constructions.Markup;

namespace Extractor.Fuzz.Constructions;

/// <summary>Pages in many encodings, with the wrong one declared, with none, or in several at once.</summary>
internal static class CharsetConstructions
{
    private const string Han = "<p>港口管理局星期二表示，新的渡轮将于五月四日启航，票价十二元。</p>";
    private const string Kana = "<p>港の管理局は火曜日、新しいフェリーが五月四日に出航すると発表した。</p>";
    private const string Hangul = "<p>항만 관리국은 화요일 새 여객선이 5월 4일 출항한다고 밝혔다.</p>";
    private const string Cyrillic = "<p>Управление порта сообщило во вторник, что новый паром отправится 4 мая.</p>";
    private const string Arabic = "<p>قالت إدارة الميناء يوم الثلاثاء إن العبارة الجديدة ستبحر في 4 مايو.</p>";

    public static IReadOnlyList<Construction> All { get; } =
    [
        Labelled("charset: GBK", "gbk", Han),
        Labelled("charset: Shift-JIS", "shift_jis", Kana),
        Labelled("charset: EUC-JP", "euc-jp", Kana),
        Labelled("charset: ISO-2022-JP", "iso-2022-jp", Kana),
        Labelled("charset: EUC-KR", "euc-kr", Hangul),
        Labelled("charset: Big5", "big5", Han),
        Labelled("charset: windows-1251", "windows-1251", Cyrillic),
        Labelled("charset: windows-1256", "windows-1256", Arabic),
        new("charset: UTF-16LE without mark", n => Encoding.Unicode.GetBytes(Page("", Cyrillic, n))),
        new("charset: UTF-16BE without mark", n => Encoding.BigEndianUnicode.GetBytes(Page("", Cyrillic, n))),
        new("charset: UTF-16LE with mark", n => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Page("utf-8", Hangul, n))]),
        new("charset: UTF-16 of half surrogates", n => [0xFF, 0xFE, .. HalfSurrogates(n)]),
        new("charset: GBK said to be UTF-8", n => Get("gbk").GetBytes(Page("utf-8", Han, n))),
        new("charset: UTF-8 said to be GBK", n => Encoding.UTF8.GetBytes(Page("gbk", Han, n))),
        new("charset: Shift-JIS said to be windows-1252", n => Get("shift_jis").GetBytes(Page("windows-1252", Kana, n))),
        new("charset: windows-1251 without label", n => Get("windows-1251").GetBytes(Page("", Cyrillic, n))),
        new("charset: windows-1256 without label", n => Get("windows-1256").GetBytes(Page("", Arabic, n))),
        new("charset: UTF-8 and windows-1251 by turns", n => Mixed(n)),
        new("charset: bytes of every value", n => Bytes(n, i => (byte)((i * 7) + (i >> 8)))),
        new("charset: continuation bytes", n => Bytes(n, _ => 0x80)),
        new("charset: lead bytes", n => Bytes(n, _ => 0xF0)),
        new("charset: 0xFF", n => Bytes(n, _ => 0xFF)),
        new("charset: NUL at every other place", n => Bytes(n, i => (byte)(i % 2 == 0 ? 'x' : 0))),
        new("charset: escapes of ISO-2022", n => Encoding.ASCII.GetBytes(Page("iso-2022-jp", "\u001B$B\u001B(B", n))),
        new("charset: metas that declare", n => Encoding.ASCII.GetBytes(Repeat("<meta charset=x>", n))),
        new("charset: comments before a meta", n => Encoding.ASCII.GetBytes(Repeat("<!-->", n) + "<meta charset=gbk>")),
        new("charset: less-than signs before a meta", n => Encoding.ASCII.GetBytes(Repeat("<!", n) + "<meta charset=gbk>")),
        new("charset: attributes before a charset", n => Encoding.ASCII.GetBytes("<meta " + Numbered("a{0}=b ", n) + "charset=gbk>")),
        new("charset: attribute without end", n => Encoding.ASCII.GetBytes(Repeat("<meta content=\"", n))),
        new("charset: charset= again and again", n => Encoding.ASCII.GetBytes("<meta http-equiv=content-type content=\"" + Repeat("charset ", n) + "\">")),
    ];

    private static Construction Labelled(string name, string label, string paragraph) =>
        new(name, n => Get(label).GetBytes(Page(label, paragraph, n)));

    private static string Page(string label, string paragraph, int count) =>
        "<!doctype html><html><head>" + (label.Length > 0 ? "<meta charset=" + label + ">" : "") + "<title>Ferry</title></head><body><article><h1>Ferry</h1>"
        + Repeat(paragraph, Math.Max(1, count / 10)) + "</article>";

    private static Encoding Get(string label) => CodePagesEncodingProvider.Instance.GetEncoding(label)!;

    private static byte[] Mixed(int count)
    {
        var page = new List<byte>();
        var (one, other) = (Encoding.UTF8.GetBytes(Cyrillic), Get("windows-1251").GetBytes(Cyrillic));
        for (var i = 0; i < Math.Max(1, count / 10); i++) page.AddRange(i % 2 == 0 ? one : other);
        return [.. page];
    }

    private static byte[] Bytes(int count, Func<int, byte> value)
    {
        var page = new byte[count * 10];
        for (var i = 0; i < page.Length; i++) page[i] = value(i);
        return page;
    }

    private static byte[] HalfSurrogates(int count)
    {
        var page = new byte[count * 10];
        for (var i = 0; i + 1 < page.Length; i += 2) (page[i], page[i + 1]) = (0x20, i % 4 == 0 ? (byte)0xD8 : (byte)0x00);
        return page;
    }
}
