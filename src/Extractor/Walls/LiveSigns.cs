using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Walls;

/// <summary>What only matters of a page that was just fetched.</summary>
/// <param name="Wall">The wall that it is; null where it is none.</param>
/// <param name="Refresh">The page that it leads to by itself (<c>meta http-equiv="refresh"</c>); null where it stays.</param>
internal sealed record LiveSigns(PageWall? Wall, Uri? Refresh)
{
    /// <summary>
    /// The longest wait, in seconds, that still is a redirect. Pages that reload themselves do so after minutes, and lead to themselves.
    /// </summary>
    private const int LongestWait = 10;

    /// <summary>Reads the signs.</summary>
    /// <param name="survey">The page.</param>
    /// <param name="article">What was read of it.</param>
    /// <param name="markup">The page's markup.</param>
    /// <param name="visit">How it was come to.</param>
    /// <param name="budget">The limits to keep.</param>
    internal static LiveSigns Read(PageSurvey survey, Article article, ReadOnlySpan<char> markup, LiveVisit visit, PageBudget budget)
    {
        var controls = PageControls.Read(survey.Tree, budget);
        var wall = WallReader.Read(survey, article, markup, visit, controls.HasPassword);
        return new LiveSigns(wall, wall is null ? Target(controls.Refresh, survey, article, visit.Url) : null);
    }

    /// <summary>
    /// Reads the signs of a page whose data alone was read. What tells most walls is in the text, so that only a page whose data shows it
    /// to be a story is judged without it; such a one is a wall where its headers say so.
    /// </summary>
    /// <param name="survey">The page.</param>
    /// <param name="article">What was read of it.</param>
    /// <param name="visit">How it was come to.</param>
    /// <returns>The signs; null where the whole page has to be read for them.</returns>
    internal static LiveSigns? OfData(PageSurvey survey, Article article, LiveVisit visit)
    {
        if (visit.Challenge is { } header)
        {
            return new LiveSigns(new PageWall(WallKind.Challenge, header), null);
        }

        return WallReader.IsStated(survey, article) ? new LiveSigns(null, null) : null;
    }

    private static Uri? Target(RefreshText? refresh, PageSurvey survey, Article article, Uri page)
    {
        if (refresh is not { Seconds: <= LongestWait } asked || !WallReader.IsShort(article))
        {
            return null;
        }

        // The address is relative to the page's base, where it states one (HTML standard, sections 2.4.3 and 4.2.3).
        var root = survey.BaseHref is { } href && Uri.TryCreate(page, href, out var stated) ? stated : page;
        var target = asked.Target.Length == 0 || !Uri.TryCreate(root, asked.Target, out var resolved) ? null : Urls.Resolve(null, resolved.AbsoluteUri);
        return target is null || Address(target) == Address(page) ? null : target;
    }

    private static string Address(Uri url) => url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
