using System.Text;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Reads a caption whose parts stand in elements side by side, without a blank or a sign between them: text and maker, or the other way about.</summary>
internal static class CaptionPieces
{
    /// <summary>More elements are words of a text, or a list.</summary>
    private const int MostPieces = 6;
    private const int MostSteps = 8;
    private const int LongestCredit = 120;
    private const int ShortestText = 20;

    /// <summary>What ends a text: the next element begins another one.</summary>
    private const string Closers = ".!?…:;,)]”\"»’%。！？";

    /// <summary>The text of a block, its words apart where elements adjoin.</summary>
    public static string Apart(TextBlock block)
    {
        if (block.Text.Contains('\n', StringComparison.Ordinal) || PageTextReader.Fold(block.Element, block.Text) != block.Text) return block.Text;
        return WithoutLooseOpeners(PageTextReader.Fold(block.Element, block.Text, apart: true), block.Text);
    }

    /// <summary>Brackets, slashes and marks keep what they open, whatever elements they stand in.</summary>
    private static string WithoutLooseOpeners(string apart, string plain)
    {
        if (apart.Length == plain.Length) return plain;
        var text = new StringBuilder(apart.Length);
        var next = 0;
        for (var i = 0; i < apart.Length; i++)
        {
            var isAdded = apart[i] == ' ' && (next == plain.Length || plain[next] != ' ');
            if (!isAdded) next++;
            // Scripts that are written without blanks run on through their elements.
            if (isAdded && i > 0 && i + 1 < apart.Length && (RunsOn(apart[i - 1]) || RunsOn(apart[i + 1]))) continue;
            if (!isAdded || (i > 0 && (char.IsLetterOrDigit(apart[i - 1]) || Closers.Contains(apart[i - 1], StringComparison.Ordinal)))) text.Append(apart[i]);
        }
        return text.ToString();
    }

    private static bool RunsOn(char c) => TextFold.IsUnspaced(c) || c is >= '\u1100' and <= '\u11ff' or >= '\uac00' and <= '\ud7a3';

    /// <summary>The parts of a block's text, and which of them say who made the picture; null where elements do not tell.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isCredit">Whether the block as a whole is called a credit: what is none of it has to show it then.</param>
    /// <param name="said">What of the block counts, controls left out.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    public static List<(string Text, bool IsCredit)>? Of(TextBlock block, bool isCredit, string said, Lexicon lexicon)
    {
        if (said.Contains('\n', StringComparison.Ordinal) || ElementsOf(block) is not { } elements) return null;
        var pieces = new List<(string, bool)>();
        int makers = 0, texts = 0, marks = 0, length = 0;
        // A name and the agency behind it, or a label and a name.
        var isOne = CaptionCredit.IsCreditLine(said, lexicon);
        foreach (var element in elements)
        {
            var text = PageTextReader.Fold(element, apart: true);
            if (text.Length == 0) continue;
            length += text.Length;
            // A bar between text and maker is neither.
            if (!text.Any(char.IsLetterOrDigit))
            {
                marks++;
                continue;
            }
            // A control was left out.
            if (!said.Contains(text, StringComparison.Ordinal)) return null;
            var cues = CueWords.BuiltIn.Find(element[PageAttribute.Class].Span);
            var isMaker = text.Length < LongestCredit && ((cues & BlockCues.Credit) != 0 || CaptionCredit.IsCreditLine(text, lexicon));
            var isNamed = (cues & (BlockCues.Caption | BlockCues.Credit)) == BlockCues.Caption;
            if (!isMaker && isOne && !isNamed) return null;
            if (!isMaker && isCredit && !isNamed && (text.Length < ShortestText || text.AsSpan().Count(' ') < 2)) return null;
            makers += isMaker ? 1 : 0;
            texts += isMaker ? 0 : 1;
            pieces.Add((text, isMaker));
        }
        return makers == 1 && texts > 0 && length >= said.Length - pieces.Count - marks && (pieces[0].Item2 || pieces[^1].Item2) ? pieces : null;
    }

    /// <summary>The elements that a block is made of and nothing else; null where there are words beside them, or but one.</summary>
    private static List<PageElement>? ElementsOf(TextBlock block)
    {
        var holder = block.Element;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var elements = new List<PageElement>();
            for (PageNode? node = holder.FirstChild; node is not null; node = node.Next)
            {
                if (node is PageText words && !words.Data.Span.IsWhiteSpace()) return null;
                if (node is not PageElement element) continue;
                if (TagFacts.Flow(element.Tag) != TagFlow.Inline || element.Tag is PageTag.A || elements.Count == MostPieces) return null;
                elements.Add(element);
            }
            if (elements.Count != 1) return elements.Count > 1 ? elements : null;
            holder = elements[0];
        }
        return null;
    }
}
