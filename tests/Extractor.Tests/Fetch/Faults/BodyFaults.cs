using System.Globalization;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Bodies that are packed, too large, or packed to be too large.</summary>
internal static class BodyFaults
{
    private const string NotAgain = "not tried again";

    internal static readonly IReadOnlyList<Fault> All =
    [
        new("A gzip bomb: 1 GiB in 1 MiB", FailureKind.TooLarge, 200, 1, "stopped at `MaxCompressionRatio`, after some 2 MiB; not tried again")
        {
            On = static web =>
            {
                var bomb = Bomb.GzipOfOneGibibyte();
                Assert.That(bomb, Has.Length.InRange(900_000, 1_200_000));
                web.Site.On("/story", (context, _) =>
                {
                    web.Notes.Enqueue(GC.GetTotalAllocatedBytes());
                    return TestSite.SendAsync(context, bomb, "text/html", "gzip");
                });
            },
            Also = static (result, web) =>
            {
                Assert.That(result.Error?.Message, Does.Contain("packed size"));
                Assert.That(GC.GetTotalAllocatedBytes() - (long)web.Notes.Single(), Is.LessThan(32 * 1024 * 1024), "memory stays flat");
            },
        },
        Packed("A bomb in Brotli", "br", static () => Bomb.Zeros("br")),
        Packed("A bomb in deflate", "deflate", static () => Bomb.Zeros("deflate")),
        Packed("A bomb in a bomb: gzip in gzip", "gzip, gzip", static () => Bomb.Pack(Bomb.Zeros("gzip"), "gzip")),
        Packed("A bomb where any ratio is allowed", "gzip", static () => Bomb.Zeros("gzip"), "stopped at `Extraction.MaxContentLength`") with
        {
            Options = static options => options.MaxCompressionRatio = 10_000,
            Also = static (result, _) => Assert.That(result.Error?.Message, Does.Contain("unpacked bytes")),
        },
        Good("Gzip", "gzip", "gzip"),
        Good("Gzip by its old name", "x-gzip", "x-gzip"),
        Good("Brotli", "br", "br"),
        Good("Deflate", "deflate", "deflate"),
        Good("Deflate without the frame of zlib", "deflate", "bare deflate", note: "against the standard, but common"),
        Good("Gzip in gzip", "gzip, gzip", "gzip", "gzip"),
        Good("Gzip in Brotli", "gzip, br", "gzip", "br"),
        Good("`Content-Encoding: identity`", "identity"),
        Good("`Content-Encoding: utf-8`", "utf-8", note: "read as none"),
        Bad("Gzip in gzip in gzip", "gzip, gzip, gzip", static () => [1, 2, 3], "more than two layers are refused"),
        Bad("Zstandard", "zstd", static () => [1, 2, 3], "not asked for, and not to be had in .NET 10"),
        Bad("Plain text said to be gzip", "gzip", static () => Faulty.PageBytes),
        Bad("Plain text said to be Brotli", "br", static () => Faulty.PageBytes),
        Bad("Plain text said to be deflate", "deflate", static () => Faulty.PageBytes),
        BrokenOff("Gzip that breaks off while HTTP says that it is whole", "gzip"),
        BrokenOff("Brotli that breaks off while HTTP says that it is whole", "br"),
        Endless("100 MB, with their Content-Length", 100_000_000),
        Endless("100 MB, without a Content-Length", null),
    ];

    private static Fault Packed(string name, string encoding, Func<byte[]> body, string note = "stopped at `MaxCompressionRatio`; not tried again") =>
        new(name, FailureKind.TooLarge, 200, 1, note)
        {
            On = Send(encoding, body),
            Also = static (result, _) => Assert.That(result.Error?.Message, Does.Contain("packed size")),
        };

    private static Fault Bad(string name, string encoding, Func<byte[]> body, string note = NotAgain) =>
        new(name, FailureKind.Unreadable, 200, 1, note)
        {
            On = Send(encoding, body),
            Also = (result, _) => Assert.That(result.Error?.Message, Does.Contain(encoding)),
        };

    private static Fault BrokenOff(string name, string encoding) =>
        new(name, null, null, 1, "of what came, as browsers do") { On = Send(encoding, () => Bomb.Pack(Faulty.PageBytes, encoding)[..^40]) };

    private static Fault Good(string name, string encoding, string first = "", string second = "", string note = "") =>
        new(name, null, null, 1, note) { On = Send(encoding, () => Bomb.Pack(Bomb.Pack(Faulty.PageBytes, first), second)) };

    private static Action<FakeWeb> Send(string encoding, Func<byte[]> body) => web =>
    {
        var packed = body();
        web.Site.On("/story", (context, _) => TestSite.SendAsync(context, packed, "text/html", encoding));
    };

    private static Fault Endless(string name, long? length) => new(name, FailureKind.TooLarge, 200, 1, "`MaxDownloadLength` is 10 MiB; not tried again")
    {
        // Byte by byte, since a server's own writes seem to go on for a while when the client is gone.
        On = web => web.GoRaw(async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n{ContentLength(length)}\r\n");
            var chunk = new string('x', 100_000);
            for (var i = 0; i < 1_000; i++)
            {
                await exchange.SendAsync(chunk);
                web.Notes.Enqueue(chunk.Length);
            }
        }),
        Also = static (_, web) => Assert.That(web.Notes.Cast<int>().Sum(), Is.LessThan(50_000_000), "bytes that the site could send"),
    };

    private static string ContentLength(long? length) =>
        length is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes}\r\n") : "";
}
