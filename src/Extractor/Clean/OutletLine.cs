using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>Reads a line of its own that gives a known place and the paper, as Arabic papers set it by the headline: <c>لندن: «الميناء»</c>.</summary>
internal static class OutletLine
{
    private const string Marks = " \u00a0«»\"“”";

    public static Dateline? Read(in DatelineInput input)
    {
        var text = input.Text.AsSpan().Trim();
        var colon = text.IndexOf(':');
        if (!input.OwnBlock || colon < 2)
        {
            return null;
        }

        var place = text[..colon].Trim();
        var outlet = text[(colon + 1)..].Trim(Marks);
        return Places.IsPlace(place) && SourceJudge.IsSite(outlet, input)
            ? new Dateline { Text = text.ToString(), Place = place.ToString(), Source = outlet.ToString() }
            : null;
    }
}
