using System.Text;
using System.Text.Json;

namespace Extractor.Parse;

/// <summary>Finds the JSON values of inline scripts: all of a script, what is passed to a function there, what is assigned to names.</summary>
internal sealed class ScriptValues(PageBudget budget)
{
    /// <summary>A shorter value that is assigned holds no story.</summary>
    private const int LeastAssigned = 200;

    /// <summary>How many assignments of a page are looked at: code is full of them.</summary>
    private const int MostAssigned = 1_000;

    private static readonly JsonReaderOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Of what is assigned: a comment that does not end would be gone through for each of them.</summary>
    private static readonly JsonReaderOptions WithoutComments = new() { AllowTrailingCommas = true, MaxDepth = 64 };

    private int assigned;

    /// <summary>The first JSON value of a script: all of it, or what is assigned or passed there.</summary>
    public StateValue? First(ReadOnlySpan<char> script)
    {
        var start = Start(script);
        return start >= 0 ? StateDocument.Read(Bytes(script[start..]), 0, Lenient, budget, out _) : null;
    }

    /// <summary>The first value of a script, and the objects that are assigned to names behind it: settings come before a state.</summary>
    public List<StateValue> All(ReadOnlySpan<char> script)
    {
        var values = new List<StateValue>();
        var start = Start(script);
        if (start < 0) return values;
        var bytes = Bytes(script[start..]);
        // Where the first bracket opens code, it may be the one that is assigned all the same.
        if (StateDocument.Read(bytes, 0, Lenient, budget, out var at) is { } first) values.Add(first);
        while (assigned < MostAssigned && NextAssigned(bytes, at) is >= 0 and var next)
        {
            budget.Check();
            assigned++;
            if (StateDocument.Read(bytes, next, WithoutComments, budget, out var length) is { } value && length >= LeastAssigned) values.Add(value);
            // What was read on from there is not read again.
            at = next + Math.Max(1, length);
        }
        return values;
    }

    private static int Start(ReadOnlySpan<char> script)
    {
        var start = script.IndexOfAny('{', '[');
        // An index such as window["name"] comes before the value.
        while (start >= 0 && start + 1 < script.Length && start > 0 && script[start] == '[' && char.IsLetterOrDigit(script[start - 1]))
        {
            var next = script[(start + 1)..].IndexOfAny('{', '[');
            start = next < 0 ? -1 : start + 1 + next;
        }
        return start;
    }

    /// <summary>Where the next object opens that is assigned to a name and has a property in quotes, as JSON has; -1 where none does.</summary>
    private static int NextAssigned(ReadOnlySpan<byte> script, int at)
    {
        while (at < script.Length && script[at..].IndexOf((byte)'=') is >= 0 and var found)
        {
            var sign = at + found;
            at = sign + 1;
            var before = script[..sign].TrimEnd(" \t\r\n"u8);
            if (before.IsEmpty || !(char.IsAsciiLetterOrDigit((char)before[^1]) || before[^1] is (byte)'_' or (byte)'$' or (byte)']')) continue;
            var behind = script[at..].TrimStart(" \t\r\n"u8);
            if (!behind.IsEmpty && behind[0] == '{' && behind[1..].TrimStart(" \t\r\n"u8) is [(byte)'"', ..]) return script.Length - behind.Length;
        }
        return -1;
    }

    private static byte[] Bytes(ReadOnlySpan<char> json)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(json)];
        Encoding.UTF8.GetBytes(json, bytes);
        return bytes;
    }
}
