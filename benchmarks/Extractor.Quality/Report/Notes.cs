using System.Text.Json;

namespace Extractor.Quality.Report;

/// <summary>
/// Why pages lose, written by hand: field, page id, reason. A reason that says that the truth is wrong begins with <c>truth:</c> and
/// gives the evidence.
/// </summary>
internal sealed class Notes(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> byField)
{
    public const string WrongTruth = "truth:";

    public string? Find(string field, string page) => byField.TryGetValue(field, out var pages) ? pages.GetValueOrDefault(page) : null;

    public static Notes Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (JsonException e)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    public static Notes Parse(string json)
    {
        var fields = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        foreach (var field in document.RootElement.EnumerateObject())
        {
            if (!Fields.All.Any(known => known.Name == field.Name)) throw new JsonException($"'{field.Name}' is no field of the scorer.");
            var pages = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var page in field.Value.EnumerateObject())
            {
                var reason = page.Value.GetString();
                if (string.IsNullOrWhiteSpace(reason)) throw new JsonException($"'{field.Name}' of {page.Name} has no reason.");
                if (!pages.TryAdd(page.Name, reason.Trim())) throw new JsonException($"'{field.Name}' of {page.Name} is given twice.");
            }
            fields[field.Name] = pages;
        }
        return new Notes(fields);
    }
}
