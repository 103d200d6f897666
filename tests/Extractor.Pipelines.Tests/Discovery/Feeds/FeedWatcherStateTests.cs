using System.Text;
using Extractor.Pipelines.Discovery.Feeds.Watching;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

/// <summary>Each story once, over feeds, confirmations and restarts.</summary>
[TestFixture]
internal sealed class FeedWatcherStateTests : FeedWatcherFixture
{
    [Test]
    public async Task Each_story_comes_once_over_all_feeds_by_address_and_by_id()
    {
        Feeds[A] = () => Rss("https://a.example/1#top|id-1", "https://a.example/1|other", "https://a.example/1b|id-1x", "https://a.example/2|");
        Feeds[B] = () => Rss("https://a.example/2#x|", "https://b.example/3|id-1");
        Assert.That(await OnceAsync(A, B), Is.EqualTo(new[] { "https://a.example/1#top", "https://a.example/1b", "https://a.example/2", "https://b.example/3" }));

        Feeds[A] = () => Rss("https://a.example/moved|id-1", "https://a.example/4|");
        Assert.That(await OnceAsync(A, B), Is.EqualTo(new[] { "https://a.example/4" }));

        // The address that the id moved to is known now too.
        Feeds[A] = () => Rss("https://a.example/moved|", "https://a.example/5|0", "https://a.example/6|0");
        Assert.That(await OnceAsync(A, B), Is.EqualTo(new[] { "https://a.example/5", "https://a.example/6" }));
    }

    [Test]
    public async Task What_is_there_already_can_be_passed_over()
    {
        Feeds[A] = () => Rss("https://a.example/1|");
        var options = new FeedWatcherOptions { FromNow = true };
        Assert.That(await OnceAsync(options, A), Is.Empty);

        Feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|");
        Assert.That(await OnceAsync(options, A), Is.EqualTo(new[] { "https://a.example/2" }));

        // A feed that is new to the state begins from now, the other goes on.
        Feeds[B] = () => Rss("https://b.example/1|");
        Feeds[A] = () => Rss("https://a.example/3|");
        Assert.That(await OnceAsync(options, A, B), Is.EqualTo(new[] { "https://a.example/3" }));
    }

    [Test]
    public async Task A_story_is_given_once_the_next_one_is_asked_for()
    {
        Feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|", "https://a.example/3|") with { ETag = "\"1\"" };
        using (var watcher = Open(new FeedWatcherOptions { StatePath = State, Once = true }, A))
        {
            await using var events = watcher.WatchAsync().GetAsyncEnumerator();
            await events.MoveNextAsync();
            await events.MoveNextAsync();
        }

        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/2", "https://a.example/3" }));
        Assert.That(Asked, Is.EqualTo(new[] { "https://a.example/feed  ", "https://a.example/feed  " }), "What a feed said may be kept only once all its stories are given.");
        await OnceAsync(A);
        Assert.That(Asked[2], Is.EqualTo("https://a.example/feed \"1\" "));
    }

    [Test]
    public async Task Stories_may_be_confirmed_one_by_one_in_any_order()
    {
        Feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|", "https://a.example/3|") with { ETag = "\"1\"" };
        var options = new FeedWatcherOptions { StatePath = State, Once = true, ConfirmEach = true };
        using (var watcher = Open(options, A))
        {
            var events = new List<WatchEvent>();
            await foreach (var item in watcher.WatchAsync()) events.Add(item);
            Assert.That(await TellAsync(watcher), Is.Empty, "What waits does not come again meanwhile.");
            watcher.Confirm(events[2]);
            watcher.Confirm(events[0]);
            watcher.Confirm(events[0]);
        }

        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/2" }));
        Assert.That(Asked, Is.All.EqualTo("https://a.example/feed  ").Or.EqualTo("https://a.example/feed \"1\" "));
        Assert.That(Asked[^1], Is.EqualTo("https://a.example/feed  "));
    }

    [Test]
    public async Task A_broken_feed_gives_its_stories_and_its_fault_and_is_asked_for_whole()
    {
        Feeds[A] = () => Parsed("<rss><channel><item><link>https://a.example/1</link></item><item>") with { ETag = "\"1\"" };

        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/1", "Unreadable" }));
        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "Unreadable" }));
        Assert.That(Asked[1], Is.EqualTo("https://a.example/feed  "));
    }

    [Test]
    public async Task A_site_that_asks_to_be_left_alone_is_over_a_restart()
    {
        Feeds[A] = () => new FeedAnswer { Error = new ArticleFailure { Kind = FailureKind.Deferred, Message = "later", RetryAt = Start.AddHours(2) } };
        await OnceAsync(A);
        Feeds[A] = () => Rss("https://a.example/1|");

        Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "Deferred" }));
        Assert.That(Asked, Has.Count.EqualTo(1));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/1" }));
    }

    [Test]
    public async Task Stories_that_no_feed_has_are_forgotten_and_those_of_a_feed_that_does_not_change_are_not()
    {
        Feeds[A] = () => Rss([.. Enumerable.Range(0, 1_000).Select(static i => $"https://a.example/{i}|")]) with { ETag = "\"1\"" };
        await OnceAsync(A);
        var longest = new FileInfo(State).Length;
        Feeds[A] = () => Asked[^1].Contains("\"1\"", StringComparison.Ordinal) ? Failed(FailureKind.NotModified) : Rss("https://a.example/1|") with { ETag = "\"1\"" };
        for (var day = 0; day < 120; day += 5)
        {
            Clock.Advance(TimeSpan.FromDays(5));
            Assert.That(await OnceAsync(A), Is.Empty);
        }

        Assert.That(new FileInfo(State).Length, Is.LessThan(longest / 50));
        Assert.That(Asked.Count(static text => !text.Contains('"', StringComparison.Ordinal)), Is.InRange(5, 10), "how often the whole feed was asked for");
    }

    [Test]
    public async Task The_state_is_held_by_one_watcher()
    {
        Feeds[A] = () => Rss("https://a.example/1|");
        using (Open(new FeedWatcherOptions { StatePath = State }, A))
        {
            Assert.That(() => Open(new FeedWatcherOptions { StatePath = State }, A), Throws.InstanceOf<IOException>());
        }

        Assert.That(await OnceAsync(A), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_state_that_is_cut_or_changed_is_refused_unless_only_the_last_line_is_unfinished()
    {
        Feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|");
        await OnceAsync(A);
        await OnceAsync(A);
        var whole = await File.ReadAllBytesAsync(State);
        var together = Array.IndexOf(whole, (byte)'\n') + 1;
        Assert.That(Encoding.UTF8.GetString(whole).Split('\n'), Has.Length.EqualTo(6), "first line, two stories, the feed as it was and as it is, nothing");
        var last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(State, whole[..length]);
            if (length < last) Assert.That(() => Open(new FeedWatcherOptions { StatePath = State }, A), Throws.TypeOf<InvalidDataException>().With.Message.Contain(State), $"{length}");
            else Assert.That(await OnceAsync(A), Is.Empty, $"{length}");
        }

        foreach (var place in new[] { 3, together + 3, together + 30, whole.Length - 5 })
        {
            byte[] changed = [.. whole];
            changed[place] ^= 1;
            await File.WriteAllBytesAsync(State, changed);
            Assert.That(() => Open(new FeedWatcherOptions { StatePath = State }, A), Throws.TypeOf<InvalidDataException>().With.Message.Contain("damaged"), $"{place}");
            Assert.That(await File.ReadAllBytesAsync(State), Is.EqualTo(changed), "It is left as it is.");
        }
    }
}
