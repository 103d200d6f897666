using System.Text;

namespace Extractor.Decode;

/// <summary>
/// The labels of the WHATWG Encoding standard (section 4.2, "Names and labels") and the encodings they stand for here.
/// </summary>
/// <remarks>
/// Three encodings of the standard have no counterpart in .NET (ISO-8859-10, -14 and -16), and those of its "replacement" entry
/// must not be decoded at all; their labels are unknown here, so such a page counts as undeclared.
/// </remarks>
internal static class CharsetLabels
{
    /// <summary>Code page of windows-1252, the standard's encoding for pages that say nothing.</summary>
    internal const int Windows1252 = 1252;

    /// <summary>Code page of UTF-8.</summary>
    internal const int Utf8 = 65001;

    /// <summary>Code page of UTF-16LE.</summary>
    internal const int Utf16LittleEndian = 1200;

    /// <summary>Code page of UTF-16BE.</summary>
    internal const int Utf16BigEndian = 1201;

    /// <summary>The label x-user-defined, which a page's own declaration turns into windows-1252.</summary>
    internal const string UserDefined = "x-user-defined";

    private const int LongestLabel = 24;

    private static readonly (int CodePage, string Labels)[] Table =
    [
        (Utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"),
        (866, "866 cp866 csibm866 ibm866"),
        (28592, "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
        (28593, "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
        (28594, "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
        (28595, "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
        (28596, "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 " +
            "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"),
        (28597, "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 " +
            "iso_8859-7:1987 sun_eu_greek"),
        (28598, "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 " +
            "iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical"),
        (28603, "iso-8859-13 iso8859-13 iso885913"),
        (28605, "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"),
        (20866, "cskoi8r koi koi8 koi8-r koi8_r"),
        (21866, "koi8-ru koi8-u"),
        (10000, "csmacintosh mac macintosh x-mac-roman"),
        (874, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
        (1250, "cp1250 windows-1250 x-cp1250"),
        (1251, "cp1251 windows-1251 x-cp1251"),
        (Windows1252, "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 " +
            "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"),
        (1253, "cp1253 windows-1253 x-cp1253"),
        (1254, "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254"),
        (1255, "cp1255 windows-1255 x-cp1255"),
        (1256, "cp1256 windows-1256 x-cp1256"),
        (1257, "cp1257 windows-1257 x-cp1257"),
        (1258, "cp1258 windows-1258 x-cp1258"),
        (10017, "x-mac-cyrillic x-mac-ukrainian"),
        // GBK is decoded as its superset GB18030, as the standard has it.
        (54936, "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030"),
        (950, "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
        (51932, "cseucpkdfmtjapanese euc-jp x-euc-jp"),
        (50220, "csiso2022jp iso-2022-jp"),
        (932, "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
        // EUC-KR is decoded as its superset, code page 949.
        (949, "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"),
        (Utf16BigEndian, "unicodefffe utf-16be"),
        (Utf16LittleEndian, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"),
    ];

    private static readonly Dictionary<string, int> CodePages = Build();

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        CodePages.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds the encoding of a label, case and outer white space ignored.</summary>
    /// <param name="label">The label, as a header or a page gives it.</param>
    /// <returns>The encoding, which never throws on what it decodes; null when the label is unknown.</returns>
    internal static Encoding? Find(ReadOnlySpan<char> label)
    {
        label = label.Trim(" \t\r\n\f");
        if (label.Length is 0 or > LongestLabel)
        {
            return null;
        }

        Span<char> lower = stackalloc char[LongestLabel];
        lower = lower[..label.ToLowerInvariant(lower)];
        return Lookup.TryGetValue(lower, out var codePage) ? Get(codePage) : null;
    }

    /// <summary>Gets the encoding of a code page of the table.</summary>
    /// <param name="codePage">One of the table's code pages.</param>
    /// <returns>The encoding, which writes U+FFFD for what it cannot decode; null when the platform lacks it.</returns>
    internal static Encoding? Get(int codePage) => codePage switch
    {
        Utf8 => Encoding.UTF8,
        Utf16LittleEndian => Encoding.Unicode,
        Utf16BigEndian => Encoding.BigEndianUnicode,
        // The provider is asked itself, never registered: a library does not change what its process understands.
        _ => CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")),
    };

    private static Dictionary<string, int> Build()
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (codePage, labels) in Table)
        {
            foreach (var label in labels.Split(' '))
            {
                map.Add(label, codePage);
            }
        }

        return map;
    }
}
