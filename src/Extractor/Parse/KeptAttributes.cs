using System.Collections.Frozen;

namespace Extractor.Parse;

/// <summary>The attributes that the elements of a tree keep: those of the library's own readers, and further ones that a caller names.</summary>
internal sealed class KeptAttributes
{
    /// <summary>How many further attributes may be named.</summary>
    public const int MostFurther = 120;

    private const int FirstFurther = 128;

    private readonly FrozenDictionary<string, PageAttribute>.AlternateLookup<ReadOnlySpan<char>> further;
    private readonly bool hasFurther;

    private KeptAttributes(IReadOnlyCollection<string> names)
    {
        hasFurther = names.Count > 0;
        further = names.Select((name, i) => KeyValuePair.Create(name, (PageAttribute)(FirstFurther + i)))
            .ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Those of the library's own readers.</summary>
    public static KeptAttributes Standard { get; } = new([]);

    /// <summary>Those of the library's own readers and those of the given lower-case names, of which there may be <see cref="MostFurther"/>.</summary>
    public static KeptAttributes With(IEnumerable<string> names)
    {
        var missing = names.Where(name => PageAttributeNames.Find(name) == PageAttribute.None).Distinct(StringComparer.Ordinal).ToList();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(missing.Count, MostFurther);
        return missing.Count == 0 ? Standard : new KeptAttributes(missing);
    }

    /// <summary>The attribute of a lower-case name, or <see cref="PageAttribute.None"/> if it is not kept.</summary>
    public PageAttribute Find(ReadOnlySpan<char> name)
    {
        var attribute = PageAttributeNames.Find(name);
        return attribute == PageAttribute.None && hasFurther && further.TryGetValue(name, out var named) ? named : attribute;
    }
}
