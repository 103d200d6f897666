namespace Extractor.Telemetry;

/// <summary>The stages that a page goes through, as <c>ARCHITECTURE.md</c> has them.</summary>
internal enum Stage
{
    /// <summary>Address to bytes.</summary>
    Fetch,

    /// <summary>Bytes to characters.</summary>
    Decode,

    /// <summary>Characters to a tree.</summary>
    Parse,

    /// <summary>Site rules, and the walk over the tree.</summary>
    Survey,

    /// <summary>What the page states of itself.</summary>
    Metadata,

    /// <summary>Which blocks are the story.</summary>
    Body,

    /// <summary>What inside the story is not story.</summary>
    Clean,

    /// <summary>The record put together.</summary>
    Assemble,
}
