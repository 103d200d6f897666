using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>A feed that is followed: when it is asked for next, and what it said last.</summary>
internal sealed class WatchedFeed(Uri url)
{
    private const int MostDoublings = 3;

    internal Uri Url { get; } = url;

    /// <summary>Of the latest content that was taken; see <see cref="WatchState"/> for when that is kept.</summary>
    internal string? ETag { get; set; }

    internal string? LastModified { get; set; }

    /// <summary>Whether any content of it was taken.</summary>
    internal bool IsBegun { get; set; }

    /// <summary>The day of the latest whole content; null before the first.</summary>
    internal DateOnly? Full { get; set; }

    /// <summary>Until when the site asks to be left alone.</summary>
    internal DateTimeOffset? NotBefore { get; set; }

    /// <summary>How long the feed's own word asks to wait.</summary>
    internal TimeSpan? Asked { get; set; }

    /// <summary>How long its latest answer stays fresh.</summary>
    internal TimeSpan? FreshFor { get; set; }

    internal int Failures { get; set; }

    /// <summary>Stories of it that are not confirmed.</summary>
    internal int Pending { get; set; }

    /// <summary>Whether what it said last is not kept yet.</summary>
    internal bool IsUnsaved { get; set; }

    /// <summary>As it stands in the file; null where it does not.</summary>
    internal byte[]? SavedLine { get; set; }

    /// <summary>A share from 0 to below 1 that is the same for an address everywhere.</summary>
    internal double Share { get; } = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri))) / (uint.MaxValue + 1.0);

    /// <summary>When it is asked for next.</summary>
    /// <param name="now">When it was asked for.</param>
    /// <param name="interval">How long it is left alone in any case.</param>
    /// <param name="longest">How far its own word puts that off.</param>
    internal DateTimeOffset Next(DateTimeOffset now, TimeSpan interval, TimeSpan longest)
    {
        var wait = interval * (1 << Math.Clamp(Failures - 1, 0, MostDoublings));
        var asked = FreshFor > Asked.GetValueOrDefault() ? FreshFor.GetValueOrDefault() : Asked.GetValueOrDefault();
        asked = asked > longest ? longest : asked;
        wait = (asked > wait ? asked : wait) * (1 + (Share / 10));
        return NotBefore > now + wait ? NotBefore.GetValueOrDefault() : now + wait;
    }
}
