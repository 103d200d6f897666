using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Extractor.CommandLine.Input;

/// <summary>Page addresses from the command line and from standard input.</summary>
internal static class Addresses
{
    /// <summary>An address to fetch: absolute, http or https.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    /// <summary>
    /// The address that a text is, or else a relative one that carries the text, so that what is wrong keeps its place among the
    /// results; <see cref="TextOf"/> gets it back.
    /// </summary>
    public static Uri ToUri(string text) => TryParse(text, out var url) ? url : new Uri("?" + Uri.EscapeDataString(text), UriKind.Relative);

    /// <summary>The text that is no address; null for an address.</summary>
    public static string? TextOf(Uri url) => url.IsAbsoluteUri ? null : Uri.UnescapeDataString(url.OriginalString[1..]);

    /// <summary>
    /// The address of a stored page: absolute, of any scheme, since nothing is fetched from it. A bare path is none, although
    /// <see cref="Uri"/> takes it for a file's address on some systems.
    /// </summary>
    public static bool TryParseStored(string? text, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && (!url.IsFile || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The addresses in order; <c>-</c> stands for the lines of standard input, blank ones left out.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(
        IEnumerable<string> arguments, Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var argument in arguments)
        {
            if (argument != "-")
            {
                yield return argument;
                continue;
            }

            using var reader = new StreamReader(input, Encoding.UTF8, leaveOpen: true);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.Trim() is { Length: > 0 } address) yield return address;
            }
        }
    }
}
