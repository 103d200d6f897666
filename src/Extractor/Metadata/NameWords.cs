using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Words that belong to names in any language: particles, which stay small, and what stands after a name.
/// Look-ups take a word as printed; case and dots do not matter.
/// </summary>
internal static class NameWords
{
    private static readonly Lazy<Sets> Data = new(Load);

    /// <summary>A particle inside a name, such as <c>van der</c> or <c>bin</c>.</summary>
    public static bool IsParticle(string word) => Data.Value.Particles.Contains(Key(word));

    /// <summary>A particle that a name may begin with.</summary>
    public static bool IsLeadingParticle(string word) => Data.Value.Leading.Contains(Key(word));

    /// <summary>A mark of generation that belongs to the name, such as <c>Jr.</c></summary>
    public static bool IsGeneration(string word) => Data.Value.Generations.Contains(Key(word));

    /// <summary>A degree after a name, such as <c>Ph.D.</c></summary>
    public static bool IsDegree(string word) => Data.Value.Degrees.Contains(Key(word));

    /// <summary>The segment of an address under which sites keep their authors' pages, such as <c>author</c>.</summary>
    public static bool IsAuthorPath(string segment) => Data.Value.Paths.Contains(segment.ToLowerInvariant());

    /// <summary>A word for news agencies in general, such as <c>agencies</c>, which names none.</summary>
    public static bool IsAgencies(string name) => Data.Value.Agencies.Contains(Key(name));

    /// <summary>A word that begins no name where nothing but the line says that one stands there: an article, what names guests (<c>ft.</c>), a call (<c>more</c>).</summary>
    public static bool IsNeverFirst(string word) => Data.Value.NeverFirst.Contains(Key(word));

    /// <summary>A word before the name of a correspondent who sent the story, such as <c>from</c>.</summary>
    public static bool IsSender(string word) => Data.Value.Senders.Contains(Key(word));

    /// <summary>The account that a system comes with, which is nobody's name: <c>Super User</c>.</summary>
    public static bool IsAccount(string name) => Data.Value.Accounts.Contains(Key(name));

    /// <summary>A word for a talk with somebody, such as <c>interview</c>.</summary>
    public static bool IsInterview(string word) => Data.Value.Interviews.Contains(Key(word));

    /// <summary>A word before the name of the one who was asked: <c>mit</c>.</summary>
    public static bool IsInterviewed(string word) => Data.Value.Interviewed.Contains(Key(word));

    /// <summary>A word before the name of a translator, such as <c>Übersetzung</c>.</summary>
    public static bool IsTranslation(string word) => Data.Value.Translations.Contains(Key(word));

    /// <summary>What a maker of pictures is named for, such as <c>Illustration</c>.</summary>
    public static bool IsPictures(string word) => Data.Value.Makers.Contains(Key(word));

    /// <summary>A company's legal form with a slash in it, such as <c>A/S</c>.</summary>
    public static bool IsSlashedForm(string word) => word.Contains('/', StringComparison.Ordinal) && Data.Value.CompanyForms.Contains(Key(word));

    /// <summary>An article before the name of an outlet.</summary>
    public static bool IsArticle(string word) => Data.Value.Articles.Contains(Key(word));

    /// <summary>Whether one name ends with a company's legal form, such as <c>GmbH</c> or <c>z o.o.</c></summary>
    public static bool HasCompanyForm(string text)
    {
        var space = text.LastIndexOf(' ');
        if (space <= 0 || text.AsSpan(0, space).TrimEnd(',').ContainsAny(",;|/")) return false;
        var form = text[(space + 1)..];
        var key = Key(form);
        // "Moe Roe Oo" is a person, "Planet Sp. z o.o." is none.
        return Data.Value.CompanyForms.Contains(key) && (key is not ("oo" or "doo") || form.Contains('.', StringComparison.Ordinal));
    }

    /// <summary>Whether pictures and their licences are at this host: a name linked there is that of a picture's author.</summary>
    public static bool IsPictureHost(string host)
    {
        foreach (var known in Data.Value.PictureHosts)
            if (host.EndsWith(known, StringComparison.OrdinalIgnoreCase) && (host.Length == known.Length || host[^(known.Length + 1)] == '.')) return true;
        return false;
    }

    /// <summary>East Asian labels before where a story is from.</summary>
    public static ReadOnlySpan<string> SourceLabels => Data.Value.SourceLabels;

    /// <summary>East Asian labels before those who edited or translated a story.</summary>
    public static ReadOnlySpan<string> EditorLabels => Data.Value.EditorLabels;

    /// <summary>Words for a reporter before the name in a Chinese story's opener.</summary>
    public static ReadOnlySpan<string> Reporters => Data.Value.Reporters;

    /// <summary>Words for a report that close such an opener.</summary>
    public static ReadOnlySpan<string> ReportEnds => Data.Value.ReportEnds;

