using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>
/// Which elements of a page hold a picture or video of a story: no icon, no pixel that counts readers. Blocks that stand together ask of the same
/// elements, so each is looked through once.
/// </summary>
internal sealed class PictureHolders(PageSurvey survey)
{
    /// <summary>How many nodes of an element are looked through: one that holds more than a box does is none.</summary>
    private const int MostNodes = 200;

    /// <summary>What is known of each element, by its ordinal.</summary>
    private readonly Strip<Known> known = survey.Room.Take<Known>(survey.Tree.ElementCount);

    private enum Known : byte
    {
        Nothing,
        None,
        Some,
    }

    /// <summary>Whether a picture or video is found among the first nodes of an element.</summary>
    public bool AreIn(PageElement element)
    {
        ref var own = ref known[element.Ordinal];
        if (own == Known.Nothing) own = Find(element) ? Known.Some : Known.None;
        return own == Known.Some;
    }

    private static bool Find(PageElement element)
    {
        var budget = MostNodes;
        PageNode? node = element.FirstChild;
        while (node is not null && budget-- > 0)
        {
            if (node is PageElement child)
            {
                var isPicture = (child.Tag is PageTag.Img or PageTag.Video or PageTag.Iframe && !MediaSource.IsTiny(child)) || child.Name == "amp-img";
                if (isPicture && !CaptionCues.IsIcon(child)) return true;
                if (child.FirstChild is not null)
                {
                    node = child.FirstChild;
                    continue;
                }
            }
            while (node is not null && node.Next is null)
            {
                node = node.Parent;
                if (node == element) return false;
            }
            node = node?.Next;
        }
        return false;
    }
}
