using Extractor.Body;
using Extractor.Trees;

namespace Extractor.Tests.Trees;

/// <summary>Judging rows in groups gives what walking the trees gives, to the last bit.</summary>
internal sealed class TreeModelTests
{
    private static readonly float[] Odd = [0, 1, -1, 0.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue];

    [TestCase(1)]
    [TestCase(8)]
    [TestCase(61)]
    public void GroupsAreJudgedAsSingleRowsAre(int rows)
    {
        foreach (var name in new[] { "sieve", "body", "sequence", "link-sieve", "links" })
        {
            var model = TreeModel.Load($"Data/model/{name}.bin.gz");
            var random = new Random(rows);
            using var table = new FeatureTable(rows, model.Columns);
            for (var row = 0; row < rows; row++)
            {
                var writer = table.Write(row);
                for (var column = 0; column < model.Columns; column++) writer.Add(Value(random));
                writer.End();
            }
            // The first rows are judged by walking, all others by masks.
            var walked = model.Probabilities(table);
            using var many = new FeatureTable(1_000, model.Columns);
            for (var row = 0; row < many.Rows; row++) many.Write(row).End();
            _ = model.Probabilities(many);
            var judged = model.Probabilities(table);
            Assert.That(walked, Is.EqualTo(judged));
            Assert.That(judged, Has.Length.EqualTo(rows));
            for (var row = 0; row < rows; row++) Assert.That(judged[row], Is.EqualTo(model.Probability(table.Row(row))), $"row {row}");
        }
    }

    [Test]
    public void ATableOfOtherColumnsIsRefused()
    {
        using var table = new FeatureTable(1, BodyModel.BuiltIn.Blocks.Columns + 1);
        Assert.That(() => BodyModel.BuiltIn.Blocks.Probabilities(table), Throws.InstanceOf<InvalidDataException>());
    }

    [TestCase(0, 1)]
    [TestCase(5, 9)]
    [TestCase(5, ~9)]
    [TestCase(70_000, 70_000 + short.MaxValue)]
    [TestCase(70_000, ~(70_000 + short.MaxValue))]
    public void TheSidesOfASplitAreFoundAgain(int place, int side) =>
        Assert.That(TreeModel.Node.Place(place, TreeModel.Node.Step(place, side)), Is.EqualTo(side));

    [TestCase(5, 5, TestName = "A split that is its own side")]
    [TestCase(5, ~4, TestName = "A leaf before its split")]
    [TestCase(5, 6 + short.MaxValue, TestName = "A side too far from its split")]
    public void SidesOutOfPlaceAreRefused(int place, int side) =>
        Assert.That(() => TreeModel.Node.Step(place, side), Throws.InstanceOf<InvalidDataException>());

    [Test]
    public void RowsKeepApartAndWhatIsSkippedIsZero()
    {
        // The memory comes from a pool: what an earlier table left there must not show.
        using (var earlier = new FeatureTable(11, 5))
            for (var group = 0; group < earlier.Groups; group++) earlier.Group(group).Fill(7);
        using var table = new FeatureTable(11, 5);
        for (var row = 0; row < table.Rows; row++)
        {
            var writer = table.Write(row);
            writer.Add((double)row);
            writer.Skip(2);
            writer.Log(row);
            writer.End();
        }
        for (var row = 0; row < table.Rows; row++)
            Assert.That(table.Row(row), Is.EqualTo(new[] { row, 0, 0, (float)Math.Log(1 + (double)row), 0 }));
    }

    private static double Value(Random random) => random.Next(4) switch
    {
        0 => Odd[random.Next(Odd.Length)],
        1 => random.Next(2),
        2 => random.Next(-20, 60),
        _ => random.NextDouble() * 10,
    };
}
