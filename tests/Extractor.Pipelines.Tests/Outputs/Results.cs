namespace Extractor.Pipelines.Tests.Outputs;

/// <summary>Results to write, and a folder to write them to.</summary>
internal sealed class Results : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("extractor-outputs-").FullName;

    /// <summary>The address of the page of a number.</summary>
    internal static Uri Url(int number) => new($"https://gazette.example/{number}");

    /// <summary>The result of a page: every fifth is a failure.</summary>
    internal static ArticleResult Of(int number) => number % 5 == 0
        ? new() { Id = $"{number}", Url = Url(number), Error = new() { Kind = FailureKind.NotFound, Message = "Gone, \"for good\"", Status = 404 } }
        : new() { Id = $"{number}", Url = Url(number), Seconds = 0.25, Article = new() { Title = $"Story {number}", Url = Url(number) } };

    internal string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The names of all that is in the folder.</summary>
    internal IEnumerable<string?> Names() => Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>Opens an output.</summary>
    internal ResultFile Open(string name, ResultFormat format, bool resume = false, string settings = "", TimeProvider? clock = null, double interval = 0) =>
        ResultFile.Open(PathOf(name), format, new()
        {
            Resume = resume,
            Settings = settings,
            CheckpointInterval = TimeSpan.FromSeconds(interval),
            TimeProvider = clock,
        });

    /// <summary>Writes the results from one number to another, passing over those that are there.</summary>
    internal static void Run(ResultFile file, int last, int first = 1)
    {
        for (var number = first; number <= last; number++)
        {
            if (!file.IsWritten($"{number}", Url(number))) file.Write(Of(number));
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
