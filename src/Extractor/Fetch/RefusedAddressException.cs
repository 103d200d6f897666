namespace Extractor.Fetch;

/// <summary>A host leads to no public address. Thrown inside the connection callback, the only way out of it.</summary>
internal sealed class RefusedAddressException(string message) : IOException(message);
