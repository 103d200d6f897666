using Extractor.Text;

namespace Extractor.Tests.Text;

internal sealed class UrlsTests
{
    [TestCase("/story/7", "/story/7", true)]
    [TestCase("/story/7?utm_source=feed", "/story/7", true)]
    [TestCase("/story/7#end", "/story/7/", true)]
    [TestCase("/story/8", "/story/7", false)]
    [TestCase("/view.php?id=77", "/view.php?id=99", false, TestName = "numbered by the query")]
    [TestCase("/view.php?id=99&from=rss", "/view.php?id=99", true, TestName = "the same number")]
    [TestCase("/view.php?section=3&idxno=1234", "/view.php?idxno=1235&section=3", false, TestName = "numbered by one of two")]
    [TestCase("/story?page=12", "/story?page=11", true, TestName = "further page of a story")]
    [TestCase("/story?w=640", "/story?w=320", true, TestName = "width")]
    [TestCase("/view.php?id=77", "/view.php", true, TestName = "no number on the page's side")]
    [TestCase("/story?tag=ropes", "/story?tag=nails", true, TestName = "words")]
    public void Tells_whether_two_addresses_are_of_one_page(string address, string page, bool same) =>
        Assert.That(Urls.SamePage(new Uri("https://harbour.example" + address), new Uri("https://www.harbour.example" + page)), Is.EqualTo(same));
}
