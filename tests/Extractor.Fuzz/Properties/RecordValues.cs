using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Extractor.Fuzz.Properties;

/// <summary>What holds of every string and address of a record, found by walking its public properties.</summary>
internal static partial class RecordValues
{
    public static IEnumerable<Finding> Faults(Article article)
    {
        var open = new Stack<(string Path, object? Value)>();
        open.Push(("article", article));
        while (open.TryPop(out var at))
        {
            switch (at.Value)
            {
                case null:
                    break;
                case string text:
                    foreach (var fault in FaultsOf(at.Path, text)) yield return fault;
                    break;
                case Uri address:
                    if (FaultOf(address) is { } wrong) yield return new("address", $"{at.Path}: {wrong}: {address.OriginalString}");
                    break;
                case IDictionary:
                    break;
                case IEnumerable items:
                    foreach (var item in items) open.Push((at.Path + "[]", item));
                    break;
                default:
                    if (at.Value.GetType().Assembly != typeof(Article).Assembly || at.Value.GetType().IsEnum) break;
                    foreach (var property in at.Value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    {
                        // The record's text is made of its parts.
                        if (property.GetIndexParameters().Length == 0 && property.Name is not (nameof(Article.Sources) or "EqualityContract")
                            && !(at.Value is Article && property.Name == nameof(Article.Text)))
                            open.Push(($"{at.Path}.{property.Name}", property.GetValue(at.Value)));
                    }

                    break;
            }
        }
    }

    private static IEnumerable<Finding> FaultsOf(string path, string text)
    {
        // Line ends and tabs are part of preformatted text and of verses.
        var mayBreak = path.EndsWith(".Text", StringComparison.Ordinal) || path.EndsWith(".Html", StringComparison.Ordinal) || path.Contains(".Rows", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(mayBreak && c is '\n' or '\t')) yield return new("control character", $"{path}: U+{(int)c:X4} at {i}");
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c)) yield return new("surrogate", $"{path}: U+{(int)c:X4} at {i}");
        }

        if (!path.EndsWith(".Html", StringComparison.Ordinal)) yield break;
        foreach (Match address in Addresses().Matches(text))
        {
            if (!Uri.TryCreate(System.Net.WebUtility.HtmlDecode(address.Groups[1].Value), UriKind.Absolute, out var uri)) yield return new("address", $"{path}: not absolute: {address.Value}");
            else if (FaultOf(uri) is { } wrong) yield return new("address", $"{path}: {wrong}: {address.Value}");
        }
    }

    private static string? FaultOf(Uri address) =>
        !address.IsAbsoluteUri ? "not absolute" : address.Scheme is not ("http" or "https") ? "scheme" : address.Host.Length == 0 ? "no host" : null;

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
