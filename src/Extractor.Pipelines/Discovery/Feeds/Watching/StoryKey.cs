using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>What a story is known again by: 128 bits of the SHA-256 of its address, or of its feed's address and its id.</summary>
internal readonly record struct StoryKey(UInt128 Value)
{
    private const int Digits = 32;

    /// <summary>The key of an address, the fragment aside: over all feeds.</summary>
    internal static StoryKey OfAddress(Uri url) => Of("a " + url.GetComponents(UriComponents.HttpRequestUrl | UriComponents.UserInfo, UriFormat.UriEscaped));

    /// <summary>The key of an id: in its feed only, lest a feed hide the stories of another by their ids.</summary>
    internal static StoryKey OfId(Uri feed, string id) => Of($"i {feed.AbsoluteUri} {id}");

    internal static bool TryParse(string? text, out StoryKey key)
    {
        var isKey = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text!.Length == Digits;
        key = new StoryKey(value);
        return isKey;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    private static StoryKey Of(string text) =>
        new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
