using System.Buffers;
using System.Text.Json;

namespace Extractor.Languages;

/// <summary>Reads a language file and checks it, so that a mistake is told with its place and does not end in a wrong record.</summary>
internal static class LanguagePackReader
{
    private const int MaxPhraseLength = 120;

    /// <param name="utf8Json">The file.</param>
    /// <param name="file">Its name, for messages; null where there is none.</param>
    /// <exception cref="FormatException">The file is not a valid pack.</exception>
    public static LanguagePackData Read(byte[] utf8Json, string? file)
    {
        LanguagePackData? data;
        try
        {
            // Some editors write a byte order mark.
            ReadOnlySpan<byte> json = utf8Json;
            if (json.StartsWith("\uFEFF"u8))
                json = json[3..];
            data = JsonSerializer.Deserialize(json, LanguageJson.Default.LanguagePackData);
        }
        catch (JsonException e)
        {
            throw Error(file, e.LineNumber + 1, e.Path is null or "$" ? null : e.Path.Replace("$.", "", StringComparison.Ordinal), e.Message, e);
        }

        if (data is null)
            throw Error(file, 1, null, "The pack is null.", null);
        var (field, reason) = LanguagePackCheck.Find(data, MaxPhraseLength);
        if (reason is not null)
            throw Error(file, LineOf(utf8Json, field), field, reason, null);
        return data;
    }

    /// <summary>What a file of the library says of dates and clocks, which stands before what it says of bylines: the rest, most of it, is not read.</summary>
    public static LanguageTimeData ReadTimes(ReadOnlySpan<byte> utf8Json)
    {
        var end = utf8Json.IndexOf("\"bylinePrefixes\":"u8);
        if (end < 0)
            return JsonSerializer.Deserialize(utf8Json, LanguageJson.Default.LanguageTimeData)!;
        var head = utf8Json[..end].TrimEnd(", \t\r\n"u8);
        var json = ArrayPool<byte>.Shared.Rent(head.Length + 1);
        head.CopyTo(json);
        json[head.Length] = (byte)'}';
        var times = JsonSerializer.Deserialize(json.AsSpan(0, head.Length + 1), LanguageJson.Default.LanguageTimeData)!;
        ArrayPool<byte>.Shared.Return(json);
        return times;
    }

    /// <summary>The signs after figures that a file of the library names, found without reading what stands before them.</summary>
    public static DateMarkData? ReadDateMarks(ReadOnlySpan<byte> utf8Json)
    {
        var name = "\"dateMarks\":"u8;
        var place = utf8Json.IndexOf(name);
        if (place < 0)
            return null;
        var reader = new Utf8JsonReader(utf8Json[(place + name.Length)..]);
        return JsonSerializer.Deserialize(ref reader, LanguageJson.Default.DateMarkData);
    }

    private static FormatException Error(string? file, long? line, string? field, string reason, Exception? inner) =>
        new($"Language pack{(file is null ? "" : $" '{file}'")}{(line is null ? "" : $", line {line}")}"
            + $"{(field is null ? "" : $", field '{field}'")}: {reason}", inner);

    /// <summary>The line of a field such as <c>months</c> or <c>am[2]</c> (the element), or null where it is missing.</summary>
    private static long? LineOf(byte[] utf8Json, string? field)
    {
        if (field is null)
            return null;
        var bracket = field.IndexOfAny(['[', '.']);
        var name = bracket < 0 ? field : field[..bracket];
        var index = bracket >= 0 && field[bracket] == '['
            && int.TryParse(field.AsSpan(bracket + 1, field.IndexOf(']', StringComparison.Ordinal) - bracket - 1), out var read) ? read : -1;
        var offset = utf8Json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(utf8Json.AsSpan(offset));
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(name))
                continue;
            if (index >= 0)
            {
                reader.Read();
                for (var i = 0; i <= index && reader.Read() && reader.CurrentDepth > 1; i++)
                {
                    if (i < index)
                        reader.Skip();
                }
            }

            return utf8Json.AsSpan(0, offset + (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
        }

        return null;
    }
}
