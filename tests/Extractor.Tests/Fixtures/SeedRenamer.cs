using System.Globalization;
using System.Text.RegularExpressions;

namespace Extractor.Tests.Fixtures;

/// <summary>What becomes of a page's class names.</summary>
internal enum SeedClasses
{
    /// <summary>They are replaced by names without a meaning.</summary>
    Renamed,

    /// <summary>They are taken away.</summary>
    Removed,
}

/// <summary>Moves the seed story to another host, with other class names, people, places and set phrases.</summary>
internal static partial class SeedRenamer
{
    // In this order: a longer name goes before the shorter one inside it.
    private static readonly (string From, string To)[] Words =
    [
        ("www.medcom.id", "www.surathari.example"),
        ("cdn.medcom.example", "gambar.surathari.example"),
        ("example/medcom", "example/surathari"),
        ("Medcom.id", "Surat Hari"),
        ("medcom.id", "Surat Hari"),
        ("Willy Haryono", "Sekar Wulandari"),
        ("WIL", "SKR"),
        ("Pyongyang", "Hanoi"),
        ("Korea Utara", "Islandia"),
        ("Rusia", "Mongolia"),
        ("Vladimir Putin", "Bayar Temur"),
        ("Putin", "Temur"),
        ("Kim Jong-un", "Jon Arnar"),
        ("Kim Jong-Un", "Jon Arnar"),
        ("Kim", "Arnar"),
        ("Gavriil GRIGOROV", "Tuva ENKHBAYAR"),
        ("Irish Examiner", "Ulan Courier"),
        ("Baca juga", "Simak juga"),
        ("Cek Berita", "Simak Berita"),
        ("BERITA LAINNYA", "TERPOPULER"),
        ("TERKAIT", "BERITA TERKAIT"),
        ("FOLLOW US", "IKUTI KAMI"),
    ];

    public static string Page(string html, SeedClasses classes)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var page = classes == SeedClasses.Removed
            ? ClassAttribute().Replace(html, "")
            : ClassAttribute().Replace(html, match =>
                $" class=\"{string.Join(' ', match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Rename))}\"");
        return Text(page);

        string Rename(string name)
        {
            if (!names.TryGetValue(name, out var other))
            {
                other = string.Create(CultureInfo.InvariantCulture, $"c{names.Count * 7919 % 9973:x4}");
                names.Add(name, other);
            }

            return other;
        }
    }

    public static string Text(string text) =>
        Words.Aggregate(text, (renamed, word) => renamed.Replace(word.From, word.To, StringComparison.Ordinal));

    [GeneratedRegex("\\sclass=\"([^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClassAttribute();
}
