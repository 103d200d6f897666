using System.Text.Json;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>
/// Tells the page's own story in its state by the title: states hold other stories as well, which may be longer.
/// </summary>
internal sealed class StateTitles
{
    private const int MostTitles = 20;
    private const int MostProperties = 200;

    /// <summary>A shorter title is a word that anything may be called by.</summary>
    private const int LeastTitle = 8;
    private const int LongestTitle = 400;

    private readonly HashSet<string> titles = new(StringComparer.Ordinal);
    private readonly string document;

    public StateTitles(PageSurvey survey)
    {
        document = TextFold.Fold(survey.DocumentTitle);
        foreach (var stated in survey.Meta.All("og:title").Take(MostTitles)) Add(MarkupText.Decode(stated));
        foreach (var block in survey.Blocks)
        {
            if (titles.Count >= MostTitles) break;
            if (block is { Shape: BlockShape.Heading, Level: 1 }) Add(block.Text);
        }
    }

    /// <summary>Whether an object states one of the page's titles: as a property, or within one that gives it for several editions.</summary>
    public bool AreIn(StateValue holder)
    {
        var left = MostProperties;
        foreach (var property in holder.Properties)
        {
            if (left-- <= 0) return false;
            if (IsTitle(property.Value)) return true;
            if (property.Value.Kind != JsonValueKind.Object) continue;
            foreach (var inner in property.Value.Properties)
            {
                if (left-- <= 0) return false;
                if (IsTitle(inner.Value)) return true;
            }
        }
        return false;
    }

    /// <summary>Whether an object states a headline of any story.</summary>
    public static bool HasHeadline(StateValue holder) =>
        StateWords.Find(holder, StateWords.Names.Headlines, JsonValueKind.Object) is not null || StateWords.Text(holder, StateWords.Names.Headlines) is { Length: > 0 };

    private void Add(string title)
    {
        if (title.Length <= LongestTitle && TextFold.Fold(title) is { Length: >= LeastTitle } folded) titles.Add(folded);
    }

    private bool IsTitle(StateValue value)
    {
        if (value.Text is not { Length: >= LeastTitle and <= LongestTitle } text) return false;
        var title = TextFold.Fold(MarkupText.Decode(text));
        // The document's title goes on with the site's name, which is shorter, or begins with it.
        return title.Length >= LeastTitle && (titles.Contains(title) || (title.Length * 2 > document.Length && document.StartsWith(title, StringComparison.Ordinal)));
    }
}
