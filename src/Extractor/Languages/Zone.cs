namespace Extractor.Languages;

/// <summary>What a zone abbreviation means: one offset everywhere, or one in each of some countries.</summary>
internal sealed class Zone
{
    private readonly TimeSpan? _everywhere;
    private readonly Dictionary<string, TimeSpan> _byCountry = new(StringComparer.OrdinalIgnoreCase);

    public Zone(string name, ZoneData data)
    {
        IsCapitals = name.Any(char.IsUpper) && !name.Any(char.IsLower);
        if (LanguagePackCheck.TryOffset(data.Everywhere, out var offset))
        {
            _everywhere = offset;
            return;
        }

        foreach (var (country, value) in data.ByCountry ?? [])
        {
            if (LanguagePackCheck.TryOffset(value, out offset))
                _byCountry[country] = offset;
        }
    }

    private Zone(bool isCapitals, TimeSpan? everywhere, Dictionary<string, TimeSpan> byCountry)
    {
        IsCapitals = isCapitals;
        _everywhere = everywhere;
        _byCountry = byCountry;
    }

    /// <summary>Whether the abbreviation counts in capitals only, as <c>EAT</c> is a word otherwise.</summary>
    public bool IsCapitals { get; }

    public bool TryOffset(string? country, out TimeSpan offset)
    {
        if (country is not null && _byCountry.TryGetValue(country, out offset))
            return true;
        offset = _everywhere.GetValueOrDefault();
        return _everywhere is not null;
    }

    /// <summary>Joins two readings of the same abbreviation: where they differ, it is not known.</summary>
    public Zone Merge(Zone other)
    {
        var byCountry = new Dictionary<string, TimeSpan>(_byCountry, StringComparer.OrdinalIgnoreCase);
        foreach (var (country, offset) in other._byCountry)
            byCountry.TryAdd(country, offset);
        return new Zone(IsCapitals, _everywhere == other._everywhere ? _everywhere : null, byCountry);
    }
}
