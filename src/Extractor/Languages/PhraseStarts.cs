using Extractor.Text;

namespace Extractor.Languages;

/// <summary>
/// The first two letters of many phrases, as a filter: most lines start as no phrase does, and are told so before they are folded.
/// May say yes where no phrase follows, never no where one does.
/// </summary>
internal sealed class PhraseStarts
{
    private readonly KeyFilter filter;

    /// <param name="keys">The <see cref="Key"/> of each phrase.</param>
    public PhraseStarts(IEnumerable<int> keys) => filter = new KeyFilter([.. keys.Select(key => (long)key)]);

    /// <summary>The start of a folded phrase as one number.</summary>
    /// <param name="first">Its first character.</param>
    /// <param name="second">Its second character; NUL where it has only one.</param>
    public static int Key(char first, char second) => (first << 16) | second;

    /// <summary>Whether a phrase may stand at the start of a folded text.</summary>
    public bool MayStartFolded(ReadOnlySpan<char> folded) =>
        folded.Length > 0 && (Has(Key(folded[0], folded.Length > 1 ? folded[1] : '\0')) || Has(Key(folded[0], '\0')));

    /// <summary>Whether a phrase may stand at the start of a text, white space aside.</summary>
    public bool MayStart(ReadOnlySpan<char> text) => MayStart(text, lettersOnly: false, out _);

    /// <summary>As <see cref="MayStart(ReadOnlySpan{char})"/>, signs before the first letter or digit aside as well.</summary>
    public bool MayStartLine(ReadOnlySpan<char> text) =>
        MayStart(text, lettersOnly: false, out var first) || (!char.IsLetterOrDigit(first) && MayStart(text, lettersOnly: true, out _));

    /// <summary>Whether a key (<see cref="Fold.Key(ReadOnlySpan{char})"/>) may stand at the start of a text: dots and spaces do not matter.</summary>
    public bool MayStartKey(ReadOnlySpan<char> text)
    {
        var first = '\0';
        foreach (var raw in text)
        {
            var c = Fold.Of(raw);
            if (c is Fold.Dropped or ' ' or '.') continue;
            if (first != '\0') return Has(Key(first, c)) || Has(Key(first, '\0'));
            first = c;
        }
        return first != '\0' && Has(Key(first, '\0'));
    }

    private bool MayStart(ReadOnlySpan<char> text, bool lettersOnly, out char first)
    {
        first = '\0';
        var second = '\0';
        foreach (var raw in text)
        {
            var c = Fold.Of(raw);
            if (c == Fold.Dropped) continue;
            if (first != '\0')
            {
                second = c;
                break;
            }
            if (c != ' ' && (!lettersOnly || char.IsLetterOrDigit(c))) first = c;
        }
        return first != '\0' && (Has(Key(first, second)) || Has(Key(first, '\0')));
    }

    private bool Has(int key) => filter.MayHold(key);
}
