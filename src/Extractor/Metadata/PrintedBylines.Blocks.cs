using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <content>Bylines that no class or attribute marks.</content>
internal sealed partial class PrintedBylines
{
    private const int LongestLine = 120;
    private const int LongestTimed = 90;
    private const int LongestName = 60;
    private const int LongestNameWord = 20;
    private const int MostNames = 8;
    private const int TimedAfterTitle = 8;
    private const int NameAfterTitle = 4;
    private const int LabelsBeforeEnd = 6;
    private const int AgencyBeforeEnd = 3;
    private const BlockCues Quoted = BlockCues.InBlockquote | BlockCues.InFigure | BlockCues.InTable;

    private void ReadBlocks()
    {
        var to = Math.Min(survey.Blocks.Count, titleIndex < 0 ? 0 : titleIndex + BlocksAfter);
        for (var i = Math.Max(0, titleIndex - BlocksBefore); i < to; i++) ReadBlock(i);
        var end = Math.Min(survey.Blocks.Count, Math.Max(lastBody + BlocksAfterBody, _storyEnd));
        if (titleIndex >= 0) for (var i = Math.Max(to, firstBody - BlocksBeforeBody); i <= Math.Min(firstBody, lastBody - LabelsBeforeEnd - 1); i++) ReadBlock(i);
        for (var i = Math.Max(to, lastBody - LabelsBeforeEnd); i < end; i++) ReadBlock(i);
        ReadLabels(to);
        ReadClosing();
        ReadNameLine();
    }

    // A short line that starts with a byline word, links to an author's page, or holds a name and a time.
    private void ReadBlock(int index)
    {
        survey.Budget.Check();
        var block = survey.Blocks[index];
        if (index == titleIndex || IsUnderOtherStory(index)) return;
        var rank = Rank(index, isMarked: true) + 3;
        if (ReadOpener(index, rank) || block.Text.Length > LongestLine) return;
        if (block.Has(ElsewhereAt(index)))
        {
            var isBox = IsBesideTitle(index) && (!block.Has(ElsewhereAt(index) & ~Boxes) || IsSigned(block));
            if (!isBox && !(IsLabel(block) && !block.Has(ElsewhereAt(index) & ~BlockCues.List))) return;
            rank += 6;
        }

        if (rank >= _bestRank || rank < 0) return;
        var line = LineOf(block);
        if (IsLicence(line) || HasIssue(line.Text)) return;
        if (OpenerReporters.InnerOf(line.Text, out _) is { IsEmpty: false } inner)
        {
            // The story goes on behind the bracket.
            if (OpenerReporters.HasReporter(inner)) return;
            if (lexicon.TryStripBylinePrefix(inner, out _)) line = new BylineLine(inner.ToString(), line.Anchors);
        }
        var isOpened = lexicon.TryStripBylinePrefix(line.Text, out var opener);
        if (isOpened && opener >= line.Text.Length)
        {
            ReadLabel(index, rank);
            return;
        }

        if (isOpened)
        {
            // Inside the story only a label with a colon is no sentence.
            if (IsSentence(line, opener)) return;
            if (index < lastBody - 1 && index > titleIndex + BlocksAfter && index > firstBody && !line.Text.AsSpan(0, opener).Contains(':')) return;
            Take(line, Parse(line, isMarked: false), rank);
        }
        else if (block.Shape != BlockShape.Heading && IsBesideTitle(index))
        {
            if (!block.Has(BlockCues.Tags) && AuthorLinks(line) is { Count: > 0 } linked) Take(line, linked, rank);
            // "The sale ends on 5 May": a sentence with a time.
            else if (IsTimed(index, block)) Take(line, Parse(line, isMarked: false).FindAll(author => author.Kind != AuthorKind.Person || !NameWords.IsNeverFirst(author.Name.Split(' ', 2)[0])), rank);
        }
    }

