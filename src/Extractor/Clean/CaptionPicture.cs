using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Finds the picture that a caption is of.</summary>
internal static class CaptionPicture
{
    /// <summary>How many pictures on either side of a caption are looked at.</summary>
    private const int PictureReach = 200;

    /// <summary>The picture under the figure that stands next before the caption, else next behind it, else just before it in the page.</summary>
    public static PageElement? Of(StoryInput story, PageElement figure, List<int> group)
    {
        PageMedia? before = null, after = null, loose = null;
        var media = story.Survey.Media;
        var place = story.Survey.MediaFrom(group[0] + 1);
        // What is under the figure stands together, around the caption.
        var from = place;
        while (from > 0 && place - from < PictureReach && (media[from - 1].BlockIndex >= group[0] - 1 || media[from - 1].Element.IsIn(figure))) from--;
        for (var i = from; i < media.Count && i < place + PictureReach && after is null; i++)
        {
            var isUnder = media[i].Element.IsIn(figure);
            if (i >= place && !isUnder) break;
            if (media[i].IsEmbed || CaptionCues.IsIcon(media[i].Element)) continue;
            if (!isUnder) loose = media[i].BlockIndex >= group[0] - 1 ? media[i] : loose;
            else if (i >= place) after = media[i];
            else if (before is null || media[i].BlockIndex > before.BlockIndex || MediaSource.IsTiny(before.Element)) before = media[i];
        }
        return (before ?? after ?? loose)?.Element;
    }

    /// <summary>Where a picture leads that stands in a link.</summary>
    public static Uri? TargetOf(StoryInput story, PageElement? picture)
    {
        for (var (up, steps) = (picture?.Parent, 0); up is not null && steps < 4; up = up.Parent, steps++)
            if (up.Tag == PageTag.A) return Urls.Resolve(story.Base, up.Get(PageAttribute.Href));
        return null;
    }
}
