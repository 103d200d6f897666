namespace Extractor.Text;

internal enum InlineTokenKind : byte
{
    Text,
    Open,
    Close,
    LineBreak,
}

/// <summary>A piece of sanitised inline markup. Opens and closes are balanced and properly nested.</summary>
/// <param name="Kind">What the piece is.</param>
/// <param name="Name">The element's lower-case name; empty for text.</param>
/// <param name="Value">Text with its character references decoded; a link's address; a time's or an abbreviation's attribute.</param>
internal readonly record struct InlineToken(InlineTokenKind Kind, string Name, string? Value);