    /// <summary>Reads the reporters in brackets before the story: <c>〔記者林芷萱／新竹報導〕</c>. False where the block has none.</summary>
    private bool ReadOpener(int index, int rank)
    {
        if (index <= titleIndex || index > firstBody + 1 || rank < 0) return false;
        var block = survey.Blocks[index];
        if (!block.Has(ElsewhereAt(index) | Quoted) && FiledLines.ReporterOf(block.Text, lexicon) is { } reporter)
        {
            Take(new BylineLine(reporter.Name, []), [reporter], rank);
            return true;
        }
        var inner = OpenerReporters.InnerOf(block.Text, out var isFiled);
        if (inner.IsEmpty || block.Has(ElsewhereAt(index) | Quoted) || OpenerReporters.Read(inner, isFiled, lexicon) is not { Count: > 0 } authors) return false;
        Take(new BylineLine(inner.ToString(), []), authors, rank);
        return true;
    }

    // "By contrast, …": a small word that is no name, where nothing links to its bearer.
    private bool IsSentence(BylineLine line, int opener) =>
        line.Anchors.Count == 0 && !lexicon.HasRoleWord(line.Text) && opener < line.Text.Length && char.IsLower(line.Text[opener]) && !NameWords.IsParticle(line.Text[opener..].Split(' ', 2)[0]) && TextShape.Of(line.Text).EndsSentence;

