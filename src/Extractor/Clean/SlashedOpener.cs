using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>
/// Reads openers that set an agency behind a slash and a dash behind that: <c>Halle (Saale)/dpa –</c>. Agency and place have to be listed; with them the
/// brackets can hold nothing but what tells the place from others of its name.
/// </summary>
internal static class SlashedOpener
{
    private const int MostWords = 3;

    public static Dateline? Read(in OpenerParser parser, in DatelineInput input)
    {
        var place = parser.Words(0, MostWords);
        if (place < 0 || char.IsLower(parser.Text(0)[0]))
        {
            return null;
        }

        var slash = place;
        if (parser.Is(place, OpenerTokenKind.Open))
        {
            var close = parser.Close(place);
            if (close < place + 2 || close > place + 1 + MostWords || Agencies.IsAgency(input.Text.AsSpan(parser.Start(place + 1)..parser.End(close - 1))))
            {
                return null;
            }

            slash = close + 1;
        }

        if (!parser.Is(slash, OpenerTokenKind.Slash) || parser.Words(slash + 1, MostWords) is not (> 0 and var next) || parser.DashAt(next) is not (> 0 and var end))
        {
            return null;
        }

        var name = input.Text.AsSpan(parser.Start(0)..parser.End(slash - 1));
        var source = input.Text.AsSpan(parser.Start(slash + 1)..parser.End(next - 1));
        // "AP/dpa –" is two agencies, "Jane Roe/AP –" the maker of a picture: the place has to be listed, too
        return Agencies.IsAgency(source) && !Agencies.IsAgency(name) && Places.IsPlace(input.Text.AsSpan(parser.Start(0)..parser.End(place - 1))) && OpenerProof.StoryFollows(input, end, OpenerProof.LeastStory)
            ? new Dateline { Text = input.Text[..end].Trim(), Place = name.ToString(), Source = source.ToString() }
            : null;
    }
}
