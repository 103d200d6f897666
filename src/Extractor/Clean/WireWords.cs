using System.Collections.Frozen;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Words around wire copy that no language file holds, from <c>Data/wire.json</c>.</summary>
internal static class WireWords
{
    private static readonly WireData Data = Load();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Locatives = Set(Data.Locatives);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoPlaces = Set(Data.NoPlaces);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StationSuffixes = Set(Data.StationSuffixes);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CreditJoiners = Set(Data.CreditJoiners);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SourceWords = Set(Data.SourceWords);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoCredits = Set(Data.NoCredits);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LoneSources = Set(Data.LoneSources);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoEndCredits = Set(Data.NoEndCredits);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Civics = Set(Data.Civics);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopLanguages = Set(Data.StopLanguages);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NounCapitals = Set(Data.NounCapitals);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DomainEnds = Set(Data.DomainEnds);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Countries = Set(Data.Countries);

    /// <summary>Words that close a Chinese agency's opener, such as 电.</summary>
    public static ReadOnlySpan<string> WireEnds => Data.WireEnds;

    /// <summary>Words for a reporter that stand beside the name in East Asian openers.</summary>
    public static ReadOnlySpan<string> ReporterWords => Data.ReporterWords;

    /// <summary>Whether a name ends with a word for a reporter; gives the length of the name before it.</summary>
    public static bool EndsWithReporter(ReadOnlySpan<char> text, out int name)
    {
        foreach (var word in Data.ReporterWords)
        {
            if (text.Length > word.Length && text.EndsWith(word, StringComparison.Ordinal))
            {
                name = text.Length - word.Length;
                return true;
            }
        }

        name = 0;
        return false;
    }

    /// <summary>Words that close a picture credit in East Asian captions, such as 攝.</summary>
    public static ReadOnlySpan<string> ClosingCredits => Data.ClosingCredits;

    /// <summary>Words that close a credit behind the name of an agency only, such as 发.</summary>
    public static ReadOnlySpan<string> AgencyCredits => Data.AgencyCredits;

    /// <summary>Those of the closing words that say who gave the picture, and stand alone under one.</summary>
    public static ReadOnlySpan<string> GivenCredits => Data.GivenCredits;

    /// <summary>What stands before a closing word that closes no credit: the end of an object, or what makes another word of it.</summary>
    public static ReadOnlySpan<string> NoMakerEnds => Data.NoMakerEnds;

    /// <summary>What may not be done with a picture, as it is printed behind its maker.</summary>
    public static ReadOnlySpan<string> ClosingRights => Data.ClosingRights;

    /// <summary>How a Chinese paper calls itself where others name the agency.</summary>
    public static ReadOnlySpan<string> OwnPaper => Data.OwnPaper;

    /// <summary>Words that the names of Chinese agencies and outlets end with, such as 社.</summary>
    public static ReadOnlySpan<string> SourceEnds => Data.SourceEnds;

    /// <summary>Words before the name of whom a story was taken from, such as 据.</summary>
    public static ReadOnlySpan<string> SourceLeads => Data.SourceLeads;

    /// <summary>Whether a word, any case, stands before a place in running text: <c>in</c>, <c>aus</c>.</summary>
    public static bool IsLocative(ReadOnlySpan<char> word) => Locatives.Contains(word);

    /// <summary>Whether a word, any case, labels a story and names no place.</summary>
    public static bool IsNoPlace(ReadOnlySpan<char> word) => NoPlaces.Contains(word);

    /// <summary>Whether a name is a country, continent or state: those head lists and digests, stories are filed from cities.</summary>
    public static bool IsCountry(ReadOnlySpan<char> name) => Countries.Contains(name);

    /// <summary>Whether a word, any case, behind a name says that it names a town: <c>police</c>, <c>residents</c>.</summary>
    public static bool IsCivic(ReadOnlySpan<char> word) => Civics.Contains(word);

    /// <summary>Whether papers in a language end the place with a stop alone: <c>Rom. Der Papst …</c></summary>
    public static bool EndsPlacesWithStop(ReadOnlySpan<char> language) => StopLanguages.Contains(language);

    /// <summary>Whether a language writes all nouns with a capital, so that "im Video" names no place.</summary>
    public static bool IsNounCapitalised(ReadOnlySpan<char> language) => NounCapitals.Contains(language);

    /// <summary>Whether the addresses of papers end with a word, any case: <c>com</c>, <c>id</c>.</summary>
    public static bool IsDomainEnd(ReadOnlySpan<char> word) => DomainEnds.Contains(word);

    /// <summary>Whether a small word may stand inside a picture credit: <c>via</c>, <c>von</c>.</summary>
    public static bool IsCreditJoiner(ReadOnlySpan<char> word) => CreditJoiners.Contains(word);

    /// <summary>Whether a word is a source itself, though it may stand like a label: <c>handout</c>.</summary>
    public static bool IsSourceWord(ReadOnlySpan<char> word) => SourceWords.Contains(word);

    /// <summary>Whether a word that leads to a source is one where nothing follows it: <c>courtesy</c>.</summary>
    public static bool IsLoneSource(ReadOnlySpan<char> word) => LoneSources.Contains(word);

    /// <summary>Whether a remark behind a caption says what kind of picture it is, not who made it.</summary>
    public static bool IsNoCredit(ReadOnlySpan<char> text) => NoCredits.Contains(text);

    /// <summary>Whether a word in brackets at the end of a story names nobody.</summary>
    public static bool IsNoEndCredit(ReadOnlySpan<char> text) => NoEndCredits.Contains(text);

    /// <summary>Whether a text is the call sign of a North American station, such as <c>KGO</c> or <c>WABC-TV</c> (ITU prefixes K and W).</summary>
    public static bool IsStation(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        var sign = dash < 0 ? text : text[..dash];
        if (sign.Length is < 3 or > 4 || (dash > 0 && !StationSuffixes.Contains(text[(dash + 1)..])))
        {
            return false;
        }

        foreach (var c in sign)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        foreach (var prefix in Data.StationPrefixes)
        {
            if (sign.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static WireData Load() => LibraryData.Read("Data/wire.json", WireJson.Default.WireData);
}

/// <summary>The file as it is written.</summary>
internal sealed class WireData
{
    public required string[] Locatives { get; init; }

    public required string[] WireEnds { get; init; }

    public required string[] ReporterWords { get; init; }

    public required string[] OwnPaper { get; init; }

    public required string[] SourceEnds { get; init; }

    public required string[] SourceLeads { get; init; }

    public required string[] ClosingCredits { get; init; }

    public required string[] AgencyCredits { get; init; }

    public required string[] GivenCredits { get; init; }

    public required string[] NoMakerEnds { get; init; }

    public required string[] ClosingRights { get; init; }

    public required string[] NoPlaces { get; init; }

    public required string[] CreditJoiners { get; init; }

    public required string[] SourceWords { get; init; }

    public required string[] NoCredits { get; init; }

    public required string[] LoneSources { get; init; }

    public required string[] NoEndCredits { get; init; }

    public required string[] Countries { get; init; }

    public required string[] Civics { get; init; }

    public required string[] StopLanguages { get; init; }

    public required string[] NounCapitals { get; init; }

    public required string[] DomainEnds { get; init; }

    public required string[] StationPrefixes { get; init; }

    public required string[] StationSuffixes { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(WireData))]
internal sealed partial class WireJson : JsonSerializerContext;
