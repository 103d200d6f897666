namespace Extractor.Parse;

/// <summary>
/// The cues of the class names that a page has used last. A page repeats few of them hundreds of times, and comparing two names is
/// cheaper than reading one. A new name takes the place of an old one, so that no page fills the memory.
/// </summary>
internal sealed class CueCache(CueWords words, PageRoom room)
{
    private const int Places = 512;

    private readonly Strip<(ReadOnlyMemory<char> Value, BlockCues Cues)> known = room.Take<(ReadOnlyMemory<char>, BlockCues)>(Places);

    /// <summary>As <see cref="CueWords.Find"/>.</summary>
    public BlockCues Find(ReadOnlyMemory<char> value)
    {
        var name = value.Span;
        if (name.IsEmpty) return BlockCues.None;
        ref var entry = ref known[(int)((uint)((name.Length * 31) + (name[0] * 7) + (name[^1] * 13) + name[name.Length / 2]) % Places)];
        if (!name.SequenceEqual(entry.Value.Span)) entry = (value, words.Find(name));
        return entry.Cues;
    }
}
