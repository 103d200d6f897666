using Extractor.Text;

namespace Extractor.Tests.Text;

[TestFixture]
internal sealed class IriTests
{
    [TestCase("https://gazette.example/brücke-über-den-fluss", "https://gazette.example/brücke-über-den-fluss")]
    [TestCase("https://gazette.example/br%C3%BCcke", "https://gazette.example/br%C3%BCcke", Description = "as the page writes it")]
    [TestCase("https://gazette.example/橋/100%25", "https://gazette.example/橋/100%25")]
    [TestCase("https://gazette.example/мост?q=а b&c=%26", "https://gazette.example/мост?q=а%20b&c=%26")]
    [TestCase("https://gazette.example/ü/%C3%28/%FF", "https://gazette.example/ü/%C3%28/%FF", Description = "no UTF-8")]
    [TestCase("https://gazette.example/ü\u202E/\u200B", "https://gazette.example/ü%E2%80%AE/%E2%80%8B", Description = "invisible signs stay escaped")]
    [TestCase("https://gazette.example/कि/𐐷", "https://gazette.example/कि/𐐷")]
    [TestCase("https://gazette.example/plain?a=1#b", "https://gazette.example/plain?a=1#b")]
    public void Is_written_as_the_page_does_and_reads_back_to_an_equal_address(string address, string expected)
    {
        var url = new Uri(address);
        var written = Iri.Of(url);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(written, Is.EqualTo(expected));
            Assert.That(new Uri(written), Is.EqualTo(url));
            Assert.That(Iri.Of(new Uri(written)), Is.EqualTo(written));
        }
    }
}
