using Extractor.Text;

namespace Extractor.Metadata;

/// <content>Whom a byline names beside the authors.</content>
internal sealed partial class PrintedBylines
{
    private const int LongestEdition = 60;

    /// <summary>Takes out who translated the story, and the paper whose folder the story is in, where an author is left.</summary>
    private void DropOthers(BylineLine line, List<Author> authors)
    {
        for (var i = authors.Count - 1; i >= 0 && authors.Count > 1; i--)
            if (IsTranslator(line.Text, authors[i].Name) || (authors[i].Url is null && authors.Exists(other => other.Url is not null) && IsEdition(authors[i].Name))) authors.RemoveAt(i);
    }

    // "Autor Jane Roe, Übersetzung John Doe": the word stands right before the name.
    private static bool IsTranslator(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        if (at <= 0) return false;
        var before = text.AsSpan(0, at).TrimEnd(" :\n");
        return NameWords.IsTranslation(before[(before.LastIndexOfAny(' ', '\n') + 1)..].ToString());
    }

    // "Jane Roe, John Doe - Planet Weekly" in /planet-weekly/.
    private bool IsEdition(string name)
    {
        if (page is null || name.Length > LongestEdition || !name.Contains(' ', StringComparison.Ordinal)) return false;
        var key = TextFold.Letters(name);
        var folders = page.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < folders.Length - 1; i++)
            if (TextFold.Letters(folders[i]) == key) return true;
        return false;
    }
}
