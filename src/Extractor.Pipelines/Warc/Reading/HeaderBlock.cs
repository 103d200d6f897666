using System.Text;

namespace Extractor.Pipelines.Warc.Reading;

/// <summary>The header of a record or of an HTTP answer: a first line, then named fields.</summary>
internal sealed class HeaderBlock
{
    private readonly List<KeyValuePair<string, string>> fields;

    private HeaderBlock(string firstLine, List<KeyValuePair<string, string>> fields) => (FirstLine, this.fields) = (firstLine, fields);

    /// <summary>The version line of a record, the status line of an answer.</summary>
    internal string FirstLine { get; }

    /// <summary>Reads the lines of a header.</summary>
    /// <param name="bytes">The header, with or without the empty line that ends it.</param>
    /// <param name="encoding">UTF-8 for records (ISO 28500, section 4), Latin-1 for answers (RFC 9110 section 5.5).</param>
    /// <param name="hasFirstLine">False for lines of <c>application/warc-fields</c>, which have none.</param>
    internal static HeaderBlock Parse(ReadOnlySpan<byte> bytes, Encoding encoding, bool hasFirstLine = true)
    {
        var first = "";
        var fields = new List<KeyValuePair<string, string>>();
        var isFirst = hasFirstLine;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = (end < 0 ? bytes : bytes[..end]).TrimEnd((byte)'\r');
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (isFirst)
            {
                (first, isFirst) = (encoding.GetString(line), false);
            }
            else
            {
                Add(fields, line, encoding);
            }
        }

        return new HeaderBlock(first, fields);
    }

    /// <summary>The values of a field, in their order.</summary>
    /// <param name="name">The name, in whatever case.</param>
    internal IEnumerable<string> All(string name) =>
        fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static field => field.Value);

    /// <summary>The first value of a field; null where it is missing or empty.</summary>
    /// <param name="name">The name, in whatever case.</param>
    internal string? First(string name)
    {
        foreach (var field in fields)
        {
            if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && field.Value.Length > 0)
            {
                return field.Value;
            }
        }

        return null;
    }

    private static void Add(List<KeyValuePair<string, string>> fields, ReadOnlySpan<byte> line, Encoding encoding)
    {
        // A folded line goes on with the field before it.
        if (!line.IsEmpty && (line[0] is (byte)' ' or (byte)'\t'))
        {
            if (fields.Count > 0)
            {
                var (name, value) = fields[^1];
                fields[^1] = new(name, $"{value} {encoding.GetString(line).Trim(' ', '\t')}".Trim(' '));
            }

            return;
        }

        // A line without a colon is no field; what else the header says holds all the same.
        var colon = line.IndexOf((byte)':');
        if (colon > 0)
        {
            fields.Add(new(encoding.GetString(line[..colon]).Trim(' ', '\t'), encoding.GetString(line[(colon + 1)..]).Trim(' ', '\t')));
        }
    }
}
