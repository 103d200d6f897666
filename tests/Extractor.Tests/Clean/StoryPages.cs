using Extractor.Clean;
using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Tests.Clean;

/// <summary>Small pages as the clean stage sees them: every block whose element or ancestor has the class <c>story</c> is of the body.</summary>
internal static class StoryPages
{
    public const string Sentence = "The council of Musterau has decided to mend the harbour wall before the autumn storms begin this year.";

    public static StoryInput Read(string body, string language = "en", string? description = null, string? title = "Harbour wall to be mended")
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        // The tree is let go with the test; the survey reads from it.
        var tree = PageParser.Parse($"<html><body>{body}</body></html>".AsMemory(), budget);
        var survey = PageSurveyor.Survey(tree, budget);
        var titleIndex = survey.Blocks.FindIndex(b => b.Element.Tag == PageTag.H1);
        return new StoryInput(
            survey, [.. survey.Blocks.Select(b => IsStory(b.Element))], LanguageCatalog.BuiltIn.For(language), title, titleIndex, description,
            "Harbour Post", new Uri("https://harbour.example/story"), new Uri("https://harbour.example/story"));
    }

    private static bool IsStory(PageElement element)
    {
        for (PageElement? up = element; up is not null; up = up.Parent)
            if (up.Get(PageAttribute.Class) == "story") return true;
        return false;
    }
}
