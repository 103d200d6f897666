using System.Text.Json;

namespace Extractor.Quality.Report;

/// <summary>Figures of other extractors that were measured once and are kept as data.</summary>
internal sealed record PeerFigures(
    string Source, IReadOnlyList<(string Key, string Name)> Peers, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>> Figures)
{
    public double? Find(string suite, string metric, string peer) =>
        Figures.TryGetValue(suite, out var metrics) && metrics.TryGetValue(metric, out var peers) && peers.TryGetValue(peer, out var value) ? value : null;

    public static PeerFigures Read(string path) => Parse(File.ReadAllText(path));

    public static PeerFigures Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var peers = root.GetProperty("peers").EnumerateArray().Select(peer => (peer.GetProperty("key").GetString()!, peer.GetProperty("name").GetString()!)).ToList();
        var figures = root.GetProperty("figures").EnumerateObject().ToDictionary(
            suite => suite.Name,
            suite => (IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>)suite.Value.EnumerateObject().ToDictionary(
                metric => metric.Name,
                metric => (IReadOnlyDictionary<string, double>)metric.Value.EnumerateObject().ToDictionary(peer => peer.Name, peer => peer.Value.GetDouble(), StringComparer.Ordinal),
                StringComparer.Ordinal),
            StringComparer.Ordinal);
        return new PeerFigures(root.GetProperty("source").GetString()!, peers, figures);
    }
}
