namespace Extractor.Tests.Readme;

/// <summary>A C# block of the README, and the <c>text</c> block that directly follows it: what it prints.</summary>
internal sealed record ReadmeBlock(int Line, string Code, string? Output)
{
    private const string Fence = "```";

    public override string ToString() => $"README.md:{Line}";

    public static IReadOnlyList<ReadmeBlock> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var blocks = new List<ReadmeBlock>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var language = lines[i][Fence.Length..];
            var end = Array.FindIndex(lines, i + 1, line => line == Fence);
            if (end < 0) throw new FormatException($"README.md:{i + 1}: the block has no end.");
            var content = string.Join('\n', lines[(i + 1)..end]);
            if (language == "csharp") blocks.Add(new ReadmeBlock(i + 1, content, null));
            else if (language == "text" && blocks.Count > 0 && blocks[^1].Output is null) blocks[^1] = blocks[^1] with { Output = content };
            i = end;
        }
        return blocks;
    }
}
