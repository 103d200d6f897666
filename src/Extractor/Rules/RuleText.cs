using System.Text;
using System.Text.Unicode;

namespace Extractor.Rules;

/// <summary>The text of one file of rules with the faults found in it.</summary>
internal sealed class RuleText
{
    public const int LargestFile = 16 * 1024 * 1024;

    private const int MostErrors = 100;

    private readonly byte[] json;
    private readonly string? file;
    private readonly List<SiteRuleError> errors;

    /// <param name="utf8Json">The text, with or without a byte-order mark.</param>
    /// <param name="file">What faults call it.</param>
    /// <param name="errors">Takes the faults.</param>
    public RuleText(byte[] utf8Json, string? file, List<SiteRuleError> errors)
    {
        json = utf8Json.AsSpan().StartsWith("\uFEFF"u8) ? utf8Json[3..] : utf8Json;
        this.file = file;
        this.errors = errors;
    }

    public ReadOnlySpan<byte> Json => json;

    /// <summary>Whether the text can be read at all.</summary>
    public bool CheckEncoding()
    {
        if (json.Length > LargestFile)
        {
            Fail(0, "A file of rules has at most 16 MiB.");
            return false;
        }
        if (Utf8.IsValid(json)) return true;
        Fail(0, "The file is not UTF-8.");
        return false;
    }

    /// <summary>Notes a fault.</summary>
    /// <param name="offset">Where, in bytes of the text.</param>
    /// <param name="reason">What is wrong.</param>
    public void Fail(int offset, string reason)
    {
        if (errors.Count < MostErrors) errors.Add(Place(offset) with { Reason = reason });
    }

    /// <summary>A fault at a place that may turn out later.</summary>
    public SiteRuleError Place(int offset)
    {
        var before = json.AsSpan(0, Math.Clamp(offset, 0, json.Length));
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new SiteRuleError { File = file, Line = line, Column = column, Reason = "" };
    }

    /// <summary>Notes a fault inside a string, whose characters are counted from 0.</summary>
    public void FailInside(RuleNode text, int index, string reason)
    {
        // Where the string is written with escapes, its characters cannot be counted in the file.
        var start = text.Offset + 1;
        var bytes = Encoding.UTF8.GetByteCount(text.Text.AsSpan(0, Math.Min(index, text.Text.Length)));
        var isPlain = json.AsSpan(start).StartsWith(Encoding.UTF8.GetBytes(text.Text));
        Fail(isPlain ? start + bytes : text.Offset, reason);
    }
}
