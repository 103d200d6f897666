using System.Globalization;
using Extractor.Pipelines.Duplicates;

namespace Extractor.Pipelines;

/// <summary>
/// Finds copies of a story in a run of results: agency text that several sites print, a story under two addresses. Texts are compared by
/// the wording of their bodies, in any language; what differs may be headline, dateline, a paragraph more or less.
/// </summary>
/// <remarks>
/// Texts are not kept but their signatures, which estimate how much two have in common and are off by 0.05 in the mean. The same results in
/// the same order give the same groups. Not for several threads at once.
/// </remarks>
/// <example>
/// <code>
/// var finder = new DuplicateFinder();
/// foreach (var result in results) file.Write(result with { Group = finder.GroupOf(result) });
/// </code>
/// </example>
public sealed class DuplicateFinder
{
    private readonly DuplicateOptions options;

    /// <summary>The latest story that has a band, by the band.</summary>
    private readonly Dictionary<ulong, long> latest = [];

    /// <summary>The remembered stories; a story's place is its number modulo the window.</summary>
    private readonly List<Story> stories = [];

    /// <param name="options">What counts as a copy; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public DuplicateFinder(DuplicateOptions? options = null) => this.options = (options ?? new DuplicateOptions()).CheckedCopy();

    /// <summary>How many stories were looked at: results with a text of some length.</summary>
    public long Stories { get; private set; }

    /// <summary>How many of them were copies of an earlier one.</summary>
    public long Copies { get; private set; }

    /// <summary>Looks at a result and remembers it.</summary>
    /// <param name="result">The result.</param>
    /// <returns>
    /// The group that it belongs to: the id, else the address, of the group's first story; its own, where it is a copy of none. Null for a
    /// failure, and for a text that is too short to tell.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public string? GroupOf(ArticleResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Article is not { } article)
        {
            return null;
        }

        var shingles = Shingles.Of(article.Text, out var words);
        if (words < options.LeastWords)
        {
            return null;
        }

        var signature = Signature.Of(shingles);
        var group = Find(signature);
        if (group is null)
        {
            group = result.Id ?? (result.Url ?? article.Url)?.AbsoluteUri ?? string.Create(CultureInfo.InvariantCulture, $"story {Stories + 1}");
        }
        else
        {
            Copies++;
        }

        Remember(new Story(signature, group));
        return group;
    }

    private string? Find(uint[] signature)
    {
        string? group = null;
        var most = 0.0;
        var met = -1L;
        for (var band = 0; band < Signature.Bands; band++)
        {
            // Copies share most of their bands: one that was just compared is not compared again.
            if (!latest.TryGetValue(Signature.Band(signature, band), out var number) || number == met)
            {
                continue;
            }

            met = number;
            var story = stories[(int)(number % options.Window)];
            var similarity = Signature.Similarity(signature, story.Signature);
            if (similarity >= options.Similarity && similarity > most)
            {
                (group, most) = (story.Group, similarity);
            }
        }

        return group;
    }

    private void Remember(Story story)
    {
        var number = Stories++;
        if (number < options.Window)
        {
            stories.Add(story);
        }
        else
        {
            var place = (int)(number % options.Window);
            Forget(stories[place], number - options.Window);
            stories[place] = story;
        }

        for (var band = 0; band < Signature.Bands; band++)
        {
            latest[Signature.Band(story.Signature, band)] = number;
        }
    }

    private void Forget(Story story, long number)
    {
        for (var band = 0; band < Signature.Bands; band++)
        {
            var key = Signature.Band(story.Signature, band);
            if (latest.TryGetValue(key, out var holder) && holder == number)
            {
                latest.Remove(key);
            }
        }
    }

    private readonly record struct Story(uint[] Signature, string Group);
}
