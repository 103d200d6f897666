namespace Extractor.Fuzz.Properties;

/// <summary>A property that an input breaks.</summary>
/// <param name="Property">The property, such as <c>determinism</c>.</param>
/// <param name="Detail">What was seen.</param>
internal sealed record Finding(string Property, string Detail);
