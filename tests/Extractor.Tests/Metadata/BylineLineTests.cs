using Extractor.Metadata;

namespace Extractor.Tests.Metadata;

internal sealed class BylineLineTests
{
    [Test]
    public void NoWhiteSpaceIsForgotten() => Assert.That(
        new string([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) && c != ' ')]),
        Is.EqualTo(BylineLine.OtherWhiteSpace));
}
