using System.Text.Json;
using System.Text.Json.Serialization;

namespace Extractor.Fuzz.Probing;

/// <summary>What one extraction cost: one line of JSON.</summary>
internal sealed record ProbeReport
{
    private static readonly JsonSerializerOptions Format =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The file or the construction.</summary>
    public required string Page { get; init; }

    /// <summary>The bytes of the page.</summary>
    public required long Bytes { get; init; }

    /// <summary><c>article</c>, or the kind of the failure.</summary>
    public required string Outcome { get; init; }

    /// <summary>The failure's message.</summary>
    public string? Message { get; init; }

    /// <summary>Milliseconds by the clock on the wall.</summary>
    public required double WallMs { get; init; }

    /// <summary>Milliseconds of processor time of the thread that extracted.</summary>
    public required double CpuMs { get; init; }

    /// <summary>Bytes that the thread allocated.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>The most bytes that the process held at once, the runtime and the page itself included.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Milliseconds of processor time of the longest stretch without a look at the clock; a cancellation waits no longer.</summary>
    public required double GapMs { get; init; }

    /// <summary>What ended that stretch, where it is long.</summary>
    public string? GapPlace { get; init; }

    /// <summary>Milliseconds of each stage, where they were asked for.</summary>
    public IReadOnlyDictionary<string, double>? Stages { get; init; }

    public static ProbeReport Read(string line) => JsonSerializer.Deserialize<ProbeReport>(line, Format)!;

    public override string ToString() => JsonSerializer.Serialize(this, Format);
}
