using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>
/// Reads the openers of Indian newsrooms, which name a desk or a role beside the place: <c>सागर संवाददाता, लखनऊ।</c>,
/// <c>नई दिल्ली, एजेंसी।</c> The place has to be known and a mark to follow.
/// </summary>
internal static class DeskOpener
{
    private const int MostWords = 4;

    public static Dateline? Read(in OpenerParser parser, in DatelineInput input)
    {
        var text = input.Text.AsSpan();
        if (parser.Kind(0) != OpenerTokenKind.Word || parser.Text(0)[0] is < '\u0900' or > '\u0dff')
        {
            return null;
        }

        var words = parser.Words(0, MostWords);
        if (words > 0 && parser.Is(words, OpenerTokenKind.Comma) && IsDesk(text[parser.Start(0)..parser.End(words - 1)], input))
        {
            var place = parser.Place(words + 1);
            return place.Known && EndOf(parser, place.Next) is > 0 and var end ? Make(input, end, place, text[parser.Start(0)..parser.End(words - 1)]) : null;
        }

        var first = parser.Place(0);
        if (!first.Known || !parser.Is(first.Next, OpenerTokenKind.Comma))
        {
            return null;
        }

        var next = parser.Words(first.Next + 1, MostWords);
        if (next < 0 || !IsDesk(text[parser.Start(first.Next + 1)..parser.End(next - 1)], input) || EndOf(parser, next) is not (> 0 and var stop))
        {
            return null;
        }

        return Make(input, stop, first, text[parser.Start(first.Next + 1)..parser.End(next - 1)]);
    }

    private static bool IsDesk(ReadOnlySpan<char> words, in DatelineInput input) =>
        input.Lexicon.HasRoleWord(words) || input.Lexicon.HasDeskWord(words) || input.Lexicon.HasDatelineMark(words) || IsKnown(words, input);

    private static bool IsKnown(ReadOnlySpan<char> source, in DatelineInput input) => Agencies.IsAgency(source) || SourceJudge.IsSite(source, input);

    private static int EndOf(in OpenerParser parser, int i) =>
        parser.DashAt(i) is > 0 and var dash ? dash
        : (parser.Is(i, OpenerTokenKind.Stop) && parser.Text(i)[0] == '।') || parser.Is(i, OpenerTokenKind.Colon) ? parser.End(i) : -1;

    // a desk is no source; an agency is, and so is the site before the word for its reporter
    private static Dateline? Make(in DatelineInput input, int end, in PlaceSpan place, ReadOnlySpan<char> words)
    {
        if (!OpenerProof.StoryFollows(input, end, OpenerProof.LeastStory))
        {
            return null;
        }

        var source = words;
        while (!source.IsEmpty && !IsKnown(source, input))
        {
            source = source.LastIndexOf(' ') is > 0 and var space ? source[..space] : [];
        }

        return new Dateline { Text = input.Text[..end].Trim(), Place = place.Of(input.Text).ToString(), Source = source.IsEmpty ? null : source.ToString() };
    }
}
