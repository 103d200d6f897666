using System.Text;
using Extractor.Decode;

namespace Extractor.Tests.Decode;

/// <summary>Text that was encoded twice is mended; text that only looks a little like it is not touched.</summary>
[TestFixture]
internal sealed class TwiceEncodedTests
{
    private const string Story = "The harbour’s wall – “mended”, said the mayor – isn’t old. Größe: 40 m². 港の壁。";

    private static readonly Encoding Windows1252 = CharsetLabels.Get(CharsetLabels.Windows1252)!;

    [Test]
    public void Text_read_as_latin_1_or_windows_1252_is_mended()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TwiceEncoded.Mend(Twice(Story, Encoding.Latin1)), Is.EqualTo(Story));
            Assert.That(TwiceEncoded.Mend(Twice(Story, Windows1252)), Is.EqualTo(Story));
            Assert.That(TwiceEncoded.Mend(Twice(Twice(Story, Encoding.Latin1), Windows1252)), Is.EqualTo(Story), "three times");
            Assert.That(TwiceEncoded.Mend(Twice("It isn’t old.", Windows1252)), Is.EqualTo("It isn’t old."), "one sure sign");
        });
    }

    [TestCase("", TestName = "nothing")]
    [TestCase("The wall of the harbour is mended.", TestName = "ASCII")]
    [TestCase(Story, TestName = "encoded once")]
    [TestCase("IRMÃ» IRMÃ» IRMÃ» – não é só isso, disse. É a mãe, é o pai: são três.", TestName = "Portuguese capitals before a quotation mark")]
    [TestCase("»Fuß“ und »Gruß“ und »Spaß“ und »Maß“, schön für Müller.", TestName = "German ß before a quotation mark")]
    [TestCase("Café à Évreux, où l’été… CAFÉ» et FÉ®", TestName = "French")]
    [TestCase("Ã¼", TestName = "two characters, which prove nothing")]
    [TestCase("港の壁が直された。", TestName = "Japanese")]
    public void Other_text_is_left(string text) => Assert.That(TwiceEncoded.Mend(text), Is.Null);

    [Test]
    public void A_part_of_a_page_is_left()
    {
        var once = string.Concat(Enumerable.Repeat("<p>Schöne Grüße aus Köln</p>", 40));
        Assert.That(TwiceEncoded.Mend(once + Twice("<p>schön, für, größer</p>", Encoding.Latin1)), Is.Null);
    }

    [Test]
    public void What_of_a_mended_page_is_no_utf_8_stays()
    {
        var text = string.Concat(Enumerable.Repeat("isn’t ", 40));
        Assert.That(TwiceEncoded.Mend(Twice(text, Encoding.Latin1) + "© Harbour Post"), Is.EqualTo(text + "© Harbour Post"));
    }

    [Test]
    public void The_record_of_such_a_page_reads_well()
    {
        var body = string.Concat(Enumerable.Range(1, 4).Select(n => $"<p>{n}. The harbour’s wall isn’t old, the mayor said, and the town’s masons know it well.</p>"));
        var page = $"<!doctype html><html><head><meta charset=utf-8><title>Masons’ work</title></head><body><article><h1>Masons’ work</h1>{body}</article></body></html>";
        var twice = Twice(page, Encoding.Latin1);
        var bytes = new ArticleExtractor().Extract(Encoding.UTF8.GetBytes(twice), url: null).Article!;
        var text = new ArticleExtractor().Extract(twice, url: null).Article!;
        Assert.Multiple(() =>
        {
            Assert.That(bytes.Title, Is.EqualTo("Masons’ work"));
            Assert.That(bytes.Body[0].Text, Does.StartWith("1. The harbour’s wall isn’t old"));
            Assert.That(text, Is.EqualTo(bytes));
        });
    }

    private static string Twice(string text, Encoding wrong) => wrong.GetString(Encoding.UTF8.GetBytes(text));
}
