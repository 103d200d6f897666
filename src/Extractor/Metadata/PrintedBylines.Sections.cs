using Extractor.Text;

namespace Extractor.Metadata;

/// <content>Sections of the site and tags that stand beside a name.</content>
internal sealed partial class PrintedBylines
{
    /// <summary>So many single words and nothing else are sections of the site or tags.</summary>
    private const int SingleWords = 3;

    /// <summary>Takes out the sections and tags that stand in one line with the name.</summary>
    private void DropSections(BylineLine line, List<Author> authors)
    {
        var isOpened = lexicon.TryStripBylinePrefix(line.Text, out var opener);
        if (!isOpened) authors.RemoveAll(a => a.Url is { } url && IsOfManyStories(url));
        DropBehindBar(line, authors);
        // A link names one author: what follows the name inside it is what she does.
        for (var i = authors.Count - 1; i > 0; i--)
            if (IsSingleWord(authors[i]) && !IsSingleWord(authors[i - 1]) && authors[i].Url is { } url && authors[i - 1].Url == url) authors.RemoveAt(i);
        if (authors.Count(IsSingleWord) < SingleWords || !authors.TrueForAll(a => a.Kind != AuthorKind.Person || IsSingleWord(a))) return;
        // Right after the opener stands the author nevertheless.
        var isFirst = isOpened && line.Text.AsSpan(opener).StartsWith(authors[0].Name, StringComparison.Ordinal);
        var first = authors[0];
        authors.RemoveAll(a => IsSingleWord(a) && !(isFirst && a == first));
    }

    /// <summary>"By Jane Roe | Harbour": behind a bar a link that leads to no author's page is a section, unless authors are linked in that way.</summary>
    private static void DropBehindBar(BylineLine line, List<Author> authors)
    {
        for (var i = authors.Count - 1; i > 0; i--)
        {
            if (authors[i] is not { Kind: AuthorKind.Person, Url: { Scheme: "http" or "https" } url } || IsOfAuthor(line, url)) continue;
            var at = line.Text.IndexOf(authors[i].Name, StringComparison.Ordinal);
            if (at <= 0 || line.Text.AsSpan(0, at).TrimEnd() is not [.., '|' or '•' or '·']) continue;
            if (authors[0].Url is null || IsOfAuthor(line, authors[0].Url)) authors.RemoveAt(i);
        }
    }

    private static bool IsOfAuthor(BylineLine line, Uri? url)
    {
        if (AuthorPaths.IsAuthor(url)) return true;
        foreach (var anchor in line.Anchors)
            if (anchor.IsAuthor && anchor.Url == url) return true;
        return false;
    }

    /// <summary>A line with the number of an issue, "№ 86": where the story was printed.</summary>
    private static bool HasIssue(ReadOnlySpan<char> text)
    {
        if (text.Contains('№')) return true;
        for (var at = text.IndexOf("o.", StringComparison.OrdinalIgnoreCase); at > 0 && at + 2 < text.Length;)
        {
            // "No. 86, p. 7"
            if (text[at - 1] == 'N' && (at == 1 || !char.IsLetter(text[at - 2])) && text[(at + 2)..].TrimStart() is [>= '0' and <= '9', ..]) return true;
            var next = text[(at + 2)..].IndexOf("o.", StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + 2 + next;
        }
        return false;
    }

    /// <summary>Whether a link leads to the stories of a tag or a section: what it says is theirs and nobody's name.</summary>
    private static bool IsOfManyStories(Uri url)
    {
        if (AuthorPaths.IsAuthor(url)) return false;
        if (TopicWords.IsTagAddress(url.AbsoluteUri) || TopicWords.HasTopicQuery(url.Query)) return true;
        var path = url.AbsolutePath.AsSpan().Trim('/');
        while (path.LastIndexOf('/') is > 0 and var slash)
        {
            path = path[..slash];
            if (LinkPathWords.BuiltIn.Of(path[(path.LastIndexOf('/') + 1)..]) == PathKind.Section) return true;
        }
        return false;
    }

    private static bool IsSingleWord(Author author) =>
        author.Kind == AuthorKind.Person && !author.Name.Contains(' ', StringComparison.Ordinal) && !TextFold.IsUnspaced(author.Name[0]);
}
