using Extractor.Assemble;
using Extractor.Body;
using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Tests.Body;

internal sealed class PageVocabularyTests
{
    [Test]
    public void TellsWhatShareOfABlockStandsInTheHeadline()
    {
        var vocabulary = Of("<h1>Granite bridge closed</h1><p>The granite bridge was closed.</p><p>Weather tomorrow: sunshine</p>");

        Assert.Multiple(() =>
        {
            Assert.That(vocabulary.CountOf(1), Is.EqualTo(3));
            Assert.That(vocabulary.ShareInHeadline(1), Is.EqualTo(1));
            Assert.That(vocabulary.ShareInHeadline(2), Is.Zero);
        });
    }

    [Test]
    public void ABlockIsHeldAgainstOthersOnly()
    {
        var vocabulary = Of("<h1>Title</h1><p>granite lanterns</p><p>granite pillars</p>");
        using var spread = vocabulary.Spread(i => i > 0);

        Assert.Multiple(() =>
        {
            Assert.That(vocabulary.ShareInOthers(spread, 1, isChosen: true), Is.EqualTo(0.5));
            Assert.That(vocabulary.ShareInOthers(spread, 2, isChosen: true), Is.EqualTo(0.5));
            Assert.That(vocabulary.ShareInOthers(spread, 0, isChosen: false), Is.Zero);
        });
    }

    [Test]
    public void PairsOfCharactersAreTheWordsWhereNothingPartsThem()
    {
        var vocabulary = Of("<h1>石橋閉鎖</h1><p>石橋が閉鎖された</p>");

        Assert.That(vocabulary.ShareInHeadline(1), Is.GreaterThan(0).And.LessThan(1));
    }

    private static PageVocabulary Of(string body)
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        using var tree = PageParser.Parse($"<html lang=en><body>{body}</body></html>".AsMemory(), budget);
        return new ArticleAssembler(LanguageCatalog.BuiltIn).Context(PageSurveyor.Survey(tree, budget), null).Vocabulary;
    }
}
