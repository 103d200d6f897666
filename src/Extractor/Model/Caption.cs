namespace Extractor;

/// <summary>The caption of one picture of the story.</summary>
public sealed record Caption
{
    /// <summary>What the caption says, without the credit.</summary>
    public required string Text { get; init; }

    /// <summary>Who made or supplied the picture, without the label before it: <c>J. Example / AFP</c>.</summary>
    public string? Credit { get; init; }

    /// <summary>The address of the picture.</summary>
    public Uri? Image { get; init; }

    /// <summary>The picture's alternative text.</summary>
    public string? Alt { get; init; }
}
