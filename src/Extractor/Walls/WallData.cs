using Extractor.Text;

namespace Extractor.Walls;

/// <summary>The signs of walls as <c>Data/walls.json</c> has them.</summary>
internal sealed class WallData
{
    private static readonly Lazy<WallData> Loaded = new(Load);

    /// <summary>The file that comes with the library.</summary>
    internal static WallData BuiltIn => Loaded.Value;

    /// <summary>Headers by which a security service says that its answer is a challenge.</summary>
    public required WallHeader[] Headers { get; init; }

    /// <summary>By service: what only the markup of its challenge holds. Letter case counts.</summary>
    public required Dictionary<string, string[]> Marks { get; init; }

    /// <summary>By service: what the markup of every page with its captcha holds, a challenge or a form for comments. Letter case counts.</summary>
    public required Dictionary<string, string[]> Widgets { get; init; }

    /// <summary>The signs of a challenge.</summary>
    public required WallSigns Challenge { get; init; }

    /// <summary>The signs of a consent page.</summary>
    public required WallSigns Consent { get; init; }

    /// <summary>The signs of a login page.</summary>
    public required WallSigns Login { get; init; }

    /// <summary>The signs of a payment wall.</summary>
    public required WallSigns Payment { get; init; }

    /// <summary>The signs of a page that is not there.</summary>
    public required WallSigns NotFound { get; init; }

    /// <summary>Words around what a title says that mean nothing for it, such as <c>404</c> and <c>oops</c>.</summary>
    public required string[] Fillers { get; init; }

    private static WallData Load() => LibraryData.Read("Data/walls.json", WallJson.Default.WallData);
}

/// <summary>A header and the value that tells.</summary>
internal sealed record WallHeader(string Name, string Value);

/// <summary>The signs of one kind of wall. What may be missing is no <c>init</c> property, which generated code sets to null then.</summary>
internal sealed class WallSigns
{
    /// <summary>Hosts: one that ends with a dot is the beginning of a name, any other one a domain with all below it.</summary>
    public string[] Hosts { get; set; } = [];

    /// <summary>Whole segments of paths, a slash before each; an extension may follow.</summary>
    public string[] Paths { get; set; } = [];

    /// <summary>By language: what the title or main heading of such a page says, and nothing besides.</summary>
    public required Dictionary<string, string[]> Titles { get; init; }

    /// <summary>By language: what the text of such a page says among other things.</summary>
    public required Dictionary<string, string[]> Phrases { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(WallData))]
internal sealed partial class WallJson : JsonSerializerContext;
