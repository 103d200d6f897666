using System.Text.Json;

namespace Extractor.Tests.Fixtures;

/// <summary>Holds a record's body, block by block and in order, to the expected one.</summary>
/// <remarks>
/// An expected block may allow kinds (<c>paragraph|heading</c>) or be <c>optional</c> where careful editors would differ.
/// Figures and embeds count only where the expected body has one.
/// </remarks>
internal static class BodyComparer
{
    public static void Compare(JsonElement expected, JsonElement actual, List<string> found)
    {
        JsonElement[] want = [.. expected.EnumerateArray()];
        var withMedia = want.Any(IsMedia);
        JsonElement[] have = actual.ValueKind == JsonValueKind.Array
            ? [.. actual.EnumerateArray().Where(block => withMedia || !IsMedia(block))]
            : [];

        // The longest common run of blocks in order: what is left over on either side is the difference, named block by block.
        var length = new int[want.Length + 1, have.Length + 1];
        for (var i = want.Length - 1; i >= 0; i--)
        {
            for (var j = have.Length - 1; j >= 0; j--)
            {
                length[i, j] = Matches(want[i], have[j])
                    ? length[i + 1, j + 1] + 1
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        int w = 0, h = 0;
        while (w < want.Length || h < have.Length)
        {
            if (w < want.Length && h < have.Length && Matches(want[w], have[h]))
            {
                w++;
                h++;
            }
            else if (h == have.Length || (w < want.Length && length[w + 1, h] >= length[w, h + 1]))
            {
                if (!IsOptional(want[w])) found.Add($"body: missing block {w + 1}: {RecordComparer.Show(want[w])}");
                w++;
            }
            else
            {
                found.Add($"body: unexpected block {h + 1}: {RecordComparer.Show(have[h])}");
                h++;
            }
        }
    }

    public static void CompareForbidden(JsonElement forbidden, JsonElement body, List<string> found)
    {
        if (body.ValueKind != JsonValueKind.Array) return;
        foreach (var text in forbidden.EnumerateArray().Select(item => item.GetString()!))
        {
            foreach (var block in body.EnumerateArray())
            {
                var printed = RecordComparer.Fold(RecordComparer.Get(block, "text").GetString());
                if (printed.Contains(text, StringComparison.Ordinal)) found.Add($"body: holds «{text}»: {RecordComparer.Show(block)}");
            }
        }
    }

    private static bool Matches(JsonElement want, JsonElement have)
    {
        var kind = RecordComparer.Get(have, "kind").GetString();
        return want.GetProperty("kind").GetString()!.Split('|').Contains(kind, StringComparer.Ordinal)
            && (!want.TryGetProperty("text", out var text)
                || RecordComparer.Fold(text.GetString()) == RecordComparer.Fold(RecordComparer.Get(have, "text").GetString()))
            && (!want.TryGetProperty("level", out var level)
                || kind == "paragraph"
                || level.GetRawText() == RecordComparer.Get(have, "level").ToString())
            && (!want.TryGetProperty("rows", out var rows) || Cells(rows) == Cells(RecordComparer.Get(have, "rows")));
    }

    private static string Cells(JsonElement rows) => rows.ValueKind != JsonValueKind.Array
        ? ""
        : string.Join('\n', rows.EnumerateArray().Select(row =>
            string.Join('\t', row.EnumerateArray().Select(cell => RecordComparer.Fold(cell.GetString())))));

    private static bool IsMedia(JsonElement block) => RecordComparer.Get(block, "kind").GetString() is "figure" or "embed";

    private static bool IsOptional(JsonElement block) =>
        block.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True;
}
