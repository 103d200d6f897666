using System.Net;
using System.Net.Sockets;

namespace Extractor.Fetch;

/// <summary>Opens connections only to addresses that were checked.</summary>
/// <remarks>
/// The name is resolved once and the connection goes to the very address that was checked. A name that answers with a public address
/// first and a private one next (DNS rebinding) gains nothing.
/// </remarks>
internal sealed class GuardedConnector(INetwork network, bool allowPrivateAddresses, TimeProvider timeProvider)
{
    /// <summary>How long one address may take while others are left: a host without a way to IPv6 should not cost the attempt.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The callback of <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <param name="context">The host and port to connect to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The open connection.</returns>
    /// <exception cref="RefusedAddressException">The host has no address that may be reached.</exception>
    /// <exception cref="IOException">The request had a connection of its own, and it broke.</exception>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (FetchContext.Of(context.InitialRequestMessage)?.TakeConnection() == false)
        {
            // SocketsHttpHandler asks up to four times, at once, where a connection ends without an answer. That is right for one that
            // had grown old in the pool; a new one is the retries' matter, which keep the host's interval and count the failure.
            throw new IOException("The connection ended without an answer.");
        }

        var host = context.DnsEndPoint.Host;
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await network.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        if (!allowPrivateAddresses && addresses.Length > 0)
        {
            addresses = Array.FindAll(addresses, AddressGuard.IsPublic);
            if (addresses.Length == 0)
            {
                throw new RefusedAddressException($"The host {host} does not lead to a public address.");
            }
        }

        Exception fault = new SocketException((int)SocketError.HostNotFound);
        for (var i = 0; i < addresses.Length; i++)
        {
            try
            {
                return await ConnectAsync(addresses[i], context.DnsEndPoint.Port, i == addresses.Length - 1, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is SocketException or TimeoutException)
            {
                fault = exception;
            }
        }

        throw fault;
    }

    private async Task<Stream> ConnectAsync(IPAddress address, int port, bool isLast, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(isLast ? Timeout.InfiniteTimeSpan : Patience, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await network.ConnectAsync(new IPEndPoint(address, port), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{address} did not answer.");
        }
    }
}
