namespace Extractor.Clean;

internal enum OpenerTokenKind : byte
{
    /// <summary>Letters, marks and digits with the dots, hyphens and apostrophes inside them: <c>N.Y</c>, <c>Saint-Lo</c>.</summary>
    Word,
    Comma,
    Slash,
    Pipe,
    Stop,
    Colon,
    Dash,
    Equal,
    Open,
    Close,
    Other,
}

/// <summary>One token of a story's opener: a span of the text, never a copy.</summary>
internal readonly record struct OpenerToken(OpenerTokenKind Kind, int Start, int End, bool SpaceBefore)
{
    public int Length => End - Start;
}
