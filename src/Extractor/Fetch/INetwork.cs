using System.Net;

namespace Extractor.Fetch;

/// <summary>The two things that the guard asks of the network. Replaceable, so that tests can say where names and addresses lead.</summary>
internal interface INetwork
{
    /// <summary>Resolves the name of a host.</summary>
    /// <param name="host">The name, in ASCII form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The addresses, best first.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The name is not known or the resolver does not answer.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Opens a connection.</summary>
    /// <param name="endPoint">The address and port.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The open connection.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">There is no connection to be had.</exception>
    Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken);
}
