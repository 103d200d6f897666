using System.Text;

namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>A file of results.</summary>
internal sealed class FilePart(string path, ResultFormat format) : OutputPart(path)
{
    private const int BufferLength = 64 * 1024;

    private FileStream? file;
    private StreamWriter? text;
    private CsvResultWriter? csv;

    /// <inheritdoc/>
    internal override bool IsBegun => File.Exists(PartPath);

    /// <inheritdoc/>
    internal override bool IsThere => File.Exists(FinalPath);

    /// <inheritdoc/>
    internal override void Open(Checkpoint? found)
    {
        if (Directory.Exists(FinalPath))
        {
            throw new IOException($"'{FinalPath}' is a folder.");
        }

        if (found is not null && !IsBegun)
        {
            throw new InvalidDataException($"'{PartPath}' is missing.");
        }

        // The lock that comes with it keeps a second run out.
        file = new FileStream(PartPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (file.Length < (found?.Length ?? 0))
        {
            throw new InvalidDataException($"'{PartPath}' is shorter than it was.");
        }

        file.SetLength(found?.Length ?? 0);
        file.Seek(0, SeekOrigin.End);
        text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferLength) { NewLine = "\n" };
        csv = format == ResultFormat.Csv ? new CsvResultWriter(text, hasHeader: file.Length == 0) : null;
    }

    /// <inheritdoc/>
    internal override void Write(ArticleResult result, long number)
    {
        if (csv is not null)
        {
            csv.Write(result);
        }
        else
        {
            text!.WriteLine(result.ToJson());
        }
    }

    /// <inheritdoc/>
    internal override long Save()
    {
        text!.Flush();
        file!.Flush(flushToDisk: true);
        return file.Position;
    }

    /// <inheritdoc/>
    internal override void GiveName()
    {
        if (File.Exists(PartPath))
        {
            File.Move(PartPath, FinalPath, overwrite: true);
        }
    }

    /// <inheritdoc/>
    internal override void Remove() => File.Delete(PartPath);

    /// <inheritdoc/>
    public override void Dispose()
    {
        csv?.Dispose();
        try
        {
            text?.Dispose();
        }
        finally
        {
            file?.Dispose();
        }
    }
}
