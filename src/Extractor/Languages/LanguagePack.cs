using Extractor.Languages;

namespace Extractor;

/// <summary>
/// What is known of one language: months, weekdays, zone abbreviations, byline and related-link markers, credit labels and more.
/// Built-in packs are data files of the library; a caller may load its own.
/// </summary>
/// <remarks>The file format is described in <c>docs/languages.md</c>. A pack does not change once it is loaded.</remarks>
public sealed partial class LanguagePack
{
    private LanguagePack(LanguagePackData data) => Data = data;

    /// <summary>The language as a BCP 47 primary subtag (RFC 5646), such as <c>id</c>.</summary>
    public string Code => Data.Code!;

    /// <summary>The English name of the language.</summary>
    public string Name => Data.Name!;

    internal LanguagePackData Data { get; }

    /// <summary>Reads a pack from JSON text.</summary>
    /// <param name="json">The JSON object of one language.</param>
    /// <returns>The pack.</returns>
    /// <exception cref="FormatException">The text is not a valid pack; the message names line, field and reason.</exception>
    public static LanguagePack Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(System.Text.Encoding.UTF8.GetBytes(json), null);
    }

    /// <summary>Reads a pack from a stream of UTF-8 JSON. The stream is left open.</summary>
    /// <param name="utf8Json">The stream; read to its end.</param>
    /// <returns>The pack.</returns>
    /// <exception cref="FormatException">The content is not a valid pack; the message names line, field and reason.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static LanguagePack Load(Stream utf8Json)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using var memory = new MemoryStream();
        utf8Json.CopyTo(memory);
        return Read(memory.ToArray(), null);
    }

    /// <summary>Reads a pack from a file of UTF-8 JSON.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The pack.</returns>
    /// <exception cref="FormatException">The file is not a valid pack; the message names file, line, field and reason.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LanguagePack Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Read(File.ReadAllBytes(path), path);
    }

    /// <summary>A pack of the library itself.</summary>
    internal static LanguagePack BuiltIn(byte[] utf8Json, string file) => new(LanguagePackReader.Read(utf8Json, file, check: false));

    internal static LanguagePack Read(byte[] utf8Json, string? file) => new(LanguagePackReader.Read(utf8Json, file));
}
