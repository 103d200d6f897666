using System.Text;
using Extractor.Decode;

namespace Extractor.Tests.Decode;

[TestFixture]
internal sealed class MetaPrescanTests
{
    [TestCase("<meta charset=koi8-r>", "koi8-r")]
    [TestCase("<META CHARSET = 'KOI8-R' >", "koi8-r")]
    [TestCase("<meta/charset=\"koi8-r\"/>", "koi8-r")]
    [TestCase("<meta name=x charset=koi8-r>", "koi8-r")]
    [TestCase("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">", "windows-1251")]
    [TestCase("<meta content='text/html;charset = windows-1251' http-equiv='content-type'>", "windows-1251")]
    [TestCase("<meta content=\"text/html; charset=&quot;windows-1251\" http-equiv=refresh>", null)]
    [TestCase("<meta content=\"text/html; charset=windows-1251\">", null)]
    [TestCase("<meta charset=unknown><meta charset=big5>", "big5")]
    [TestCase("<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5")]
    [TestCase("<!--><meta charset=koi8-r>", "koi8-r")]
    [TestCase("<a title='<meta charset=koi8-r>'><meta charset=big5>", "big5")]
    [TestCase("<script>write('<meta charset=koi8-r>')</SCRIPT><meta charset=big5>", "big5")]
    [TestCase("<style><meta charset=koi8-r></style><meta charset=big5>", "big5")]
    [TestCase("<body><meta charset=koi8-r>", null)]
    [TestCase("<!DOCTYPE html [x]><?php ?></ nothing><meta charset=big5>", "big5")]
    [TestCase("<meta charset=utf-16le>", "utf-8")]
    [TestCase("<meta charset=x-user-defined>", "windows-1252")]
    [TestCase("<meta charset=latin1>", "windows-1252")]
    [TestCase("<meta charset=gb2312>", "gb18030")]
    [TestCase("<?xml version=\"1.0\" encoding=\"windows-1250\"?><html>", "windows-1250")]
    [TestCase("<?xml version='1.0' encoding = 'utf-16' ?>", "utf-8")]
    [TestCase("<?xml version='1.0'?><meta charset=big5>", "big5")]
    [TestCase("<meta charset", null)]
    [TestCase("<meta charset=\"big5", null)]
    [TestCase("<", null)]
    [TestCase("", null)]
    public void Reads_as_the_standard_does(string page, string? expected)
    {
        var found = MetaPrescan.Find(Encoding.Latin1.GetBytes(page));
        Assert.That(found?.CodePage, Is.EqualTo(expected is null ? null : CharsetLabels.Find(expected)?.CodePage));
    }

    [Test]
    public void Finds_a_declaration_behind_long_scripts()
    {
        var page = "<head><script>" + new string('x', 20_000) + "</script><meta charset=big5>";
        Assert.That(MetaPrescan.Find(Encoding.ASCII.GetBytes(page))?.CodePage, Is.EqualTo(950));
    }

    [TestCase("text/html; charset=UTF-8", "UTF-8")]
    [TestCase("text/html;charset=\"utf-8\" ; x=y", "utf-8")]
    [TestCase("text/html; charset='utf-8'", "utf-8")]
    [TestCase("text/html; charset=utf-8,text/html", "utf-8")]
    [TestCase("text/html; charset", "")]
    [TestCase("text/html; charset=", "")]
    [TestCase("text/html; charset=\"utf-8", "")]
    [TestCase("text/html; charsets; charset=big5", "big5")]
    [TestCase("", "")]
    public void Reads_a_content_type(string contentType, string expected) =>
        Assert.That(ContentTypeCharset.Find(contentType).ToString(), Is.EqualTo(expected));

    [Test]
    public void Every_label_has_an_encoding_that_replaces_what_it_cannot_decode()
    {
        foreach (var label in new[] { "ascii", "l2", "l3", "l4", "cyrillic", "arabic", "greek", "hebrew", "iso-8859-13", "l9", "koi", "koi8-u", "mac", "tis-620", "cp1250", "cp1251", "cp1253", "latin5", "cp1255", "cp1256", "cp1257", "cp1258", "x-mac-ukrainian", "chinese", "cn-big5", "x-euc-jp", "csiso2022jp", "ms_kanji", "korean", "ibm866", " UTF8\n" })
        {
            Assert.That(CharsetLabels.Find(label), Is.Not.Null, label);
        }

        Assert.That(CharsetLabels.Find("hz-gb-2312"), Is.Null);
        Assert.That(CharsetLabels.Find(new string('x', 1_000)), Is.Null);
    }
}
