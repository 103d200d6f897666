namespace Extractor.Quality.Report;

/// <summary>The part of a document between two markers, which the command writes; the rest is written by hand.</summary>
internal static class FiguresSection
{
    public const string Start = "<!-- figures -->";
    public const string End = "<!-- /figures -->";

    public static void Check(string path)
    {
        if (!File.Exists(path)) throw new UsageException($"The document is not there: {path}. Give it with --document.");
        _ = Places(File.ReadAllText(path), path);
    }

    public static string Replace(string document, string figures, string path)
    {
        var (start, end) = Places(document, path);
        return string.Concat(document.AsSpan(0, start), "\n\n", figures.Trim('\n'), "\n\n" + document[end..]);
    }

    public static async Task ReplaceAsync(string path, string figures, CancellationToken cancellationToken)
    {
        var document = await File.ReadAllTextAsync(path, cancellationToken);
        await File.WriteAllTextAsync(path, Replace(document, figures, path), cancellationToken);
    }

    private static (int Start, int End) Places(string document, string path)
    {
        var start = document.IndexOf(Start, StringComparison.Ordinal);
        var end = start < 0 ? -1 : document.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0) throw new UsageException($"{path} has no line {Start} with a line {End} after it.");
        return (start + Start.Length, end);
    }
}
