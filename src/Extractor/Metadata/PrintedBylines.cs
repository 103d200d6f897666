using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>A byline as the page prints it.</summary>
/// <param name="Text">The line from its opener to the last name.</param>
/// <param name="Authors">Who it names.</param>
/// <param name="IsOpened">Whether it starts with a byline word such as "By".</param>
/// <param name="IsNear">Whether it stands by the headline; else it stands at the end of the story.</param>
internal sealed record PrintedByline(string Text, IReadOnlyList<Author> Authors, bool IsOpened, bool IsNear);

/// <summary>Finds the printed byline: the nearest to the headline, else one at the end of the story.</summary>
internal sealed class PrintedBylines(PageSurvey survey, Lexicon lexicon, string? siteName, int titleIndex, int lastBody, Uri? page)
{
    private const int LongestByline = 400;
    private const int LongestLine = 120;
    private const int BlocksBefore = 12;
    private const int BlocksAfter = 24;
    private const int BlocksAfterBody = 5;
    private const int SiblingBlocks = 6;
    private const int EndRank = 60;
    private const BlockCues Elsewhere = BlockCues.InNav | BlockCues.InFooter | BlockCues.Comment | BlockCues.Related | BlockCues.List
        | BlockCues.InFigcaption | BlockCues.Caption;

    private readonly HashSet<PageElement> _read = [];
    private PrintedByline? _best;
    private int _bestRank = int.MaxValue;

    public PrintedByline? Find()
    {
        for (var i = 0; i < survey.Bylines.Count; i++) ReadElement(i);
        // A byline without a class of its own: a short line near the headline that starts with a byline word or holds a name and a time.
        var to = Math.Min(survey.Blocks.Count, titleIndex < 0 ? 0 : titleIndex + BlocksAfter);
        for (var i = Math.Max(0, titleIndex - BlocksBefore); i < to; i++) ReadBlock(i, timed: i > titleIndex);
        for (var i = Math.Max(to, lastBody - 1); i < Math.Min(survey.Blocks.Count, lastBody + BlocksAfterBody); i++) ReadBlock(i, timed: false);
        return _best;
    }

    private void ReadElement(int index)
    {
        var element = survey.Bylines[index];
        var position = survey.Positions[element];
        var rank = Rank(position);
        if (rank >= _bestRank || IsInsideRead(element)) return;
        if (position < survey.Blocks.Count && survey.Blocks[position].Has(Elsewhere)) return;
        var line = BylineLine.Of(element, page);
        if (line.Text.Length is 0 or > LongestByline) return;
        var authors = Parse(line, IsMarked(element));
        if (authors.Count == 0) return;
        _read.Add(element);
        // Each author in an element of the same kind.
        foreach (var other in Siblings(index))
        {
            var more = BylineLine.Of(other, page);
            if (line.Text.Length + more.Text.Length > LongestByline) break;
            line = new BylineLine(line.Text + "\n" + more.Text, [.. line.Anchors, .. more.Anchors]);
            _read.Add(other);
            authors = Parse(line, IsMarked(element));
        }
        Take(line, authors, rank);
    }

    private void ReadBlock(int index, bool timed)
    {
        var block = survey.Blocks[index];
        if (index == titleIndex || block.Text.Length > LongestLine || block.Shape == BlockShape.Heading || block.Has(Elsewhere)) return;
        var rank = Rank(index) + 3;
        if (rank >= _bestRank) return;
        if (!lexicon.TryStripBylinePrefix(block.Text, out _)
            && !(timed && PrintedTime.TryRead(block.Text, lexicon, null, out _, out var start, out _) && start > 1)) return;
        var line = new BylineLine(block.Text, block.Link is { } link
            ? [new BylineAnchor(PageTextReader.Fold(link), Urls.Resolve(page, link.Get(PageAttribute.Href)))] : []);
        // Inline elements that touch have lost the boundary between name and date in the block's text.
        var whole = BylineLine.Of(block.Element, page);
        if (whole.Text.Length >= block.Text.Length && whole.Text.Length <= block.Text.Length + 8) line = whole;
        Take(line, Parse(line, isMarked: false), rank);
    }

    private void Take(BylineLine line, List<Author> authors, int rank)
    {
        if (authors.Count == 0 || IsDoubtful(line, authors)) return;
        if (authors[0].Kind == AuthorKind.Organization) rank += 4;
        if (rank >= _bestRank) return;
        var text = PrintedLine(line.Text, authors);
        _best = new PrintedByline(text, authors, lexicon.TryStripBylinePrefix(text, out _), rank < EndRank);
        _bestRank = rank;
    }

