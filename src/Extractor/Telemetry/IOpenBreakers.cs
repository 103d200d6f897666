namespace Extractor.Telemetry;

/// <summary>Knows how many hosts of a client are left alone because they failed too often.</summary>
internal interface IOpenBreakers
{
    /// <summary>How many there are now.</summary>
    int Open { get; }
}
