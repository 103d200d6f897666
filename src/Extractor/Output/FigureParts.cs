namespace Extractor.Output;

/// <summary>Which caption and picture belong to a figure. A hand-made article may point to captions that are not there.</summary>
internal static class FigureParts
{
    public static Caption? CaptionOf(Article article, ArticleBlock figure) =>
        figure.Caption is { } index && index >= 0 && index < article.Captions.Count ? article.Captions[index] : null;

    public static Uri? ImageOf(Article article, ArticleBlock figure) => figure.Url ?? CaptionOf(article, figure)?.Image;

    public static int? CaptionOf(Article article, Uri image)
    {
        for (var i = 0; i < article.Captions.Count; i++)
        {
            if (article.Captions[i].Image == image) return i;
        }
        return null;
    }
}
