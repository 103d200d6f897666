namespace Extractor.Tests.Parse;

/// <summary>The time, and how often it is looked at.</summary>
internal sealed class CountingClock : TimeProvider
{
    public int Looks { get; private set; }

    public override long GetTimestamp()
    {
        Looks++;
        return base.GetTimestamp();
    }
}
