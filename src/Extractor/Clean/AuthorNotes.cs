namespace Extractor.Clean;

/// <summary>
/// Takes the note about the author off the end of a story: a last paragraph that begins with the name in the byline and goes on with a small
/// letter, "Jane Roe is a writer in Oslo." Who writes a story does not tell it of herself.
/// </summary>
internal static class AuthorNotes
{
    private const int LongestNote = 700;
    private const int LeastLeft = 4;

    /// <param name="body">The story's blocks.</param>
    /// <param name="byline">Who wrote it; null where that is not known.</param>
    public static IReadOnlyList<ArticleBlock> Without(IReadOnlyList<ArticleBlock> body, Byline? byline)
    {
        if (byline is null) return body;
        var end = body.Count;
        // Each author may have one.
        for (var notes = 0; notes < byline.Authors.Count && end > LeastLeft && IsNote(body[end - 1], byline.Authors); notes++) end--;
        return end == body.Count ? body : [.. body.Take(end)];
    }

    private static bool IsNote(ArticleBlock block, IReadOnlyList<Author> authors)
    {
        if (block.Kind != BlockKind.Paragraph || block.Text.Length > LongestNote) return false;
        foreach (var author in authors)
        {
            var name = author.Name;
            if (author.Kind == AuthorKind.Person && name.Contains(' ', StringComparison.Ordinal) && block.Text.Length > name.Length + 2
                && block.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && block.Text[name.Length] == ' ' && char.IsLower(block.Text[name.Length + 1])) return true;
        }
        return false;
    }
}
