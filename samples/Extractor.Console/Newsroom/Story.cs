using System.Text;

namespace Extractor.CommandLine.Newsroom;

/// <summary>A story of the newsroom: its page, how the server answers for it, and what its readers should find in it.</summary>
internal sealed record Story
{
    /// <summary>A short name for tables.</summary>
    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>The embedded page; kept as UTF-8 and sent in <see cref="Charset"/>.</summary>
    public required string Page { get; init; }

    /// <summary>What makes the page interesting, in one line.</summary>
    public required string About { get; init; }

    public Encoding Charset { get; init; } = Encoding.UTF8;

    /// <summary>How many times the server is too busy (503) before it answers.</summary>
    public int BusyAnswers { get; init; }

    /// <summary>What the newsroom meant; null for a story that was withdrawn (410).</summary>
    public Meaning? Meaning { get; init; }
}

/// <summary>What a story says, by the newsroom that wrote it. Null means: the page does not give it.</summary>
internal sealed record Meaning
{
    public string? Kicker { get; init; }

    public required string Title { get; init; }

    public string? Standfirst { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public required string Published { get; init; }

    public string? Place { get; init; }

    public string? Source { get; init; }

    public string? Date { get; init; }

    public required int Paragraphs { get; init; }

    /// <summary>The credit of each caption, empty for one without.</summary>
    public required IReadOnlyList<string> Credits { get; init; }

    /// <summary>The titles of the links inside the story.</summary>
    public required IReadOnlyList<string> InlineLinks { get; init; }

    /// <summary>The titles of the stories related to it.</summary>
    public required IReadOnlyList<string> RelatedLinks { get; init; }

    public string? EndCredit { get; init; }
}