    /// <summary>A single word that nothing but a class calls a name is as often a label.</summary>
    private bool IsDoubtful(BylineLine line, List<Author> authors) =>
        line.Anchors.Count == 0 && authors is [{ Kind: AuthorKind.Person } only] && !only.Name.Contains(' ', StringComparison.Ordinal)
        && !TextFold.IsUnspaced(only.Name[0]) && !lexicon.TryStripBylinePrefix(PrintedLine(line.Text, authors), out _);

    private List<Author> Parse(BylineLine line, bool isMarked)
    {
        var authors = BylineParser.ParsePrinted(line.Text, lexicon, siteName, isMarked).ToList();
        for (var i = 0; i < authors.Count; i++)
        {
            foreach (var anchor in line.Anchors)
            {
                if (!authors[i].Name.Contains(anchor.Text, StringComparison.OrdinalIgnoreCase)
                    && !anchor.Text.Contains(authors[i].Name, StringComparison.OrdinalIgnoreCase)) continue;
                authors[i] = authors[i] with { Url = authors[i].Url ?? anchor.Url };
                // What is linked is the name; what stands beside it without a sign between is a role or a button.
                if (anchor.Text.Length < authors[i].Name.Length && anchor.Text.Contains(' ', StringComparison.Ordinal)
                    && BylineParser.ParsePrinted(anchor.Text, lexicon, siteName, isMarked: true) is [{ Kind: AuthorKind.Person } linked])
                    authors[i] = linked with { Url = anchor.Url, Role = authors[i].Role };
                break;
            }
        }
        return [.. BylineParser.Dedupe(authors)];
    }

    private IEnumerable<PageElement> Siblings(int index)
    {
        var first = survey.Bylines[index];
        var kind = first[PageAttribute.Class].ToString();
        var last = survey.Positions[first];
        for (var i = index + 1; i < survey.Bylines.Count; i++)
        {
            var other = survey.Bylines[i];
            var position = survey.Positions[other];
            if (position > last + SiblingBlocks) yield break;
            if (other.Tag != first.Tag || !other[PageAttribute.Class].Span.SequenceEqual(kind) || IsInsideRead(other)) continue;
            if (other.Parent != first.Parent && other.Parent?.Parent != first.Parent?.Parent) continue;
            last = position;
            yield return other;
        }
    }

    private bool IsInsideRead(PageElement element)
    {
        var up = element;
        for (var depth = 0; up is not null && depth < 12; depth++, up = up.Parent)
            if (_read.Contains(up)) return true;
        return false;
    }

    private static bool IsMarked(PageElement element) =>
        element[PageAttribute.Rel].Span.Contains("author", StringComparison.OrdinalIgnoreCase)
        || element[PageAttribute.ItemProp].Span.Contains("author", StringComparison.OrdinalIgnoreCase);

    /// <summary>The printed line from its opener to the last name: without the date, the place or the share links beside it.</summary>
    private string PrintedLine(string text, List<Author> authors)
    {
        int start = text.Length, end = 0;
        foreach (var author in authors)
        {
            var at = text.IndexOf(author.Name, StringComparison.Ordinal);
            if (at < 0) continue;
            start = Math.Min(start, at);
            end = Math.Max(end, at + author.Name.Length);
        }
        if (end == 0) return TitleCleaner.OneLine(text);
        var before = text.AsSpan(0, start).LastIndexOfAny("•|·\n") + 1;
        // An opener in an element of its own.
        if (before > 1)
        {
            var line = text.AsSpan(0, before - 1).LastIndexOfAny("•|·\n") + 1;
            var opener = text.AsSpan(line, before - 1 - line).Trim();
            if (opener.Length > 0 && text.AsSpan(before, start - before).IsWhiteSpace() && text[before - 1] == '\n'
                && lexicon.TryStripBylinePrefix(string.Concat(opener, " ", text.AsSpan(start, end - start)), out var length) && length >= opener.Length)
                before = line;
        }
        return TitleCleaner.OneLine(text.AsSpan(before, end - before));
    }

    private int Rank(int position)
    {
        if (titleIndex < 0) return 100 + position;
        var fromTitle = position >= titleIndex ? position - titleIndex : (titleIndex - position) * 2;
        if (fromTitle <= BlocksAfter) return fromTitle;
        var fromEnd = position - lastBody;
        return fromEnd is >= -1 and <= BlocksAfterBody ? EndRank + fromEnd + 1 : int.MaxValue;
    }
}
