namespace Extractor.Text;

/// <summary>
/// The lower-case letter without accents that stands for an accented letter of the Latin, Greek and Cyrillic scripts.
/// A table of our own, because <see cref="string.Normalize()"/> does nothing where globalization is invariant,
/// and the same text must give the same key everywhere.
/// </summary>
internal static class BaseLetters
{
    // Made from the compatibility decompositions of the Unicode Character Database; '.' where there is no single letter.
    private const string Latin =
        "aaaaaaæceeeeiiiiðnooooo.øuuuuyþßaaaaaaæceeeeiiiiðnooooo.øuuuuyþy"
        + "aaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiıĳĳjjkkĸllllllŀ"
        + "ŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzs"
        + "ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ"
        + "ǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææǥǥggkkooooʒʒjǳǳǳggƕƿnnaaææøø"
        + "aaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ"
        + "ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";

    private const string Greek =
        "ͱͱͳͳʹ.ͷͷ..ͺͻͼͽ.ϳ......α.εηι.ο.υωιαβγδεζηθικλμνξοπρ.στυφχψωιυαεηι"
        + "υαβγδεζηθικλμνξοπρςστυφχψωιυουωϗβθυυυφπϗϙϙϛϛϝϝϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ"
        + "κρςϳθε.ϸϸσϻϻϼͻͼͽ";

    private const string Cyrillic =
        "ееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюяабвгдежзииклмноп"
        + "рстуфхцчшщъыьэюяееђгєѕііјљњћкиуџ";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
        + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwyẚsẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

    private const string GreekExtended =
        "ααααααααααααααααεεεεεε..εεεεεε..ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιι"
        + "οοοοοο..οοοοοο..υυυυυυυυ.υ.υ.υ.υωωωωωωωωωωωωωωωωααεεηηιιοουυωω.."
        + "ααααααααααααααααηηηηηηηηηηηηηηηηωωωωωωωωωωωωωωωωααααα.ααααααα.ι."
        + "..ηηη.ηηεεηηη...ιιιι..ιιιιιι....υυυυρρυυυυυυρ.....ωωω.ωωοοωωω...";

    public static char Of(char c)
    {
        if (char.IsAscii(c)) return (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c);
        var found = c switch
        {
            < '\u00C0' => '.',
            <= '\u024F' => Latin[c - '\u00C0'],
            >= '\u0370' and <= '\u03FF' => Greek[c - '\u0370'],
            >= '\u0400' and <= '\u045F' => Cyrillic[c - '\u0400'],
            >= '\u1E00' and <= '\u1EFF' => LatinAdditional[c - '\u1E00'],
            >= '\u1F00' and <= '\u1FFF' => GreekExtended[c - '\u1F00'],
            _ => '.',
        };
        return found == '.' ? char.ToLowerInvariant(c) : found == 'ς' ? 'σ' : found;
    }
}
