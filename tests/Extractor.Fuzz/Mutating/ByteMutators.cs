using System.Text;
using CsCheck;

namespace Extractor.Fuzz.Mutating;

/// <summary>What becomes of the characters of a page: their encoding, the one that is said, and bytes that are none.</summary>
internal static class ByteMutators
{
    private static readonly string[] Labels =
        ["utf-8", "utf-16", "utf-16be", "gbk", "gb18030", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "big5", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
            "windows-1254", "windows-1256", "windows-1257", "koi8-r", "iso-8859-2", "iso-8859-15", "macintosh", "windows-874"];

    private static readonly byte[][] Strange =
        [[0], [0, 0, 0, 0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80], [0xE2, 0x80], [0xF0, 0x9F],
            [0x1B, 0x24, 0x42], [0x1B, 0x28, 0x42], [0x81], [0x80, 0x80, 0x80], [0x0B], [0x1A], [0x7F], [0x0D, 0x0D, 0x0A]];

    private static readonly string?[] ContentTypes =
        [null, "text/html", "text/html; charset=utf-8", "text/html; charset=windows-1252", "text/html; charset=gbk", "text/html;charset=\"utf-16\"", "text/html; charset=x", "charset"];

    private static readonly Gen<string> Label = Gen.OneOf(Labels);

    private static readonly IGen<(string Name, Func<byte[], byte[]> Change)>[] AllChanges =
    [
        Gen.Select(Mutator.Share, Gen.OneOf(Strange), (at, strange) => Named("insert bytes", page => Insert(page, at, strange))),
        Gen.Select(Mutator.Share, Gen.OneOf(Strange), Gen.Int[2, 400], (at, strange, count) =>
            Named("insert many bytes", page => Insert(page, at, [.. Enumerable.Repeat(strange, count).SelectMany(b => b)]))),
        Gen.Select(Mutator.Share, Gen.Byte, (at, value) => Named("change byte", page => Set(page, at, value))),
        Gen.OneOf(Strange).Select(mark => Named("mark at the start", page => [.. mark, .. page])),
        Mutator.Share.Select(at => Named("delete byte", page => Delete(page, at))),
        Gen.Select(Mutator.Share, Label, (at, label) => Named("go on in " + label, page => GoOn(page, at, label))),
    ];

    /// <summary>Generates what a page's characters become, with the name of the encoding.</summary>
    public static Gen<(string Name, Func<string, byte[]> Encode)> Encodings { get; } = Gen.Select(Gen.Int[0, 14], Label, (choice, label) => choice switch
    {
        0 => ("encode and label " + label, html => Get(label).GetBytes(Relabel(html, label))),
        1 => ("encode " + label, Get(label).GetBytes),
        2 => ("label " + label, html => Encoding.UTF8.GetBytes(Relabel(html, label))),
        _ => ("", (Func<string, byte[]>)Encoding.UTF8.GetBytes),
    });

    /// <summary>Generates changes of bytes, with their names.</summary>
    public static Gen<(string Name, Func<byte[], byte[]> Change)> Changes { get; } = Gen.OneOf(AllChanges);

    public static Gen<string?> ContentTypesGen { get; } = Gen.OneOf(ContentTypes);

    private static (string Name, Func<byte[], byte[]> Change) Named(string name, Func<byte[], byte[]> change) => (name, change);

    private static byte[] Delete(byte[] page, double at)
    {
        if (page.Length == 0) return page;
        var place = Mutator.Index(at, page.Length);
        return [.. page[..place], .. page[(place + 1)..]];
    }

    private static Encoding Get(string label) => CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);

    private static string Relabel(string html, string label)
    {
        var at = html.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return "<meta charset=" + label + ">" + html;
        var from = at + 8;
        while (from < html.Length && html[from] is '"' or '\'') from++;
        var to = from;
        while (to < html.Length && (char.IsAsciiLetterOrDigit(html[to]) || html[to] is '-' or '_')) to++;
        return html[..from] + label + html[to..];
    }

    private static byte[] Insert(byte[] page, double at, byte[] what)
    {
        var place = (int)(at * page.Length);
        return [.. page[..place], .. what, .. page[place..]];
    }

    private static byte[] Set(byte[] page, double at, byte value)
    {
        if (page.Length > 0) page[Mutator.Index(at, page.Length)] = value;
        return page;
    }

    private static byte[] GoOn(byte[] page, double at, string label)
    {
        var place = (int)(at * page.Length);
        return [.. page[..place], .. Get(label).GetBytes(Encoding.UTF8.GetString(page[place..]))];
    }
}
