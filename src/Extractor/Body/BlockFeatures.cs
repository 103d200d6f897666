using System.Numerics;
using Extractor.Parse;
using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>
/// Turns the blocks of a page into numbers that tell story from surroundings: of the block itself, of its ancestors, of its
/// neighbours, and of the blocks that look like it. The order of the columns is part of the model file's contract.
/// </summary>
internal sealed class BlockFeatures
{
    private const int OwnColumns = 36;
    private const int CueBits = 56;
    private const int NeighbourColumns = 5 * 8;
    private const int PlaceColumns = 34;

    /// <summary>How many columns a row has.</summary>
    public const int Count = OwnColumns + (2 * CueBits) + NeighbourColumns + PlaceColumns + SettingFeatures.Count;

    private readonly PageContext page;
    private readonly List<TextBlock> blocks;
    private readonly BlockGroups groups;
    private readonly SettingFeatures setting;
    private readonly StatedText stated;
    private readonly Dictionary<string, int> repeats = new(StringComparer.Ordinal);

    private BlockFeatures(PageContext page)
    {
        this.page = page;
        blocks = page.Survey.Blocks;
        groups = new BlockGroups(page);
        setting = new SettingFeatures(page, groups, page.Vocabulary);
        stated = new StatedText(page.StatedBody);
        foreach (var block in blocks)
            repeats[block.Text] = repeats.GetValueOrDefault(block.Text) + 1;
    }

    public static FeatureTable Of(PageContext page)
    {
        var features = new BlockFeatures(page);
        var table = new FeatureTable(features.blocks.Count, Count);
        for (var i = 0; i < table.Rows; i++)
        {
            page.Survey.Budget.Check();
            var row = new RowWriter(table.Writable(i));
            features.Own(ref row, i);
            Cues(ref row, features.blocks[i]);
            features.Neighbours(ref row, i);
            features.Place(ref row, i);
            features.setting.Write(ref row, i);
            row.End();
        }
        return table;
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
        row.Add(Math.Min(repeats[block.Text], 5));
        row.Add(page.TitleIndex == i);
        row.Add(page.Title is { } title ? TextFold.Similarity(Head(block.Text), title) : 0);
        row.Add(page.Description is { } description && block.Text.Length > 20 ? TextFold.Similarity(Head(block.Text), description) : 0);
        row.Add(lexicon.StartsWithInlineMarker(block.Text, out _));
        row.Add(block.Text.Length < 80 && lexicon.IsRelatedHeading(block.Text));
        row.Add(block.Text.Length < 80 && lexicon.IsMoreHeading(block.Text));
        row.Add(block.Text.Length < 80 && lexicon.IsCommentHeading(block.Text));
        row.Add(lexicon.IsBoilerplate(block.Text));
        row.Add(block.Text.Length < 120 && lexicon.TryStripBylinePrefix(block.Text, out _));
        row.Add(stated.Exists);
        row.Add(stated.Exists ? stated.Coverage(block.Text) : 0);
    }

    private static void Cues(ref RowWriter row, TextBlock block)
    {
        for (var bit = 0; bit < CueBits; bit++) row.Add(((ulong)block.Near >> bit) & 1);
        for (var bit = 0; bit < CueBits; bit++) row.Add(((ulong)block.All >> bit) & 1);
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

    private void Place(ref RowWriter row, int i)
    {
        var block = blocks[i];
        row.Ratio(i, blocks.Count);
        row.Add(page.TitleIndex < 0 ? 0 : Math.Clamp(i - page.TitleIndex, -20, 60));
        row.Add(page.TitleIndex >= 0);
        row.Add(block.Depth);
        groups.Write(ref row, i);
        row.Log(groups.PageChars);
        row.Log(blocks.Count);
        row.Log(groups.GoodBlocks);
    }

    private static string Head(string text) => text.Length <= 400 ? text : text[..400];
}