    /// <summary>Whether an East Asian word is an outlet's name by how it ends, such as <c>某某報</c>.</summary>
    public static bool IsOutlet(ReadOnlySpan<char> word)
    {
        foreach (var end in Data.Value.OutletEnds)
            if (word.Length > end.Length + 1 && word.EndsWith(end)) return true;
        return false;
    }

    /// <summary>Whether an East Asian text ends with a word for a county, a city or a province.</summary>
    public static bool EndsPlace(ReadOnlySpan<char> text)
    {
        foreach (var end in Data.Value.PlaceEnds) if (text.EndsWith(end)) return true;
        return false;
    }

    /// <summary>Whether a word is nothing but a reporter's.</summary>
    public static bool IsReporter(ReadOnlySpan<char> word)
    {
        foreach (var known in Reporters) if (word.SequenceEqual(known)) return true;
        return false;
    }

    /// <summary>Whether what stands behind the word for a reporter makes another word of it: <c>记者手记</c>, <c>記者クラブ</c>.</summary>
    public static bool IsNoReporter(ReadOnlySpan<char> word)
    {
        foreach (var known in Data.Value.NoReporters) if (word.SequenceEqual(known)) return true;
        return false;
    }

    /// <summary>How long the label with its colon is that a text begins with; 0 for none of the labels.</summary>
    public static int LabelLength(ReadOnlySpan<string> labels, ReadOnlySpan<char> text)
    {
        foreach (var label in labels)
            if (text.Length > label.Length + 1 && text.StartsWith(label, StringComparison.Ordinal) && text[label.Length] is ':' or '：') return label.Length + 1;
        return 0;
    }

    private static string Key(string word) => word.Replace(".", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private static Sets Load()
    {
        var data = LibraryData.Read("Data/names.json", NameWordsJson.Default.NameWordsData);
        return new Sets(Set(data.Particles), Set(data.Leading), Set(data.Generations), Set(data.Degrees), Set(data.AuthorPaths), Set(data.Agencies), Set(data.NeverFirst), Set(data.Senders), Set(data.Articles), Set(data.CompanyForms), data.PictureHosts,
            data.SourceLabels, data.EditorLabels, data.Reporters, data.ReportEnds, data.OutletEnds, data.NoReporters)
        { Accounts = Set(data.Accounts), Interviews = Set(data.Interviews), Interviewed = Set(data.Interviewed), Translations = Set(data.Translations), Makers = Set(data.Makers), PlaceEnds = data.PlaceEnds };
    }

    private static HashSet<string> Set(string[] words) => new(words, StringComparer.Ordinal);

    private sealed record Sets(
        HashSet<string> Particles, HashSet<string> Leading, HashSet<string> Generations, HashSet<string> Degrees, HashSet<string> Paths, HashSet<string> Agencies,
        HashSet<string> NeverFirst, HashSet<string> Senders, HashSet<string> Articles, HashSet<string> CompanyForms, string[] PictureHosts,
        string[] SourceLabels, string[] EditorLabels, string[] Reporters, string[] ReportEnds, string[] OutletEnds, string[] NoReporters)
    {
        public required HashSet<string> Accounts { get; init; }

        public required HashSet<string> Interviews { get; init; }

        public required HashSet<string> Interviewed { get; init; }

        public required HashSet<string> Translations { get; init; }

        public required HashSet<string> Makers { get; init; }

        public required string[] PlaceEnds { get; init; }
    }
}

/// <summary>The file of words that belong to names.</summary>
internal sealed class NameWordsData
{
    public required string[] Particles { get; init; }

    public required string[] Leading { get; init; }

    public required string[] Generations { get; init; }

    public required string[] Degrees { get; init; }

    public required string[] AuthorPaths { get; init; }

    public required string[] Agencies { get; init; }

    public required string[] NeverFirst { get; init; }

    public required string[] Senders { get; init; }

    public required string[] Accounts { get; init; }

    public required string[] Interviews { get; init; }

    public required string[] Interviewed { get; init; }

    public required string[] Translations { get; init; }

    public required string[] Makers { get; init; }

    /// <summary>What East Asian names of counties, cities and provinces end with.</summary>
    public required string[] PlaceEnds { get; init; }

    public required string[] Articles { get; init; }

    public required string[] CompanyForms { get; init; }

    public required string[] PictureHosts { get; init; }

    public required string[] SourceLabels { get; init; }

    public required string[] EditorLabels { get; init; }

    public required string[] Reporters { get; init; }

    public required string[] ReportEnds { get; init; }

    /// <summary>What the names of East Asian outlets end with.</summary>
    public required string[] OutletEnds { get; init; }

    /// <summary>What stands behind the word for a reporter and is no name: notes, clubs, conferences.</summary>
    public required string[] NoReporters { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(NameWordsData))]
internal sealed partial class NameWordsJson : JsonSerializerContext;
