using System.Security.Cryptography;
using System.Text;

namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>One digest over the names of all pages so far, by which an input is known again.</summary>
internal sealed class PageChain
{
    private byte[] digest = new byte[SHA256.HashSizeInBytes];

    /// <summary>Adds a page.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="url">Its address.</param>
    internal void Add(string? id, Uri? url)
    {
        // A NUL stands in no address, and the digest before ends where it ends: no two lists of pages read the same.
        var page = Encoding.UTF8.GetBytes($"{url?.OriginalString}\0{id}");
        digest = SHA256.HashData([.. digest, .. page]);
    }

    /// <summary>The digest so far, in hexadecimal.</summary>
    internal string Digest() => Convert.ToHexString(digest);
}
