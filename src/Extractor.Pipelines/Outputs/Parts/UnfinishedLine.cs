namespace Extractor.Pipelines.Outputs.Parts;

/// <summary>The end of a file of JSON Lines that a run without an end adds to: a line that a kill left unfinished comes again.</summary>
internal static class UnfinishedLine
{
    private const int BlockLength = 64 * 1024;

    /// <summary>Cuts an unfinished line off, and goes to the end of the file.</summary>
    /// <returns>False, with the file left as it is, if its end is no line of JSON: somebody else wrote it.</returns>
    internal static bool TryCutOff(FileStream file)
    {
        var end = WholeLines(file);
        file.Position = end;
        if (end < file.Length)
        {
            if (file.ReadByte() != '{') return false;
            file.SetLength(end);
        }

        file.Position = end;
        return true;
    }

    /// <summary>How long the file is up to the end of its last whole line.</summary>
    private static long WholeLines(FileStream file)
    {
        var end = file.Length;
        var block = new byte[BlockLength];
        while (end > 0)
        {
            var start = Math.Max(0, end - block.Length);
            var part = block.AsSpan(0, (int)(end - start));
            file.Position = start;
            file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var at) return start + at + 1;
            end = start;
        }

        return 0;
    }
}
