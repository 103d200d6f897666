using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>A line of the state: the CRC-32 of what follows, and JSON.</summary>
internal static class StateLine
{
    internal const string DayFormat = "yyyy-MM-dd";

    private const int SumLength = 8;

    /// <summary>Makes a line with its end.</summary>
    internal static byte[] Make(Action<Utf8JsonWriter> write)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return [.. Encoding.ASCII.GetBytes(SumOf(json.WrittenSpan)), (byte)' ', .. json.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Reads a line without its end.</summary>
    /// <returns>What it holds; null where it is not as it was written.</returns>
    internal static JsonDocument? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= SumLength || line[SumLength] != ' ' || SumOf(line[(SumLength + 1)..]) != Encoding.ASCII.GetString(line[..SumLength]))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(line[(SumLength + 1)..].ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static string Write(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    internal static DateOnly ReadDay(JsonElement value) => DateOnly.ParseExact(value.GetString()!, DayFormat, CultureInfo.InvariantCulture);

    private static string SumOf(ReadOnlySpan<byte> json) => Crc32.HashToUInt32(json).ToString("x8", CultureInfo.InvariantCulture);
}
