using Extractor.Text;

namespace Extractor.Body;

/// <summary>The body that metadata states, as a set of word triples to hold blocks against.</summary>
internal sealed class StatedText : IDisposable
{
    private readonly NumberTally triples = new();

    public StatedText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length < 200) return;
        foreach (var triple in WordTriples.Of(MarkupText.Decode(text))) triples.Add(triple);
    }

    public bool Exists => triples.Count > 0;

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose() => triples.Dispose();

    /// <summary>The share of a text's word triples that the stated body holds.</summary>
    public double Coverage(string text)
    {
        int all = 0, held = 0;
        foreach (var triple in WordTriples.Of(text))
        {
            all++;
            if (triples.Contains(triple)) held++;
        }
        return all == 0 ? 0 : (double)held / all;
    }
}
