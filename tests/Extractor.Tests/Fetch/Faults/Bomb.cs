using System.Buffers.Binary;
using System.IO.Compression;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Small bodies that are large when unpacked.</summary>
internal static class Bomb
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>One gibibyte of zeros as a single gzip stream of about a mebibyte.</summary>
    /// <remarks>
    /// Not packed at a stretch, which would take seconds: a mebibyte of zeros behind a mebibyte of zeros always looks the same, and is
    /// repeated. Flushes keep the pieces apart at whole bytes.
    /// </remarks>
    internal static byte[] GzipOfOneGibibyte()
    {
        var zeros = new byte[Mebibyte];
        using var deflated = new MemoryStream();
        using var deflate = new DeflateStream(deflated, CompressionLevel.SmallestSize, leaveOpen: true);
        deflate.Write(zeros);
        deflate.Flush();
        var first = deflated.ToArray();
        deflate.Write(zeros);
        deflate.Flush();
        var next = deflated.ToArray().AsSpan(first.Length);

        using var gzip = new MemoryStream();
        gzip.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]);
        gzip.Write(first);
        for (var i = 1; i < 1_024; i++)
        {
            gzip.Write(next);
        }

        // An empty last block, a checksum that nobody comes to check, and the length.
        gzip.Write([3, 0, 0, 0, 0, 0]);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, 1_024 * Mebibyte);
        gzip.Write(length);
        return gzip.ToArray();
    }

    /// <summary>Packs a body.</summary>
    internal static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        Stream? packer = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "bare deflate" => new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => null,
        };
        if (packer is null)
        {
            return body;
        }

        using (packer)
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>Packs zeros, 64 MiB of them.</summary>
    internal static byte[] Zeros(string encoding) => Pack(new byte[64 * Mebibyte], encoding);
}
