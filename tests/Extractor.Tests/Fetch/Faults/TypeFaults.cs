using System.Text;
using Extractor.Decode;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Answers that are no HTML, or do not say so, and pages in a charset that the header does not tell.</summary>
internal static class TypeFaults
{
    private const string RussianTitle = "Новый мост в гавани откроют весной";

    internal static readonly IReadOnlyList<Fault> All =
    [
        Html("HTML without a type", null),
        Html("HTML as `text/plain`", "text/plain"),
        Html("HTML as `application/octet-stream`", "application/octet-stream"),
        Html("HTML as `html`", "html"),
        Html("HTML as `application/xhtml+xml`", "application/xhtml+xml"),
        Other("A PDF", "application/pdf", "%PDF-1.7 …"u8, "the type is in the message; the body is not read"),
        Other("JSON", "application/json; charset=utf-8", """{ "a": 1 }"""u8),
        Other("A picture", "image/png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]),
        Other("A PDF as `text/html`", "text/html", "%PDF-1.7 …"u8, "the first bytes tell"),
        Other("A GIF as `text/html`", "text/html", "GIF89a…"u8),
        Other("A JPEG as `text/html`", "text/html", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]),
        Other("JSON as `text/html`", "text/html", """{"headline":"Harbour bridge to open in spring","body":"The new bridge over the harbour."}"""u8),
        Other("A JSON list as `text/html`", "text/html", """[ {"headline":"Harbour bridge to open in spring"} ]"""u8),
        Other("Gzip as `text/html`, not said to be an encoding", "text/html", Bomb.Pack(Faulty.PageBytes, "gzip")),
        Other("Binary data without a type", null, [0, 1, 2, 3, 0xCA, 0xFE, 0xBA, 0xBE, 0, 0]),
        Other("JSON without a type", null, """{"a":1}"""u8),
        Other("A letter as `text/plain`", "text/plain", "Dear reader, this is a letter."u8),
        Other("A feed as `application/xml`", "application/xml", "<?xml version='1.0'?><rss version='2.0'></rss>"u8),
        Russian("A charset in the header", "windows-1251", "text/html; charset=windows-1251", ""),
        Russian("A charset in the page alone", "windows-1251", "text/html", "<meta charset=windows-1251>"),
        Russian("A wrong charset in the header, the right one in the page", "koi8-r", "text/html; charset=utf-8", "<meta charset=koi8-r>"),
        Russian("A charset in the header that is none", "utf-8", "text/html; charset=klingon", ""),
        Russian("UTF-16 by the header", "utf-16le", "text/html; charset=utf-16", ""),
    ];

    private static Fault Html(string name, string? type) => new(name, null, null, 1)
    {
        On = web => web.Site.On("/story", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes("\n" + TestSite.Page()), type)),
    };

    private static Fault Other(string name, string? type, ReadOnlySpan<byte> bytes, string note = "")
    {
        var body = bytes.ToArray();
        return new(name, FailureKind.NotHtml, 200, 1, note)
        {
            On = web => web.Site.On("/story", (context, _) => TestSite.SendAsync(context, body, type)),
            // The type that is declared; where the first bytes contradict HTML, what they are.
            Also = (result, _) => Assert.That(
                result.Error?.Message, type switch
                {
                    null => Does.Contain("no type"),
                    "text/html" => Does.Match(@"\AThe answer is (?!text/html)\S.*, not HTML\.\z"),
                    _ => Does.Contain(type.Split(';')[0]),
                }),
        };
    }

    private static Fault Russian(string name, string charset, string type, string head) => new(name, null, null, 1)
    {
        Title = RussianTitle,
        On = web =>
        {
            var encoding = CharsetLabels.Find(charset) ?? throw new ArgumentException(charset, nameof(charset));
            web.Site.On("/story", (context, _) => TestSite.SendAsync(context, encoding.GetBytes(TestSite.Page(RussianTitle, head)), type));
        },
    };
}
