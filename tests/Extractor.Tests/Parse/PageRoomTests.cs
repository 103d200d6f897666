using Extractor.Parse;

namespace Extractor.Tests.Parse;

/// <summary>Room goes from one page to the next, and what stood in it does not.</summary>
internal sealed class PageRoomTests
{
    [Test]
    public void Room_is_empty_whatever_stood_in_it()
    {
        var room = new PageRoom();
        for (var page = 0; page < 3; page++)
        {
            for (var reader = 0; reader < 5; reader++)
            {
                var numbers = room.Take<int>(100 * (1 + page));
                var texts = room.Take<string?>(10);
                Assert.That(numbers.Span.ContainsAnyExcept(0), Is.False);
                Assert.That(texts.Span.ContainsAnyExcept((string?)null), Is.False);
                numbers.Span.Fill(7);
                texts.Span.Fill("x");
                var list = room.List<string>();
                Assert.That(list, Is.Empty);
                list.Add("x");
                var made = room.Make<Note>();
                Assert.That(made.Text, Is.Null);
                made.Text = "x";
            }
            room.Clear();
        }
    }

    [Test]
    public void Nobody_reaches_the_room_of_another()
    {
        var room = new PageRoom();
        var strips = Enumerable.Range(0, 50).Select(_ => room.Take<int>(40)).ToList();
        for (var i = 0; i < strips.Count; i++) strips[i].Span.Fill(i);
        for (var i = 0; i < strips.Count; i++) Assert.That(strips[i].Span.ContainsAnyExcept(i), Is.False);
        Assert.That(() => strips[3][40], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => strips[3][-1], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(strips[3][^1], Is.EqualTo(3));
        var (list, note) = (room.List<int>(), room.Make<Note>());
        Assert.That(room.List<int>(), Is.Not.SameAs(list));
        Assert.That(room.Make<Note>(), Is.Not.SameAs(note));
    }

    [Test]
    public void A_page_like_the_last_one_takes_what_is_there()
    {
        var room = new PageRoom();
        Use();
        Use();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var page = 0; page < 10; page++) Use();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000));

        void Use()
        {
            for (var i = 0; i < 10; i++) room.Take<int>(1_000);
            for (var i = 0; i < 100; i++) room.Make<Note>();
            var list = room.List<long>();
            for (var i = 0; i < 1_000; i++) list.Add(i);
            room.Clear();
        }
    }

    [Test]
    public void A_large_page_pins_nothing()
    {
        var large = new Action<PageRoom>[]
        {
            room => room.Take<double>(1_000_000), room => room.List<double>().EnsureCapacity(1_000_000), room =>
            {
                for (var i = 0; i < 100_000; i++) room.Make<Note>();
            },
        };
        foreach (var use in large)
        {
            var room = new PageRoom();
            use(room);
            Assert.That(room.Size, Is.GreaterThan(PageRoom.MostKept));
            room.Clear();
            Assert.That(room.Size, Is.Zero);
        }
    }

    [Test]
    public void What_the_page_held_is_let_go()
    {
        var room = new PageRoom();
        var held = Enumerable.Range(0, 3).Select(Hold).ToList();
        room.Clear();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        foreach (var text in held) Assert.That(text.TryGetTarget(out _), Is.False);
        Assert.That(room.Size, Is.Positive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        WeakReference<string> Hold(int way)
        {
            var text = new string("A text of a page that is over.".AsSpan());
            if (way == 0) room.Take<string>(5)[2] = text;
            else if (way == 1) room.List<string>().Add(text);
            else room.Make<Note>().Text = text;
            return new WeakReference<string>(text);
        }
    }

    [Test]
    public void Keys_are_numbered_as_they_come()
    {
        var room = new PageRoom();
        var random = new Random(5);
        for (var page = 0; page < 20; page++)
        {
            // Two of three keys share their hash with others.
            var keys = Enumerable.Range(0, 300).Select(_ => new Key(random.Next(60))).ToList();
            var numbers = new KeyNumbers<Key>(room, keys.Count);
            var expected = new Dictionary<int, int>();
            foreach (var key in keys)
            {
                var isNew = expected.TryAdd(key.Value, expected.Count);
                Assert.That(numbers.Of(key, out var wasNew), Is.EqualTo(expected[key.Value]));
                Assert.That(wasNew, Is.EqualTo(isNew));
            }
            Assert.That(numbers.Count, Is.EqualTo(expected.Count));
            room.Clear();
        }
    }

    [Test]
    public void A_way_up_knows_its_elements()
    {
        const string page = "<body><div><p><b>x</b></p></div><ul><li>y</ul>";
        using var tree = PageParser.Parse(page.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None));
        var body = tree.Body!;
        var (div, list) = ((PageElement)body.FirstChild!, (PageElement)body.LastChild!);
        var way = new PathUp(tree, (PageElement)div.FirstChild!);
        Assert.That(way.Length, Is.EqualTo(4));
        Assert.That(new[] { way.StepsTo(div), way.StepsTo(body), way.StepsTo(tree.Root), way.StepsTo(list) }, Is.EqualTo(new[] { 1, 2, 3, -1 }));
        Assert.That(way.StepsTo((PageElement)((PageElement)div.FirstChild!).FirstChild!), Is.EqualTo(-1));
        Assert.That(new PathUp(tree, null).StepsTo(body), Is.EqualTo(-1));
    }

    private sealed class Note : IReturned
    {
        public string? Text { get; set; }

        public void Forget() => Text = null;
    }

    private readonly record struct Key(int Value)
    {
        public override int GetHashCode() => Value % 20;
    }
}
