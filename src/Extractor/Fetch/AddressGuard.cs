using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Extractor.Fetch;

/// <summary>
/// Tells public addresses from those that a stranger's link must not reach: the IANA special-purpose address registries (RFC 6890
/// and its successors), and IPv6 addresses that carry such an IPv4 address.
/// </summary>
internal static class AddressGuard
{
    /// <summary>The IPv4 blocks that are not public, as address and prefix length.</summary>
    private static readonly (uint Network, int Prefix)[] Blocks =
    [
        (0x00000000, 8), // "this network", RFC 791
        (0x0A000000, 8), // private, RFC 1918
        (0x64400000, 10), // shared (carrier-grade NAT), RFC 6598
        (0x7F000000, 8), // loopback, RFC 1122
        (0xA9FE0000, 16), // link-local with the clouds' metadata services, RFC 3927
        (0xA83F8110, 32), // the host's own endpoint in the Azure cloud, public by its number alone
        (0xAC100000, 12), // private, RFC 1918
        (0xC0000000, 24), // protocol assignments, RFC 6890
        (0xC0000200, 24), // documentation, RFC 5737
        (0xC0586300, 24), // 6to4 relays, RFC 7526
        (0xC0A80000, 16), // private, RFC 1918
        (0xC6120000, 15), // benchmarking, RFC 2544
        (0xC6336400, 24), // documentation, RFC 5737
        (0xCB007100, 24), // documentation, RFC 5737
        (0xE0000000, 4), // multicast, RFC 5771
        (0xF0000000, 4), // reserved, RFC 1112, and broadcast, RFC 919
    ];

    /// <summary>Tells whether an address is public.</summary>
    /// <param name="address">The address, of either family.</param>
    /// <returns>False for every address of special use.</returns>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            Span<byte> four = stackalloc byte[4];
            return address.TryWriteBytes(four, out _) && IsPublic(BinaryPrimitives.ReadUInt32BigEndian(four));
        }

        Span<byte> bytes = stackalloc byte[16];
        return address.AddressFamily == AddressFamily.InterNetworkV6 && address.TryWriteBytes(bytes, out _) && IsPublic(bytes);
    }

    private static bool IsPublic(uint address)
    {
        foreach (var (network, prefix) in Blocks)
        {
            if ((address ^ network) >> (32 - prefix) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPublic(ReadOnlySpan<byte> bytes)
    {
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var top = (uint)(high >> 32);

        // Only 2000::/3 is assigned as global unicast (RFC 4291). What lies outside is loopback, mapped, NAT64 of both kinds, discard,
        // unique-local, link-local, site-local, multicast or not assigned.
        if (top >> 29 != 1)
        {
            return false;
        }

        // ISATAP, RFC 5214: the last four bytes are an IPv4 address that the packet goes on to.
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        if ((low >> 32 & 0xFCFF_FFFF) == 0x0000_5EFE && !IsPublic((uint)low))
        {
            return false;
        }

        return top >> 9 != 0x2001_0000 >> 9 // 2001::/23, protocol assignments with Teredo, ORCHID and benchmarking, RFC 2928
            && top != 0x2001_0DB8 // documentation, RFC 3849
            && top >> 16 != 0x2002 // 6to4, RFC 3056: carries an IPv4 address that a relay would reach
            && top >> 12 != 0x3FFF_0000 >> 12; // documentation, RFC 9637
    }
}
