using Extractor.Languages;
using Extractor.Text;

namespace Extractor;

/// <summary>
/// What is known of one language: months, weekdays, zone abbreviations, byline and related-link markers, credit labels and more.
/// Built-in packs are data files of the library; a caller may load its own.
/// </summary>
/// <remarks>The file format is described in <c>docs/languages.md</c>. A pack does not change once it is loaded.</remarks>
public sealed partial class LanguagePack
{
    private readonly Lazy<LanguagePackData> data;
    private readonly string? file;

    private LanguagePack(LanguagePackData data)
    {
        this.data = new(data);
        Code = data.Code!;
    }

    private LanguagePack(string code, string file)
    {
        this.file = file;
        data = new(() => LibraryData.Read(file, LanguageJson.Default.LanguagePackData));
        Code = code;
    }

    /// <summary>The language as a BCP 47 primary subtag (RFC 5646), such as <c>id</c>.</summary>
    public string Code { get; }

    /// <summary>The English name of the language.</summary>
    public string Name => Data.Name!;

    internal LanguagePackData Data => data.Value;

    /// <summary>What the pack says of dates and clocks; where it is not read yet, that alone is.</summary>
    internal LanguageTimeData Times => IsRead ? Data : LibraryData.Read(file!, LanguagePackReader.ReadTimes);

    /// <summary>The signs after figures that the pack names; where it is not read yet, they alone are.</summary>
    internal DateMarkData? DateMarks => IsRead ? Data.DateMarks : LibraryData.Read(file!, LanguagePackReader.ReadDateMarks);

    private bool IsRead => file is null || data.IsValueCreated;

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

    /// <summary>A pack of the library itself, read when it is first needed: a page needs its own language and English.</summary>
    /// <param name="code">The language, which the file says too.</param>
    /// <param name="file">The file among those of the library.</param>
    internal static LanguagePack BuiltIn(string code, string file) => new(code, file);

    internal static LanguagePack Read(byte[] utf8Json, string? file) => new(LanguagePackReader.Read(utf8Json, file));
}
