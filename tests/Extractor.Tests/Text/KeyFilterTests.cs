using Extractor.Text;

namespace Extractor.Tests.Text;

internal sealed class KeyFilterTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(500)]
    [TestCase(20_000)]
    public void HoldsWhatItIsGivenAndLittleElse(int count)
    {
        var keys = Enumerable.Range(0, count).Select(i => (long)i * 7_919).ToList();
        var filter = new KeyFilter(keys);
        Assert.That(keys, Has.All.Matches<long>(filter.MayHold));
        var others = Enumerable.Range(0, 10_000).Select(i => ((long)i * 7_919) + 1).Count(filter.MayHold);
        Assert.That(others, Is.LessThan(2_000));
    }
}
