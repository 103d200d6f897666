namespace Extractor.Languages;

/// <summary>
/// Folds text for comparison: case, accents, width, apostrophes, dashes, invisible characters and white space. One character
/// gives one character or none, so that places in the folded text lead back to the source.
/// </summary>
/// <remarks>
/// Written out rather than built on <see cref="string.Normalize()"/> and culture data, which invariant globalization turns off:
/// the fold must be the same everywhere. It follows NFKD without marks (Unicode UAX #15) for the letters that newsrooms use.
/// </remarks>
internal static class Fold
{
    /// <summary>What <see cref="Of"/> gives for a character that counts for nothing.</summary>
    public const char Dropped = '\0';

    private const int TableSize = 0x2100;

    // Each entry: the letter folded to, then the lower-case letters that fold to it.
    private static readonly string[] Letters =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįǐȉȋḭḯỉị",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩẛ",
        "tţťțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
        "æǣǽ",
        "øǿ",
        "ʒǯ",
        "Υϓϔ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
        "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
        "ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ",
        "οόὀὁὂὃὄὅὸό",
        "ρῤῥ",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
        "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "гѓ",
        "еѐё",
        "ийѝ",
        "кќ",
        "уў",
        "ії",
        "iı",
        "sſ",
        "σς",
        "اأإآٱ",
        "يىی",
        "كک",
    ];

    private static readonly char[] Table = BuildTable();

    /// <summary>Folds one character.</summary>
    /// <returns>The folded character; a space for any white space; <c>'\0'</c> for one that counts for nothing.</returns>
    public static char Of(char c) => c < TableSize ? Table[c] : FoldHigh(c);

    /// <summary>Folds a text: leading white space is dropped, each run of it becomes one space.</summary>
    /// <param name="source">The text.</param>
    /// <param name="folded">Where the folded text goes; what does not fit is left out.</param>
    /// <param name="places">For each folded character its place in the source; empty when not wanted.</param>
    /// <param name="end">The place in the source after the last folded character and the invisible ones that belong to it.</param>
    /// <returns>How many characters were written.</returns>
    public static int Into(ReadOnlySpan<char> source, Span<char> folded, Span<int> places, out int end)
    {
        var count = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var c = Of(source[i]);
            if (c == Dropped || (c == ' ' && (count == 0 || folded[count - 1] == ' ')))
                continue;
            if (count == folded.Length)
            {
                end = i;
                return count;
            }

            if (!places.IsEmpty)
                places[count] = i;
            folded[count++] = c;
        }

        end = source.Length;
        return count;
    }

    /// <summary>The folded text, without white space at either end.</summary>
    public static string Text(ReadOnlySpan<char> source)
    {
        Span<char> buffer = source.Length <= 256 ? stackalloc char[256] : new char[source.Length];
        var count = Into(source, buffer, [], out _);
        return buffer[..count].TrimEnd(' ').ToString();
    }

    /// <summary>
    /// Folds a word, month or abbreviation to a key: as <see cref="Into"/>, and without dots and spaces, so that
    /// <c>p. m.</c> and <c>pm</c> are one.
    /// </summary>
    /// <returns>The length of the key; -1 when it does not fit.</returns>
    public static int Key(ReadOnlySpan<char> source, Span<char> key)
    {
        var count = 0;
        foreach (var raw in source)
        {
            var c = Of(raw);
            if (c is Dropped or ' ' or '.')
                continue;
            if (count == key.Length)
                return -1;
            key[count++] = c;
        }

        return count;
    }

    /// <summary>The key of a word as a string.</summary>
    public static string Key(ReadOnlySpan<char> source)
    {
        Span<char> buffer = source.Length <= 256 ? stackalloc char[256] : new char[source.Length];
        return buffer[..Key(source, buffer)].ToString();
    }

    /// <summary>Whether a character belongs to a word: a letter, a mark or a digit.</summary>
    public static bool IsWordChar(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || (c >= 0x300 && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    /// <summary>Whether a character is of a script that puts no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(char c) =>
        c is (>= '\u3005' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = FoldSimple((char)i);
        foreach (var row in Letters)
        {
            foreach (var letter in row.AsSpan(1))
                table[letter] = row[0];
        }

        // Capitals and their small letters meet only after the small ones have lost their accents.
        for (var i = 0; i < TableSize; i++)
        {
            var lower = char.ToLowerInvariant((char)i);
            if (lower != i && lower < TableSize)
                table[i] = table[lower];
        }

        table['İ'] = 'i';
        return table;
    }

    private static char FoldSimple(char c)
    {
        if (char.IsWhiteSpace(c))
            return ' ';
        return c switch
        {
            < ' ' or '\u007F' or '\u00AD' or '\u034F' or '\u061C' => Dropped,
            >= '\u0300' and <= '\u036F' => Dropped,
            '\u05BE' => '-',
            >= '\u0591' and <= '\u05C7' => Dropped,
            '\u0640' or (>= '\u064B' and <= '\u0652') or '\u0670' => Dropped,
            '\u093C' or '\u09BC' or '\u0A3C' => Dropped,
            >= '\u0958' and <= '\u095F' => "कखगजडढफय"[c - '\u0958'],
            '\u0A33' => '\u0A32',
            '\u0A36' => '\u0A38',
            '\u0A59' => '\u0A16',
            '\u0A5A' => '\u0A17',
            '\u0A5B' => '\u0A1C',
            '\u0A5E' => '\u0A2B',
            '\u09DC' => 'ড',
            '\u09DD' => 'ঢ',
            '\u09DF' => 'য',
            >= '\u200B' and <= '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') => Dropped,
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' => '-',
            '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u02BC' or '\u02B9' or '\u2032' or '\u0060' or '\u00B4' => '\'',
            '\u201C' or '\u201D' or '\u201E' or '\u201F' => '"',
            'ª' => 'a',
            'º' => 'o',
            _ => char.ToLowerInvariant(c),
        };
    }

    private static char FoldHigh(char c) => c switch
    {
        '\uFEFF' or (>= '\uFE00' and <= '\uFE0F') => Dropped,
        '\u3000' => ' ',
        '\u2212' => '-',
        '\u30FB' or '\uFF65' => '·',
        >= '\uFF01' and <= '\uFF5E' => Table[c - '\uFF01' + '!'],
        _ => char.ToLowerInvariant(c),
    };
}
