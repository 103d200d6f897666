using System.Text;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Reads the section of a page that states none and prints no trail: the folder of its address whose name a link or a line above the
/// headline prints, or the only category that is linked beside the headline.
/// </summary>
internal static class PrintedSection
{
    private const int LongestName = 40;
    private const int LongestLine = 80;
    private const int MostWords = 5;

    /// <summary>Shorter folders are languages and countries.</summary>
    private const int ShortestFolder = 3;
    private const int LongestLocale = 5;
    private const int MostFolders = 8;
    private const int MostBlocks = 400;

    /// <summary>How far above the headline a line says what the story is, whatever it is called.</summary>
    private const int RightAbove = 3;
    private const int LinesBelow = 6;

    public static string? Read(PageSurvey survey, string? title, int titleIndex, string? siteName, Uri? page)
    {
        if (titleIndex < 0 || page is null) return null;
        return OfFolder(survey, title, titleIndex, siteName, page) ?? OfCategory(survey, title, titleIndex, siteName, page);
    }

    /// <summary>The innermost folder that is named above the headline.</summary>
    private static string? OfFolder(PageSurvey survey, string? title, int titleIndex, string? siteName, Uri page)
    {
        var folders = Folders(page);
        if (folders.Count == 0) return null;
        string? best = null;
        var depth = -1;
        var shared = survey.Blocks[titleIndex].All;
        for (var i = Math.Max(0, titleIndex - MostBlocks); i < titleIndex; i++)
        {
            survey.Budget.Check();
            var block = survey.Blocks[i];
            if (block.Text.Length > LongestLine || block.Has((BlockCues.InFooter | BlockCues.InForm) & ~shared)) continue;
            var isNear = i >= titleIndex - RightAbove && !block.Has((BlockCues.InNav | BlockCues.Nav | BlockCues.InHeader) & ~shared);
            if (block.LinkCount == 0)
            {
                if (isNear) Take(block.Text, folders.FindIndex(folder => IsNamed(folder, Bare(block.Text))), isNear);
            }
            else if (block.IsLink && block.LinkCount == 1) Take(block.Text, LinkedFolder(Urls.Resolve(page, block.Link?.Get(PageAttribute.Href)), page, folders), isNear);
            else
            {
                foreach (var anchor in BylineLine.Of(block.Element, page).Anchors) Take(anchor.Text, LinkedFolder(anchor.Url, page, folders), isNear);
            }
        }
        return best;

        // The nearer of two that name the same folder. What is printed as the address has it is an account or no name at all.
        void Take(string text, int at, bool isNear)
        {
            if (at < 0 || at < depth || Bare(text) is not { Length: > 1 } name || (name == folders[at] && BreadcrumbReader.IsSlug(name)) || !(IsNamed(folders[at], name) || (isNear && MayName(folders[at], name))) || !IsName(name, title, siteName)) return;
            (best, depth) = (name, at);
        }
    }

    private static string Bare(string text) => text.Replace('\n', ' ').Trim(' ', '|', '/', '>', '›', '»', '·', '•', ':');

    // Right above the headline a name that goes on, or one that no address can write.
    private static bool MayName(string folder, string name)
    {
        var (key, letters) = (TextFold.Letters(folder), TextFold.Letters(name));
        return letters.Length > 0 && (!char.IsAscii(letters[0]) || letters.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(letters, StringComparison.Ordinal));
    }

    /// <summary>The folders of an address without the story itself; a short one and the year of an archive keep their place and name nothing.</summary>
    private static List<string> Folders(Uri page)
    {
        var parts = page.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folders = new List<string>();
        for (var i = 0; i < parts.Length - 1 && i < MostFolders; i++) folders.Add(Uri.UnescapeDataString(parts[i]));
        return folders;
    }

    /// <summary>Which folder of the page a link leads to; -1 for none.</summary>
    private static int LinkedFolder(Uri? link, Uri page, List<string> folders)
    {
        if (link is null || !BreadcrumbReader.IsFolderOf(link, page)) return -1;
        var depth = link.AbsolutePath.AsSpan().Trim('/').Count('/');
        return depth < folders.Count && IsFolderName(folders[depth]) ? depth : -1;
    }

    private static bool IsFolderName(string folder) =>
        folder.Length >= ShortestFolder && folder.Any(char.IsLetter) && !(folder.Length == LongestLocale && folder[2] == '-') && !TopicWords.IsNoFolder(folder);

    private static bool IsNamed(string folder, string name)
    {
        if (!IsFolderName(folder)) return false;
        var key = TextFold.Letters(folder);
        return key.Length >= ShortestFolder && (TextFold.Letters(name) == key || TextFold.Letters(Spelt(name)) == key);
    }

    /// <summary>A name with the two letters that addresses write for one with a mark.</summary>
    private static string Spelt(string name)
    {
        if (!name.AsSpan().ContainsAnyExceptInRange(' ', '~')) return name;
        var spelt = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var letters = char.ToLowerInvariant(c) switch { 'ä' or 'æ' => "ae", 'ö' or 'ø' => "oe", 'ü' => "ue", 'å' => "aa", 'ß' => "ss", _ => null };
            if (letters is null) spelt.Append(c);
            else spelt.Append(letters);
        }
        return spelt.ToString();
    }

    private static bool IsName(string name, string? title, string? siteName) =>
        name.Length is > 1 and <= LongestName && name.AsSpan().Count(' ') < MostWords - 1 && char.IsLetterOrDigit(name[0]) && name.Any(char.IsLetter)
        && !TextFold.Same(name, siteName) && !TextFold.Same(name, title) && !TopicWords.IsNoSection(name);

    /// <summary>The one category that links beside the headline lead to, by their address or <c>rel</c>; null where there are several.</summary>
    private static string? OfCategory(PageSurvey survey, string? title, int titleIndex, string? siteName, Uri page)
    {
        string? only = null;
        var elsewhere = (BlockCues.InNav | BlockCues.Nav | BlockCues.Related | BlockCues.List | BlockCues.InFooter) & ~survey.Blocks[titleIndex].All;
        for (var i = Math.Max(0, titleIndex - RightAbove); i <= Math.Min(survey.Blocks.Count - 1, titleIndex + LinesBelow); i++)
        {
            var block = survey.Blocks[i];
            if (i == titleIndex || block.LinkCount == 0 || block.Text.Length > LongestLine || block.Has(elsewhere)) continue;
            foreach (var anchor in BylineLine.Of(block.Element, page).Anchors)
            {
                if (anchor.Url is not { } url || !Urls.SameSite(url, page) || !TopicTest.IsCategory(url) || !block.Text.Contains(anchor.Text, StringComparison.Ordinal) || !IsName(anchor.Text, title, siteName)) continue;
                if (only is not null && !TextFold.Same(only, anchor.Text)) return null;
                only = anchor.Text;
            }
        }
        return only;
    }
}
