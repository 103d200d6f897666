using System.Buffers;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>
/// Features of what a block is set among: the words that it shares with headline and story, the heading above it, the pictures
/// beside it, its article, its way to the headline.
/// </summary>
internal sealed class SettingFeatures : IDisposable
{
    /// <summary>How many columns this part of a row has.</summary>
    public const int Count = 38 + 24;

    private const int Far = 20;
    private const int LongestHeading = 80;

    private static readonly BlockCues[] ApartCues =
    [
        BlockCues.Body, BlockCues.Related, BlockCues.Promo, BlockCues.Newsletter, BlockCues.Paywall, BlockCues.Share, BlockCues.Comment,
        BlockCues.Nav, BlockCues.Chrome, BlockCues.Side, BlockCues.Consent, BlockCues.Overlay, BlockCues.Tags, BlockCues.Bio, BlockCues.List,
        BlockCues.Form, BlockCues.Embed, BlockCues.Hidden, BlockCues.Meta, BlockCues.Gallery, BlockCues.InAside, BlockCues.InForm,
        BlockCues.InArticle, BlockCues.NotShown,
    ];

    private static readonly SearchValues<string> Addresses = SearchValues.Create(["http"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Currencies = SearchValues.Create("$€£¥₹₩₽");

    private readonly PageContext page;
    private readonly List<TextBlock> blocks;
    private readonly BlockGroups groups;
    private readonly PageVocabulary vocabulary;
    private readonly NumberTally spread;
    private readonly Strip<int> headings;
    private readonly Strip<LineKinds> announces;
    private readonly Strip<double> headlineShares;
    private readonly Strip<int> service;
    private readonly Strip<int> pictures;
    private readonly Strip<bool> linkedPictures;
    private readonly Dictionary<PageElement, int> articles = [];
    private readonly Strip<PageElement?> articleOf;
    private readonly PathUp fromTitle;
    private readonly PageElement? mainArticle;
    private readonly BlockCues titleCues;
    private readonly Strip<bool> isRead;
    private char[] buffer = [];

    public SettingFeatures(PageContext page, BlockGroups groups, PageVocabulary vocabulary)
    {
        this.page = page;
        this.groups = groups;
        this.vocabulary = vocabulary;
        blocks = page.Survey.Blocks;
        var room = page.Survey.Room;
        spread = vocabulary.Spread(groups.IsMainText);
        headings = room.Take<int>(blocks.Count);
        announces = room.Take<LineKinds>(blocks.Count);
        headlineShares = room.Take<double>(blocks.Count);
        service = room.Take<int>(blocks.Count);
        isRead = room.Take<bool>(blocks.Count);
        articleOf = room.Take<PageElement?>(blocks.Count);
        pictures = room.Take<int>(blocks.Count + 1);
        linkedPictures = room.Take<bool>(blocks.Count + 1);
        var heading = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            page.Survey.Budget.Check();
            headings[i] = heading;
            if (blocks[i].Shape == BlockShape.Heading) heading = i;
            // Blocks beside each other stand in the same article.
            var isSibling = i > 0 && blocks[i].Element.Parent == blocks[i - 1].Element.Parent
                && blocks[i].Element.Tag != PageTag.Article && blocks[i - 1].Element.Tag != PageTag.Article;
            articleOf[i] = isSibling ? articleOf[i - 1] : blocks[i].Element.Around(PageTag.Article);
            if (articleOf[i] is { } article) articles.TryAdd(article, articles.Count);
        }
        foreach (var picture in page.Survey.Media)
        {
            pictures[picture.BlockIndex]++;
            linkedPictures[picture.BlockIndex] |= picture.Link is not null;
        }
        mainArticle = groups.Main?.Around(PageTag.Article);
        if (page.TitleIndex < 0) return;
        titleCues = blocks[page.TitleIndex].All;
        fromTitle = new PathUp(page.Survey.Tree, blocks[page.TitleIndex].Element);
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        spread.Dispose();
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
    }

    public void Write(ref RowWriter row, int i)
    {
        ReadWords(i);
        row.Add(headlineShares[i]);
        row.Add(vocabulary.ShareInOthers(spread, i, groups.IsMainText(i)));
        row.Log(vocabulary.CountOf(i));
        row.Add(Math.Min(5, service[i]));
        row.Ratio(service[i], page.Shapes[i].Words + 1);
        Marks(ref row, blocks[i].Text);
        Heading(ref row, i);
        row.Add(Math.Min(3, pictures[i]));
        row.Add(linkedPictures[i]);
        row.Add(Math.Min(3, pictures[i + 1]));
        row.Add(linkedPictures[i + 1]);
        Article(ref row, i);
        Way(ref row, blocks[i].Element);
        groups.WriteShares(ref row, i);
        Link(ref row, blocks[i].Link);
        // What holds for the headline too comes from a wrapper around both and says nothing of the block.
        var apart = blocks[i].All & ~titleCues;
        foreach (var cue in ApartCues) row.Add((apart & cue) != 0);
    }

    /// <summary>What a block announces, as the heading of what follows or as a line by itself.</summary>
    public void WriteHeading(ref RowWriter row, int i)
    {
        ReadWords(i);
        var isShort = blocks[i].Text.Length < LongestHeading;
        row.Add(isShort && (announces[i] & LineKinds.Related) != 0);
        row.Add(isShort && (announces[i] & LineKinds.More) != 0);
        row.Add(isShort && (announces[i] & LineKinds.Comment) != 0);
        row.Add((announces[i] & LineKinds.Boilerplate) != 0);
    }

    /// <summary>Reads what the words of a block say, once: of the language and of sites, and those that it shares with the headline.</summary>
    private void ReadWords(int i)
    {
        if (isRead[i]) return;
        isRead[i] = true;
        var text = blocks[i].Text;
        page.Survey.Budget.CheckText(text.Length);
        if (buffer.Length < text.Length)
        {
            ArrayPool<char>.Shared.Return(buffer);
            buffer = ArrayPool<char>.Shared.Rent(text.Length);
        }
        var folded = buffer.AsSpan(0, Fold.Into(text, buffer, [], out _));
        announces[i] = page.Lexicon.KindsOf(text, folded, LineKinds.Announcing);
        service[i] = ServiceWords.CountFolded(folded);
        headlineShares[i] = vocabulary.ShareInHeadline(i);
    }

    private static void Marks(ref RowWriter row, string text)
    {
        row.Add(text.Contains('@', StringComparison.Ordinal));
        row.Add(text.Length > 0 && (TextFold.IsDash(text[0]) || text[0] is '•' or '»' or '>' or '›' or '▶' or '►' or '*' or '#'));
        row.Add(text.Contains('|', StringComparison.Ordinal));
        row.Add(text.Contains('©', StringComparison.Ordinal) || text.AsSpan().ContainsAny(Addresses));
        row.Add(text.AsSpan().ContainsAny(Currencies));
    }

    private void Heading(ref RowWriter row, int i)
    {
        var heading = headings[i];
        if (heading < 0)
        {
            row.Add(2 * Far);
            row.Skip(9);
            return;
        }
        var block = blocks[heading];
        row.Add(Math.Min(Far, i - heading));
        row.Add(block.Level);
        WriteHeading(ref row, heading);
        row.Add(block.Element.Parent == blocks[i].Element.Parent);
        row.Add(heading == page.TitleIndex);
        row.Add(Math.Min(3, service[heading]));
        row.Add(headlineShares[heading]);
    }

    private void Article(ref RowWriter row, int i)
    {
        var article = articleOf[i];
        row.Add(article is null ? -1 : Math.Min(Far, articles[article]));
        row.Add(article is not null && page.TitleIndex >= 0 && articleOf[page.TitleIndex] == article);
        row.Add(article is not null && mainArticle == article);
        row.Add(mainArticle is not null);
        row.Add(Math.Min(2 * Far, articles.Count));
    }

    /// <summary>The steps up to the nearest ancestor that holds the headline as well, and from there down to the headline.</summary>
    private void Way(ref RowWriter row, PageElement element)
    {
        var up = 0;
        for (PageElement? at = element; at is not null; at = at.Parent, up++)
        {
            var down = fromTitle.StepsTo(at);
            if (down < 0) continue;
            row.Add(Math.Min(Far, up));
            row.Add(Math.Min(Far, down));
            return;
        }
        row.Add(-1);
        row.Add(-1);
    }

    private static void Link(ref RowWriter row, PageElement? link)
    {
        var target = link is null ? "" : link[PageAttribute.Href].Span.Trim();
        row.Add(target.StartsWith('#'));
        row.Add(target.StartsWith("http", StringComparison.OrdinalIgnoreCase) || target.StartsWith("//", StringComparison.Ordinal));
        row.Add(Math.Min(8, target.Count('/')));
        row.Add(Math.Min(8, target.Count('-')));
    }
}
