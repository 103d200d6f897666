namespace Extractor.Clean;

/// <summary>A stretch of an opener that may name a place.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">The place after the last character.</param>
/// <param name="Next">The token after it.</param>
/// <param name="Listed">Whether a list knows the place or one of its parts.</param>
/// <param name="Region">Whether a known region or country follows it.</param>
/// <param name="Capitals">Whether it is set in capitals; false in scripts that have none.</param>
/// <param name="Parts">How many places are joined.</param>
/// <param name="Words">How many words it has.</param>
internal readonly record struct PlaceSpan(int Start, int End, int Next, bool Listed, bool Region, bool Capitals, int Parts, int Words)
{
    public static PlaceSpan None => new(0, 0, -1, false, false, false, 0, 0);

    /// <summary>Whether it is surely a place. A region vouches for a name in capitals only: "John Doe, MD" is a person.</summary>
    public bool Known => Listed || (Region && Capitals);

    public bool Found => Next > 0;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];
}