    private bool IsTimed(int index, TextBlock block)
    {
        if (index < titleIndex || index > titleIndex + TimedAfterTitle || block.Text.Length > LongestTimed || block.Has(Quoted)) return false;
        return PrintedTime.TryRead(block.Text, lexicon, null, out _, out var start, out var length)
            && (start > 1 || HasWords(block.Text.AsSpan(start + length)));
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text) if (char.IsLetter(c)) letters++;
        return letters >= 4;
    }

    private BylineLine LineOf(TextBlock block)
    {
        // Inline elements that touch have lost the boundary between name and date in the block's text.
        var whole = BylineLine.Of(block.Element, page);
        if (whole.Text.Length >= block.Text.Length && whole.Text.Length <= block.Text.Length + 8) return whole;
        return new BylineLine(block.Text, block.Link is { } link
            ? [new BylineAnchor(PageTextReader.Fold(link), Urls.Resolve(page, link.Get(PageAttribute.Href)))] : []);
    }

    /// <summary>The names that link to an author's page.</summary>
    private List<Author> AuthorLinks(BylineLine line)
    {
        List<Author> authors = [];
        foreach (var anchor in line.Anchors)
        {
            if ((!anchor.IsAuthor && !AuthorPaths.IsAuthor(anchor.Url)) || anchor.Text.Length > LongestName) continue;
            if (BylineParser.ParsePrinted(anchor.Text, lexicon, siteName, isMarked: true) is [{ } author] && author.Name.Contains(' ', StringComparison.Ordinal))
                authors.Add(author with { Url = anchor.Url });
        }
        return authors;
    }

    /// <summary>The last line of the story: a name alone, or names in brackets at its end.</summary>
    private void ReadClosing()
    {
        if (_bestRank <= EndRank || lastBody < 0) return;
        for (var i = Math.Max(titleIndex + 1, lastBody - AgencyBeforeEnd); i <= Math.Min(lastBody + 1, survey.Blocks.Count - 1); i++)
        {
            var block = survey.Blocks[i];
            if (block.Shape is not (BlockShape.Text or BlockShape.Table) || block.Has(ElsewhereAt(i) | Quoted)) continue;
            // Above initials and a note on rights only the agency beside the name tells.
            if (i < lastBody - 1 && NameBesideAgency(block.Text) is null) continue;
            var text = block.Text.AsSpan().TrimEnd(" +*#.");
            if (SignedNames.TryRead(block.Text, lexicon, out var names))
            {
                var signers = new BylineLine(names.ToString(), []);
                Take(signers, Parse(signers, isMarked: true), LooseRank + lastBody + 1 - i);
            }
            else if (SignedWithAddress(block.Text) is { } signed)
                TakeNames(signed, LooseRank + lastBody + 1 - i);
            else if (text.Length > 2 && text[^1] == ')' && NameBesideAgency(block.Text) is null && text.LastIndexOf('(') is > 0 and var open && text.Length - open <= LongestLine)
                TakeBracketed(text[(open + 1)..^1].ToString(), LooseRank + lastBody + 1 - i);
            else if (block.LinkCount == 0 && NameBesideAgency(block.Text) is { } name)
                TakeNames(name, LooseRank + lastBody + 1 - i);
            else if (block.LinkCount == 0 && block.Text.Length <= LongestName && IsNameAlone(block.Text))
                TakeNames(block.Text, LooseRank + lastBody + 1 - i);
        }
    }

    /// <summary>The name in a line of a name and an agency: "Jane Roe (AFP)", "AFP - Planets, Jane Roe". Null for another line.</summary>
    private static string? NameBesideAgency(string text)
    {
        if (text.Length > LongestName) return null;
        var line = text.AsSpan().Trim();
        if (line.Length > 2 && line[^1] == ')' && line.IndexOf('(') is > 0 and var open && Agencies.IsAgency(line[(open + 1)..^1].Trim()))
            return Alone(line[..open].Trim());
        var dash = line.IndexOfAny('-', '–', '—');
        var comma = line.LastIndexOf(',');
        return dash > 1 && comma > dash && Agencies.IsAgency(line[..dash].Trim()) ? Alone(line[(comma + 1)..].Trim()) : null;

        static string? Alone(ReadOnlySpan<char> part) => part.Length > 0 && part.ToString() is var name && IsNameAlone(name) ? name : null;
    }

    private void TakeBracketed(string text, int rank)
    {
        // "(ft. Jane Roe)": a guest's name.
        if (!NameWords.IsNeverFirst(text.Split(' ', 2)[0])) TakeNames(text, rank);
    }

    /// <summary>The name before the writer's address in a line of both: "Jane Roe, jane@planet.example". Null for another line.</summary>
    private string? SignedWithAddress(string text)
    {
        if (text.Length > LongestName || text.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at)) return null;
        var start = text.LastIndexOfAny([' ', '(', '/', '|'], at) + 1;
        if (start == 0 || text.AsSpan(at + 1).Contains('@') || !text.AsSpan(at).Contains('.')) return null;
        var end = text.AsSpan(at).IndexOf(' ');
        if (end >= 0 && text.AsSpan(at + end).Trim().Length > 0) return null;
        var name = BylineReader.Trim(text[..start]);
        return (IsNameAlone(name) && IsAddressOf(name, text[start..at])) || (name.Count(' ') <= 3 && lexicon.HasRoleWord(name)) ? name : null;
    }

    /// <summary>Whether the part of an address before its sign has one of the name's words: an office's has not.</summary>
    private static bool IsAddressOf(string name, string local)
    {
        var letters = TextFold.Letters(local);
        foreach (var word in name.Split(' '))
            if (TextFold.Letters(word) is { Length: > 2 } key && letters.Contains(key, StringComparison.Ordinal)) return true;
        return false;
    }

    private void TakeNames(string text, int rank)
    {
        if (lexicon.HasDeskWord(text) || lexicon.TryCreditLabel(text, out _) || lexicon.IsBoilerplate(text) || lexicon.IsMoreHeading(text)) return;
        var line = new BylineLine(text, []);
        var authors = Parse(line, isMarked: false);
        if (authors.Count > 0 && authors.TrueForAll(a => a.Kind == AuthorKind.Person && IsFull(a.Name) && !Places.IsPlace(a.Name)))
            Take(line, authors, rank);
    }

    private static bool IsFull(string name) =>
        name.Contains(' ', StringComparison.Ordinal) || (name.Length > 2 && BylineSplitter.IsHangul(name[0]));

    private static bool IsNameAlone(string text)
    {
        if (text.Count(' ') is < 1 or > 3 || text[^1] is '.' or ':' or '!' or '?') return false;
        var words = text.Split(' ');
        return !NameWords.IsNeverFirst(words[0]) && !HasGluedWords(text) && NameShape.IsName(words, confident: false);
    }

    // Labels whose elements touch: "LocalHarbourFerriesTimetables".
    private static bool HasGluedWords(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters = char.IsLetter(c) ? letters + 1 : 0;
            if (letters > LongestNameWord) return true;
        }
        return false;
    }

    /// <summary>
    /// A name alone under the headline, where the page says more of that person elsewhere (in a picture's text or a note under the story),
    /// or that is printed with a time.
    /// </summary>
    private void ReadNameLine()
    {
        if (titleIndex < 0 || _bestRank < LooseRank) return;
        for (var i = titleIndex + 1; i <= Math.Min(titleIndex + TimedAfterTitle, survey.Blocks.Count - 1); i++)
        {
            var block = survey.Blocks[i];
            if (block.Shape != BlockShape.Heading && !block.Has(Quoted | BlockCues.Caption | BlockCues.NotShown) && SignedWithAddress(block.Text) is { } signed)
            {
                TakeNames(signed, LooseRank - 10 + i - titleIndex);
                return;
            }
            if (block.Shape == BlockShape.Heading || block.LinkCount > 0 || block.Has(Quoted | BlockCues.Caption | BlockCues.NotShown) || block.Text.Length > LongestName || !IsNameAlone(block.Text)) continue;
            if (lexicon.HasDeskWord(block.Text) || lexicon.HasRoleWord(block.Text)) continue;
            if (IsAboveAddress(i))
            {
                TakeNames(block.Text, LooseRank - 10 + i - titleIndex);
                return;
            }
            // Farther below the headline a name alone may be anything.
            if (i > titleIndex + NameAfterTitle) continue;
            if (!IsToldOf(block) && (block.Has(BlockCues.Tags | BlockCues.Kicker) || !IsBesideTime(i))) continue;
            TakeNames(block.Text, LooseRank - 10 + i - titleIndex);
            return;
        }
    }

    /// <summary>Whether the block before or after another one, under the headline as it is, holds a time and little else.</summary>
    private bool IsBesideTime(int index)
    {
        for (var i = Math.Max(titleIndex + 1, index - 1); i <= Math.Min(index + 1, survey.Blocks.Count - 1); i++)
        {
            var text = survey.Blocks[i].Text;
            if (i != index && text.Length <= LongestTimed && PrintedTime.Fills(text, lexicon)) return true;
        }
        return false;
    }

    /// <summary>Whether the next block is the address of the person whom a block names, and nothing else.</summary>
    private bool IsAboveAddress(int index)
    {
        if (index + 1 >= survey.Blocks.Count || survey.Blocks[index + 1].Text is not { Length: <= LongestName } next) return false;
        return next.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && !next.AsSpan().Contains(' ') && next.AsSpan(at).Contains('.')
            && IsAddressOf(survey.Blocks[index].Text, next[..at]);
    }

    private bool IsToldOf(TextBlock line)
    {
        foreach (var picture in survey.Media)
            if (Math.Abs(picture.BlockIndex - line.Index) <= 2 && picture.Element.Get(PageAttribute.Alt) is { } alt && alt.StartsWith(line.Text, StringComparison.OrdinalIgnoreCase)) return true;
        for (var i = lastBody - 2; i < Math.Min(survey.Blocks.Count, lastBody + FurthestAfterBody); i++)
        {
            if (i <= line.Index) continue;
            var block = survey.Blocks[i];
            if (!block.Text.StartsWith(line.Text, StringComparison.Ordinal) || block.LinkCount > 0) continue;
            // "Jane Roe is …", or the name again above such a note.
            if (block.Text.Length == line.Text.Length || (block.Text.Length > line.Text.Length + 20 && block.Text[line.Text.Length] is ' ' or ',')) return true;
        }
        return false;
    }
}
