using Extractor.Metadata;

namespace Extractor.Tests.Metadata;

[TestFixture]
public sealed class AuthorPathsTests
{
    [TestCase("https://planet.example/author/jane-roe", true)]
    [TestCase("https://planet.example/news/authors/jane-roe/", true)]
    [TestCase("https://planet.example/autoren/jane-roe.html", true)]
    [TestCase("https://planet.example/author", false, Description = "the segment itself")]
    [TestCase("https://planet.example/authority/jane", false)]
    [TestCase("https://planet.example/2024/comet", false)]
    [TestCase("mailto:jane@planet.example", false)]
    public void The_address_tells(string address, bool expected) => Assert.That(AuthorPaths.IsAuthor(new Uri(address)), Is.EqualTo(expected));

    [Test]
    public void No_address_is_no_authors_page() => Assert.That(AuthorPaths.IsAuthor(null), Is.False);
}
