namespace Extractor.Pipelines.Tests.Duplicates;

internal sealed class DuplicateFinderTests
{
    private const string Harbor =
        """
        The harbor of Ellery stays closed until Friday, after divers found a second crack in the eastern gate of its lock.
        Engineers said the gate had been struck twice in one week, first by a barge with gravel and then by a ferry that lost its rudder.
        Eleven ships are waiting outside, among them a tanker with heating oil for the islands. The harbor master, Ruth Amadi, told reporters that no one was in danger.
        The lock was built in 1931 and repaired for the last time in 1998. A new gate has been ordered and is to be delivered next spring.
        """;

    // The same event, in the words of another newsroom.
    private const string OtherHarbor =
        """
        Divers have discovered further damage at Ellery's lock, and ships will have to wait until the end of the week before they may pass.
        According to the harbor office, two collisions within days are to blame. A gravel barge hit the gate on Sunday; a ferry with a broken rudder followed on Wednesday.
        Nobody was hurt. Still, a tanker that carries oil for the island's heating is stuck with ten other vessels, and the shops over there begin to run short.
        Amadi, who runs the port, hopes for a replacement in spring. The old gate dates from 1931.
        """;

    private const string Chinese = "埃勒里港的船闸在检查中发现第二道裂缝，港口将关闭到星期五。工程师说，闸门在一周内被撞击了两次，先是一艘运砾石的驳船，然后是一艘失去舵的渡轮。十一艘船在港外等候，其中有一艘为岛上运送取暖油的油轮。港务长对记者说，没有人处于危险之中。";

