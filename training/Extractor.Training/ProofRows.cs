using Extractor.Body;
using Extractor.Trees;

namespace Extractor.Training;

/// <summary>Rows of features of invented pages, by which model and file are compared.</summary>
internal sealed record ProofRows(IReadOnlyList<float[]> Sieve, IReadOnlyList<float[]> Blocks, IReadOnlyList<float[]> Sequence)
{
    /// <summary>Every how manieth block is taken.</summary>
    private const int Stride = 23;

    /// <param name="folder">The folder of the pages, <c>*.html</c>.</param>
    /// <param name="sieve">The sieve, which says what the first pass is asked of.</param>
    /// <param name="first">The first pass, whose opinion the rows of the second hold.</param>
    public static ProofRows Of(string folder, TreeModel sieve, TreeModel first)
    {
        var sifting = new List<float[]>();
        var blocks = new List<float[]>();
        var sequence = new List<float[]>();
        var next = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal))
        {
            var page = PageExamples.Of(new CorpusPage(Path.GetFileNameWithoutExtension(path), "proof", new Uri("https://page.example/story"), path, null, [], []));
            var second = SequenceFeatures.Of(page.Context, BodyLocator.First(page.Context, first, BlockSieve.Open(page.Context, sieve)));
            for (var i = 0; i < page.Features.Rows; i++)
            {
                if (next++ % Stride != 0) continue;
                sifting.Add(page.Sieve.Row(i));
                blocks.Add(page.Features.Row(i));
                sequence.Add(second.Row(i));
            }
        }
        return new ProofRows(sifting, blocks, sequence);
    }
}
