namespace Extractor.Parse;

/// <summary>A parsed page. Texts and attribute values are slices of pooled buffers: nothing of it may be used after disposal.</summary>
internal sealed partial class PageTree : IDisposable
{
    private IDisposable? buffers;

    /// <summary>The <c>html</c> element.</summary>
    public required PageElement Root { get; init; }

    /// <summary>The <c>head</c> element, or null.</summary>
    public required PageElement? Head { get; init; }

    /// <summary>The <c>body</c> element, or null (framesets).</summary>
    public required PageElement? Body { get; init; }

    /// <summary>How many elements were made, those that were not kept included.</summary>
    public required int ElementCount { get; init; }

    /// <summary>Room for what is noted of the page.</summary>
    public required PageRoom Room { get; init; }

    /// <summary>Whatever holds the texts.</summary>
    internal required IDisposable? Buffers { init => buffers = value; }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        buffers?.Dispose();
        buffers = null;
    }
}
