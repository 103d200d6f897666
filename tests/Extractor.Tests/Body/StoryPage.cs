using Extractor.Parse;

namespace Extractor.Tests.Body;

/// <summary>The blocks of small pages, as the body stage sees them.</summary>
internal static class StoryPage
{
    public const string Sentence = "The council of Nordvik has decided to rebuild the old pier before the autumn storms begin this year.";

    public static List<TextBlock> Blocks(string body)
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        // The tree is let go with the test; the blocks read from it.
        return PageSurveyor.Survey(PageParser.Parse($"<html><body>{body}</body></html>".AsMemory(), budget), budget).Blocks;
    }
}
