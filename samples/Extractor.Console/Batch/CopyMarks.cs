using System.Globalization;
using Extractor.Pipelines;

namespace Extractor.CommandLine.Batch;

/// <summary>Marks copies of a story among the results of a run, where that was asked for.</summary>
internal sealed class CopyMarks(bool isOn)
{
    private readonly DuplicateFinder? _finder = isOn ? new DuplicateFinder() : null;

    /// <summary>Whether the texts of all pages are needed, also of those whose results an interrupted run wrote.</summary>
    public bool NeedsAll => _finder is not null;

    /// <summary>For the closing line of the run.</summary>
    public string Summary => _finder is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {_finder.Copies} copies of earlier stories");

    /// <summary>The result with its group. To be asked for each result, in the order of the input.</summary>
    public ArticleResult Mark(ArticleResult result) => _finder is null ? result : result with { Group = _finder.GroupOf(result) };
}
