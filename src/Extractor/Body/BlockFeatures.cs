using System.Numerics;
using Extractor.Parse;
using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>
/// Turns the blocks of a page into numbers that tell story from surroundings: of the block itself, of its ancestors, of its
/// neighbours, and of the blocks that look like it. The order of the columns is part of the model file's contract.
/// </summary>
internal sealed class BlockFeatures : IFeatureRows, IDisposable
{
    /// <summary>How much of a block is held against title and description.</summary>
    private const int HeadLength = 400;

    private const int OwnColumns = 36;
    private const int NeighbourColumns = 5 * 8;

    /// <summary>How many columns a row has.</summary>
    public const int Count = OwnColumns + (2 * TextBlock.CueBits) + NeighbourColumns + BlockGroups.Columns + SettingFeatures.Count;

    private readonly PageContext page;
    private readonly List<TextBlock> blocks;
    private readonly BlockGroups groups;
    private readonly SettingFeatures setting;
    private readonly StatedText stated;
    private readonly TokenBag? title;
    private readonly TokenBag? description;
    private readonly Strip<int> repeats;
    private readonly Strip<char> key;

    public BlockFeatures(PageContext page)
    {
        this.page = page;
        blocks = page.Survey.Blocks;
        groups = page.Groups;
        setting = new SettingFeatures(page, groups, page.Vocabulary);
        stated = new StatedText(page.StatedBody);
        title = page.Title is null ? null : new TokenBag(page.Title);
        description = page.Description is null ? null : new TokenBag(page.Description);
        key = page.Survey.Room.Take<char>(TextFold.Room(HeadLength));
        repeats = Repeats(page.Survey);
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        setting.Dispose();
        stated.Dispose();
    }

    public int Rows => blocks.Count;

    public int Columns => Count;

    /// <summary>All rows at once, for training.</summary>
    public static FeatureTable Of(PageContext page)
    {
        using var features = new BlockFeatures(page);
        return FeatureTable.Of(features);
    }

    public void Write(ref RowWriter row, int i)
    {
        page.Survey.Budget.CheckText(blocks[i].Text.Length);
        Own(ref row, i);
        Cues(ref row, blocks[i]);
        Neighbours(ref row, i);
        groups.Write(ref row, i);
        setting.Write(ref row, i);
    }

    private void Own(ref RowWriter row, int i)
    {
        var block = blocks[i];
        var shape = page.Shapes[i];
        var tag = block.Element.Tag;
        var lexicon = page.Lexicon;
        row.Log(block.Text.Length);
        row.Log(shape.Words);
        row.Add(Math.Min(shape.Sentences, 10));
        row.Add(Math.Min(shape.Commas, 10));
        row.Add(shape.EndsSentence);
        row.Add(block.Text.EndsWith(':'));
        row.Ratio(shape.Upper, shape.Letters);
        row.Ratio(shape.Digits, block.Text.Length);
        row.Add(block.LinkDensity);
        row.Add(Math.Min(block.LinkCount, 10));
        row.Add(block.IsLink);
        row.Ratio(block.EmphasisChars, block.Text.Length);
        row.Add(block.Shape == BlockShape.Heading ? block.Level : 0);
        row.Add(block.Shape == BlockShape.ListItem);
        row.Add(block.Shape == BlockShape.Table);
        row.Add(block.Shape == BlockShape.Preformatted);
        row.Add(tag == PageTag.P);
        row.Add(tag is PageTag.Div or PageTag.Section or PageTag.Article);
        row.Add(tag is PageTag.Td or PageTag.Th);
        row.Add(tag == PageTag.Blockquote);
        row.Add(tag == PageTag.Figcaption);
        row.Add(block.SplitByBreaks);
        row.Add(shape.StartsLower);
        row.Add(shape.StartsQuote);
        row.Add(Math.Min(repeats[i], 5));
        row.Add(page.TitleIndex == i);
        Stated(ref row, block.Text);
        row.Add(lexicon.StartsWithInlineMarker(block.Text, out _));
        setting.WriteHeading(ref row, i);
        row.Add(block.Text.Length < 120 && lexicon.TryStripBylinePrefix(block.Text, out _));
        row.Add(stated.Exists);
        row.Add(stated.Exists ? stated.Coverage(block.Text) : 0);
    }

    /// <summary>How much of its words a block shares with what metadata states.</summary>
    private void Stated(ref RowWriter row, ReadOnlySpan<char> text)
    {
        var described = text.Length <= 20 ? null : description;
        var head = (ReadOnlySpan<char>)key.Span[..(title is null && described is null ? 0 : TextFold.Into(text[..Math.Min(text.Length, HeadLength)], key.Span))];
        var (toTitle, toDescription) = TokenBag.Similarities(title, described, head);
        row.Add(toTitle);
        row.Add(toDescription);
    }

    private static void Cues(ref RowWriter row, TextBlock block)
    {
        row.Bits((ulong)block.Near, TextBlock.CueBits);
        row.Bits((ulong)block.All, TextBlock.CueBits);
    }

    private void Neighbours(ref RowWriter row, int i)
    {
        foreach (var offset in (ReadOnlySpan<int>)[-2, -1, 1, 2, 3])
        {
            var j = i + offset;
            if (j < 0 || j >= blocks.Count)
            {
                row.Skip(8);
                continue;
            }
            var other = blocks[j];
            row.Log(other.Text.Length);
            row.Add(other.LinkDensity);
            row.Add(other.Shape == BlockShape.Heading);
            row.Add(page.Shapes[j].EndsSentence);
            row.Add(other.Element.Tag == PageTag.P);
            row.Add(other.Element.Parent == blocks[i].Element.Parent || other.Element == blocks[i].Element);
            row.Add(other.Element.Tag == blocks[i].Element.Tag);
            row.Add(BitOperations.PopCount((ulong)(other.All ^ blocks[i].All)));
        }
    }

    /// <summary>How often each block's text stands on the page.</summary>
    private static Strip<int> Repeats(PageSurvey survey)
    {
        var texts = new KeyNumbers<string>(survey.Room, survey.Blocks.Count);
        var counts = survey.Room.Take<int>(survey.Blocks.Count);
        var repeats = survey.Room.Take<int>(survey.Blocks.Count);
        for (var i = 0; i < repeats.Length; i++) counts[repeats[i] = texts.Of(survey.Blocks[i].Text)]++;
        foreach (ref var repeat in repeats.Span) repeat = counts[repeat];
        return repeats;
    }
}
