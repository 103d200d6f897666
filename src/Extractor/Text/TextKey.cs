namespace Extractor.Text;

/// <summary>A text that equals those of the same key (<see cref="TextFold.Fold(string?)"/>), without a string for the key.</summary>
internal readonly struct TextKey(string text) : IEquatable<TextKey>
{
    private readonly string text = text;
    private readonly int hash = TextFold.HashOf(text);

    public bool Equals(TextKey other) => hash == other.hash && TextFold.Same(text, other.text);

    public override bool Equals(object? obj) => obj is TextKey other && Equals(other);

    public override int GetHashCode() => hash;
}
