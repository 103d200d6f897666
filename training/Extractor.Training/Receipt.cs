using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Extractor.Training;

/// <summary>One pass of a receipt.</summary>
/// <param name="File">The model file's name.</param>
/// <param name="Hash">SHA-256 of its unpacked content, in hexadecimal: packers differ.</param>
/// <param name="Settings">What it was learned by.</param>
/// <param name="Rows">Rows of features, only what is not zero: column and value.</param>
/// <param name="Scores">What Microsoft.ML's own model said of each row.</param>
internal sealed record ReceiptPass(string File, string Hash, PassSettings Settings, IReadOnlyList<IReadOnlyList<double[]>> Rows, IReadOnlyList<float> Scores)
{
    /// <summary>A row in full.</summary>
    public float[] Row(int i)
    {
        var row = new float[Settings.Columns];
        foreach (var cell in Rows[i]) row[(int)cell[0]] = (float)cell[1];
        return row;
    }
}

/// <summary>What a training run says of the files that it wrote, for the tests to hold them against.</summary>
internal sealed record Receipt(IReadOnlyList<ReceiptPass> Passes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Receipt Of(params IEnumerable<(string File, PassSettings Settings, TrainedPass Trained, IReadOnlyList<float[]> Rows)> passes) => new(
    [
        .. passes.Select(pass => new ReceiptPass(
            pass.File, HashOf(pass.Trained.File), pass.Settings, [.. pass.Rows.Select(Sparse)], pass.Rows.Count == 0 ? [] : pass.Trained.Scores(pass.Rows))),
    ]);

    public static Receipt Read(string path) => JsonSerializer.Deserialize<Receipt>(File.ReadAllBytes(path), Json)!;

    public static string HashOf(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        return Convert.ToHexStringLower(SHA256.HashData(gzip));
    }

    /// <summary>Writes the receipt, a line a row.</summary>
    public void Write(string path)
    {
        var json = JsonSerializer.Serialize(this, Json).Replace("],[[", "],\n[[", StringComparison.Ordinal).Replace("{\"file\"", "\n{\"file\"", StringComparison.Ordinal);
        File.WriteAllText(path, json.Replace(",\"rows\":", ",\n\"rows\":", StringComparison.Ordinal).Replace(",\"scores\":", ",\n\"scores\":", StringComparison.Ordinal) + "\n");
    }

    private static List<double[]> Sparse(float[] row)
    {
        var cells = new List<double[]>();
        for (var i = 0; i < row.Length; i++)
            if (row[i] != 0) cells.Add([i, row[i]]);
        return cells;
    }
}
