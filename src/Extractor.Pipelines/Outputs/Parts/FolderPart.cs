using System.Text;
using Extractor.Pipelines.Outputs.Formats;

namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>A folder with a file for each article.</summary>
internal sealed class FolderPart(string path) : OutputPart(path)
{
    private const string LockName = ".lock";

    /// <summary>The files that may not be on the disk yet.</summary>
    private readonly List<string> unsaved = [];

    private FileStream? held;

    /// <inheritdoc/>
    internal override bool IsBegun => Directory.Exists(PartPath);

    /// <inheritdoc/>
    internal override bool IsThere => Directory.Exists(FinalPath) && Directory.EnumerateFileSystemEntries(FinalPath).Any();

    /// <inheritdoc/>
    internal override void Open(Checkpoint? found)
    {
        if (File.Exists(FinalPath))
        {
            throw new IOException($"'{FinalPath}' is a file.");
        }

        if (IsThere)
        {
            throw new IOException($"The folder '{FinalPath}' is not empty.");
        }

        if (found is not null && !IsBegun)
        {
            throw new InvalidDataException($"'{PartPath}' is missing.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(PartPath)))
        {
            throw new DirectoryNotFoundException($"There is no folder '{Path.GetDirectoryName(PartPath)}'.");
        }

        Directory.CreateDirectory(PartPath);
        held = new FileStream(Path.Combine(PartPath, LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        DropCheckpoint(found);
        foreach (var file in Directory.EnumerateFiles(PartPath, "*.md").Where(file => MarkdownFile.NumberOf(file) is { } number && number > (found?.Results ?? 0)).ToList())
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    internal override void Write(ArticleResult result, long number)
    {
        if (!result.Success)
        {
            return;
        }

        var file = Path.Combine(PartPath, MarkdownFile.NameOf(result.Article, number));
        File.WriteAllText(file, MarkdownFile.Write(result), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        unsaved.Add(file);
    }

    /// <inheritdoc/>
    internal override long Save()
    {
        foreach (var path in unsaved)
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
            RandomAccess.FlushToDisk(file);
        }

        unsaved.Clear();
        return 0;
    }

    /// <inheritdoc/>
    internal override Task ConvertAsync(long count, IProgress<long>? progress, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A folder is not converted.");

    /// <inheritdoc/>
    internal override void GiveName()
    {
        if (!Directory.Exists(PartPath))
        {
            return;
        }

        File.Delete(Path.Combine(PartPath, LockName));
        if (Directory.Exists(FinalPath))
        {
            // Fails for one that has something in it.
            Directory.Delete(FinalPath);
        }

        Directory.Move(PartPath, FinalPath);
    }

    /// <inheritdoc/>
    internal override void Remove()
    {
        File.Delete(Path.Combine(PartPath, LockName));
        Directory.Delete(PartPath);
    }

    /// <inheritdoc/>
    public override void Dispose() => held?.Dispose();
}
