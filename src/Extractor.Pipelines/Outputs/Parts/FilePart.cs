using System.Text;

namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>A file of results.</summary>
internal sealed class FilePart(string path, ResultFormat format, IResultConversion? conversion = null) : OutputPart(path)
{
    private const int BufferLength = 64 * 1024;

    private readonly string convertedPath = path + ".converting";

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
        file = new FileStream(PartPath, FileMode.OpenOrCreate, conversion is null ? FileAccess.Write : FileAccess.ReadWrite, FileShare.None);
        DropCheckpoint(found);
        if (conversion is not null)
        {
            // What a killed run left is made anew.
            File.Delete(convertedPath);
        }

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
    internal override async Task ConvertAsync(long count, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var target = new FileStream(convertedPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferLength);
            await using (target.ConfigureAwait(false))
            {
                await conversion!.ConvertAsync(PartResults.ReadAsync(file!, PartPath, count, progress, cancellationToken), target, cancellationToken).ConfigureAwait(false);
                target.Flush(flushToDisk: true);
            }
        }
        catch
        {
            File.Delete(convertedPath);
            throw;
        }

        File.Move(convertedPath, FinalPath, overwrite: true);
    }

    /// <inheritdoc/>
    internal override void GiveName()
    {
        if (conversion is not null)
        {
            // The name is that of the conversion, which is there by now.
            File.Delete(PartPath);
        }
        else if (File.Exists(PartPath))
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