    [Test]
    public void A_copy_belongs_to_the_group_of_the_first()
    {
        var finder = new DuplicateFinder();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(finder.GroupOf(Story("first", Harbor)), Is.EqualTo("first"));
            Assert.That(finder.GroupOf(Story("other", OtherHarbor)), Is.EqualTo("other"));
            Assert.That(finder.GroupOf(Story("second", Harbor)), Is.EqualTo("first"));
            Assert.That(finder.GroupOf(Story("third", Harbor)), Is.EqualTo("first"));
            Assert.That((finder.Stories, finder.Copies), Is.EqualTo((4, 2)));
        }
    }

    [TestCase("PORT ELLERY, Maine (AP) — ", "", TestName = "A_dateline_before_it")]
    [TestCase("", " This story was reported by the Associated Newsrooms of the Coast.", TestName = "A_line_after_it")]
    [TestCase("Sailors are used to waiting, but this week they need patience of another kind, and some of them have begun to fish. ", "", TestName = "A_paragraph_of_the_site_s_own")]
    public void What_a_site_adds_changes_nothing(string before, string after) => AssertCopy(Harbor, before + Harbor.TrimEnd() + after);

    [Test]
    public void A_paragraph_less_changes_nothing() => AssertCopy(Harbor, Harbor[..Harbor.IndexOf("The lock was built", StringComparison.Ordinal)]);

    [Test]
    public void Case_punctuation_and_line_ends_change_nothing() =>
        AssertCopy(Harbor, Harbor.ToUpperInvariant().Replace(',', ';').Replace("\n", "\n\n", StringComparison.Ordinal));

    [Test]
    public void A_few_other_words_change_nothing() =>
        AssertCopy(Harbor, Harbor.Replace("heating oil", "diesel", StringComparison.Ordinal).Replace("told reporters", "said on Tuesday", StringComparison.Ordinal));

    [Test]
    public void Scripts_without_spaces_are_compared_by_characters()
    {
        AssertCopy(Chinese, Chinese.Replace("对记者说", "表示", StringComparison.Ordinal));
        AssertNoCopy(Chinese, new string([.. Chinese.Reverse()]));
    }

    [Test]
    public void A_third_of_a_story_is_no_copy_of_it()
    {
        var finder = new DuplicateFinder(new DuplicateOptions { LeastWords = 20 });
        finder.GroupOf(Story("whole", Harbor));
        Assert.That(finder.GroupOf(Story("third", Harbor[..(Harbor.Length / 3)])), Is.EqualTo("third"));
    }

    [Test]
    public void The_share_in_common_is_an_option()
    {
        var part = Harbor[..Harbor.IndexOf("Eleven ships", StringComparison.Ordinal)];
        var finder = new DuplicateFinder(new DuplicateOptions { Similarity = 0.3 });
        finder.GroupOf(Story("first", Harbor));
        Assert.That(finder.GroupOf(Story("part", part)), Is.EqualTo("first"));
        AssertNoCopy(Harbor, part);
    }

    [Test]
    public void What_has_no_text_of_some_length_has_no_group()
    {
        var finder = new DuplicateFinder();
        var failure = new ArticleResult { Id = "gone", Error = new ArticleFailure { Kind = FailureKind.Gone, Message = "Gone." } };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(finder.GroupOf(failure), Is.Null);
            Assert.That(finder.GroupOf(Story("empty", "")), Is.Null);
            Assert.That(finder.GroupOf(Story("wall", "This story is for subscribers of the Ellery Tribune. Subscribe now for a dollar a week.")), Is.Null);
            Assert.That(finder.GroupOf(Story("wall", "This story is for subscribers of the Ellery Tribune. Subscribe now for a dollar a week.")), Is.Null);
            Assert.That(finder.Stories, Is.Zero);
        }
    }

    [Test]
    public void A_story_without_id_is_named_by_its_address()
    {
        var finder = new DuplicateFinder();
        var result = Story(null, Harbor) with { Url = new Uri("https://tribune.example/harbor") };
        Assert.That(finder.GroupOf(result), Is.EqualTo("https://tribune.example/harbor"));
        Assert.That(new DuplicateFinder().GroupOf(Story(null, Harbor)), Is.EqualTo("story 1"));
    }

    [Test]
    public void What_is_older_than_the_window_is_forgotten()
    {
        var finder = new DuplicateFinder(new DuplicateOptions { Window = 2 });
        finder.GroupOf(Story("a", Harbor));
        finder.GroupOf(Story("b", OtherHarbor));
        Assert.That(finder.GroupOf(Story("c", Chinese)), Is.EqualTo("c"));
        Assert.That(finder.GroupOf(Story("d", Harbor)), Is.EqualTo("d"));
        Assert.That(finder.GroupOf(Story("e", Chinese)), Is.EqualTo("c"));
    }

    [Test]
    public void Memory_ends_at_the_window()
    {
        var finder = new DuplicateFinder(new DuplicateOptions { Window = 500 });
        var random = new Random(5);
        string Unlike() => string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"w{random.Next()}"));
        for (var i = 0; i < 1_000; i++) finder.GroupOf(Story($"{i}", Unlike()));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 4_000; i++) finder.GroupOf(Story($"{i}", Unlike()));
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(finder);
        Assert.That(grown, Is.LessThan(300_000));
        Assert.That(finder.Copies, Is.Zero);
    }

    [Test]
    public void Shares_are_estimated_as_well_as_is_said()
    {
        var random = new Random(11);
        var errors = new List<double>();
        for (var round = 0; round < 400; round++)
        {
            var common = Enumerable.Range(0, 300).Select(_ => (ulong)random.NextInt64()).ToList();
            var own = random.Next(1, 300);
            List<ulong> one = [.. common, .. Enumerable.Range(0, own).Select(_ => (ulong)random.NextInt64())];
            List<ulong> other = [.. common, .. Enumerable.Range(0, own).Select(_ => (ulong)random.NextInt64())];
            errors.Add(Extractor.Pipelines.Duplicates.Signature.Similarity(
                Extractor.Pipelines.Duplicates.Signature.Of(one), Extractor.Pipelines.Duplicates.Signature.Of(other)) - (300.0 / (300 + (2 * own))));
        }

        Assert.That(errors.Average(), Is.EqualTo(0).Within(0.01));
        Assert.That(errors.Average(Math.Abs), Is.LessThan(0.05));
    }

    [TestCase(0.29)]
    [TestCase(1.01)]
    [TestCase(double.NaN)]
    public void A_share_outside_its_range_is_refused(double similarity) =>
        Assert.That(() => new DuplicateFinder(new DuplicateOptions { Similarity = similarity }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(3, 1)]
    [TestCase(10_001, 1)]
    [TestCase(40, 0)]
    [TestCase(40, 10_000_001)]
    public void Other_options_outside_their_range_are_refused(int words, int window) =>
        Assert.That(() => new DuplicateFinder(new DuplicateOptions { LeastWords = words, Window = window }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static void AssertCopy(string one, string other) => Assert.That(Group(one, other), Is.EqualTo("first"));

    private static void AssertNoCopy(string one, string other) => Assert.That(Group(one, other), Is.EqualTo("second"));

    private static string? Group(string one, string other)
    {
        var finder = new DuplicateFinder();
        finder.GroupOf(Story("first", one));
        return finder.GroupOf(Story("second", other));
    }

    private static ArticleResult Story(string? id, string text) =>
        new() { Id = id, Article = new Article { Body = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ArticleBlock { Kind = BlockKind.Paragraph, Text = line })] } };
}
