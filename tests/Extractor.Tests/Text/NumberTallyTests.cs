using Extractor.Text;

namespace Extractor.Tests.Text;

public sealed class NumberTallyTests
{
    [Test]
    public void It_counts_as_a_dictionary_does_also_after_it_was_cleared()
    {
        var random = new Random(3);
        using var tally = new NumberTally();
        foreach (var most in (int[])[5, 5_000, 300])
        {
            var expected = new Dictionary<int, int>();
            for (var i = 0; i < 3_000; i++)
            {
                // Numbers that differ in their upper bits only, zero among them.
                var number = random.Next(most) << 16;
                Assert.That(tally.Add(number), Is.EqualTo(!expected.ContainsKey(number)));
                expected[number] = expected.GetValueOrDefault(number) + 1;
            }

            Assert.That(tally.Count, Is.EqualTo(expected.Count));
            Assert.That(Enumerable.Range(0, most).Select(i => tally[i << 16]), Is.EqualTo(Enumerable.Range(0, most).Select(i => expected.GetValueOrDefault(i << 16))));
            tally.Clear();
            Assert.That((tally.Count, tally.Contains(0)), Is.EqualTo((0, false)));
        }
    }

    [Test]
    public void An_empty_one_holds_nothing()
    {
        using var tally = new NumberTally();
        Assert.That((tally.Count, tally[0], tally.Contains(7)), Is.EqualTo((0, 0, false)));
    }
}
