using Extractor.Text;

namespace Extractor.Languages;

/// <summary>News agencies and picture agencies, by the names they are printed under.</summary>
internal static class Agencies
{
    private static readonly Lazy<(Names News, Names Photo)> Data = new(Load);

    /// <summary>
    /// Whether the text is the name of a news agency, or names joined by a slash, or an agency with a desk after it
    /// (<c>dpa/lni</c>).
    /// </summary>
    public static bool IsAgency(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        if (Data.Value.News.Has(name))
            return true;
        var cut = name.IndexOfAny('/', '／');
        if (cut <= 0 || !Data.Value.News.Has(name[..cut].TrimEnd()))
            return false;
        foreach (var range in name[(cut + 1)..].SplitAny('/', '／'))
        {
            var part = name[(cut + 1)..][range].Trim();
            if (part.IsEmpty || (part.Length > 4 && !Data.Value.News.Has(part)))
                return false;
        }

        return true;
    }

    /// <summary>Whether the text is the name of an agency or library that sells pictures. News agencies with a picture desk count.</summary>
    public static bool IsPhotoAgency(ReadOnlySpan<char> name) => Data.Value.Photo.Has(name.Trim());

    private static (Names News, Names Photo) Load()
    {
        var data = LibraryData.Read("Data/agencies.json", LanguageJson.Default.AgenciesData);
        return (new Names(data.News), new Names(data.Photo));
    }

    private sealed class Names
    {
        private const int MaxLength = 64;

        /// <summary>The longest name that is only known in capitals.</summary>
        private const int MaxExact = 4;

        private readonly HashSet<string> _folded = new(StringComparer.Ordinal);
        private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
        private readonly PhraseStarts _starts;

        public Names(Dictionary<string, string[]> names)
        {
            foreach (var name in names.SelectMany(n => n.Value.Prepend(n.Key)))
            {
                // A short name in capitals (AA, TT, SID) is a common word otherwise.
                if (name.Length <= MaxExact && name.All(char.IsAsciiLetterUpper))
                    _exact.Add(name);
                else
                    _folded.Add(Fold.Text(name));
            }

            _starts = new PhraseStarts(_folded.Select(name => PhraseStarts.Key(name[0], name.Length > 1 ? name[1] : '\0')));
        }

        public bool Has(ReadOnlySpan<char> name)
        {
            if (name.IsEmpty || name.Length > MaxLength)
                return false;
            if (name.Length <= MaxExact && _exact.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
                return true;
            if (!_starts.MayStart(name))
                return false;
            Span<char> key = stackalloc char[MaxLength];
            var length = Fold.Into(name, key, [], out _);
            return _folded.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key[..length].TrimEnd(' '));
        }
    }
}

/// <summary>The file of agencies: the name, then other forms that are printed.</summary>
internal sealed class AgenciesData
{
    public required Dictionary<string, string[]> News { get; init; }

    public required Dictionary<string, string[]> Photo { get; init; }
}
