namespace Extractor;

/// <summary>
/// A time as precisely as a page gives it and no more: a date, a local time whose zone is not known, or an instant with its offset.
/// </summary>
/// <remarks>Written as ISO 8601: <c>2024-06-19</c>, <c>2024-06-19T17:41:00</c> or <c>2024-06-19T17:41:00+07:00</c>.</remarks>
[JsonConverter(typeof(ArticleTimeJsonConverter))]
public sealed record ArticleTime
{
    /// <summary>The calendar day (Gregorian).</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The clock time; null when only the day is known.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>The offset from UTC; null when the zone is not known. Never set without <see cref="Time"/>.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>How much is known.</summary>
    public TimePrecision Precision => Time is null ? TimePrecision.Date : Offset is null ? TimePrecision.Local : TimePrecision.Instant;

    /// <summary>The instant; null when the zone is not known.</summary>
    /// <returns>The instant with its offset, or null.</returns>
    public DateTimeOffset? ToInstant() =>
        Time is { } time && Offset is { } offset ? new DateTimeOffset(Date.ToDateTime(time), offset) : null;

    /// <summary>Makes a time of an instant.</summary>
    /// <param name="instant">The instant; its offset is kept.</param>
    /// <returns>The time, of precision <see cref="TimePrecision.Instant"/>.</returns>
    public static ArticleTime FromInstant(DateTimeOffset instant) => new()
    {
        Date = DateOnly.FromDateTime(instant.DateTime),
        Time = TimeOnly.FromDateTime(instant.DateTime),
        Offset = instant.Offset,
    };

    /// <summary>Reads an ISO 8601 date, local time or instant. Seconds and their fraction may be left out.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="time">The time read; null when the method returns false.</param>
    /// <returns>True when the text is such a time.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ArticleTime? time) => IsoTime.TryRead(text, out time);

    /// <summary>Reads an ISO 8601 date, local time or instant.</summary>
    /// <param name="text">The text to read.</param>
    /// <returns>The time.</returns>
    /// <exception cref="FormatException">The text is no such time.</exception>
    public static ArticleTime Parse(string text) =>
        TryParse(text, out var time) ? time : throw new FormatException($"'{text}' is not an ISO 8601 date or time.");

    /// <summary>The time as ISO 8601, the same under every culture.</summary>
    /// <returns>The text, which <see cref="Parse"/> reads back to an equal time.</returns>
    public override string ToString() => IsoTime.Write(this);
}

/// <summary>How much of a time is known. The JSON names are camelCase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimePrecision>))]
public enum TimePrecision
{
    /// <summary>The day only.</summary>
    [JsonStringEnumMemberName("date")]
    Date,

    /// <summary>Day and clock, zone unknown.</summary>
    [JsonStringEnumMemberName("local")]
    Local,

    /// <summary>Day, clock and offset: a point in time.</summary>
    [JsonStringEnumMemberName("instant")]
    Instant,
}
