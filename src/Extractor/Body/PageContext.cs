using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Body;

/// <summary>What is known of a page before its body is located.</summary>
/// <param name="Survey">The page's blocks.</param>
/// <param name="Lexicon">The words of the page's language.</param>
/// <param name="Title">The headline; null when none was found.</param>
/// <param name="TitleIndex">The index of the block that prints the headline; -1 when none does.</param>
/// <param name="Description">The page's description, as its metadata states it.</param>
/// <param name="StatedBody">The body that JSON-LD states.</param>
internal sealed record PageContext(
    PageSurvey Survey, Lexicon Lexicon, string? Title, int TitleIndex, string? Description, string? StatedBody)
{
    /// <summary>The questions that the page states that it answers, with the answers, without markup.</summary>
    public IReadOnlyList<(string Question, string Answer)> Questions { get; init; } = [];

    /// <summary>The shape of each block's text.</summary>
    public Strip<TextShape> Shapes { get; } = ShapesOf(Survey);

    /// <summary>The words of each block.</summary>
    public PageVocabulary Vocabulary => vocabulary ??= new PageVocabulary(this);

    /// <summary>Which blocks belong together.</summary>
    public BlockKin Kin => kin ??= new BlockKin(Survey);

    /// <summary>Figures over groups of blocks.</summary>
    public BlockGroups Groups => groups ??= new BlockGroups(this);

    private PageVocabulary? vocabulary;
    private BlockKin? kin;
    private BlockGroups? groups;

    private static Strip<TextShape> ShapesOf(PageSurvey survey)
    {
        var shapes = survey.Room.Take<TextShape>(survey.Blocks.Count);
        for (var i = 0; i < shapes.Length; i++)
        {
            survey.Budget.CheckText(survey.Blocks[i].Text.Length);
            shapes[i] = TextShape.Of(survey.Blocks[i].Text);
        }
        return shapes;
    }
}
