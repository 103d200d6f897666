using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>A text that may be the title. What it is held against others by is made once, and only where it is asked for.</summary>
internal sealed class TitleForm(string text)
{
    private string? key;
    private string? letters;
    private TokenBag? bag;
    private int tokens = -1;

    public string Text => text;

    /// <summary>The letters and digits alone (<see cref="TextFold.Letters"/>).</summary>
    public string Letters => letters ??= TextFold.LettersOf(Key);

    /// <summary>How many tokens it has (<see cref="TextFold.CountTokens"/>).</summary>
    public int Tokens => tokens >= 0 ? tokens : tokens = TextFold.CountTokensOf(Key);

    private string Key => key ??= TextFold.Fold(text);

    /// <summary>Whether it reads the same (<see cref="TextFold.Same"/>).</summary>
    public bool IsSame(TitleForm other) => Key == other.Key;

    /// <summary>How much it shares with another (<see cref="TextFold.Similarity"/>).</summary>
    public double Similarity(TitleForm other) => (bag ??= TokenBag.OfKey(Key)).Similarity(other.Key);
}
