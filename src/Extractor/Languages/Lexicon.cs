namespace Extractor.Languages;

/// <summary>
/// What is known of a page's language, compiled for look-ups. Its own phrases come first, those of English follow, since pages
/// in every language carry some.
/// </summary>
/// <remarks>Look-ups take the text as printed; case, accents, width and white space do not matter (<see cref="Fold"/>).</remarks>
internal sealed class Lexicon
{
    private readonly LexiconTables _tables;

    internal Lexicon(LexiconTables tables, DateOrder order)
    {
        _tables = tables;
        Order = order;
    }

    /// <summary>The language, or an empty string for the lexicon of all languages.</summary>
    public string Code => _tables.Code;

    /// <summary>How dates in figures are ordered.</summary>
    public DateOrder Order { get; }

    /// <summary>The calendar of the language's own that may stand beside the Gregorian one.</summary>
    internal PackCalendar Calendar => _tables.Calendar;

    /// <summary>Compiles the words of dates and clocks, where that is not done yet.</summary>
    internal void ReadAhead() => _ = _tables.Times;

    /// <summary>The order of dates in a country, where the language has more than one.</summary>
    /// <param name="country">The ISO 3166 code; null when not known.</param>
    public DateOrder OrderFor(string? country) =>
        country is not null && _tables.OrderByCountry.TryGetValue(country, out var order) ? order : Order;

    /// <summary>The same lexicon with the date order of a country.</summary>
    internal Lexicon InRegion(string country) => new(_tables, OrderFor(country));

    /// <summary>
    /// Whether the text starts with the marker of a promo line, such as <c>Baca juga: …</c>. A single word counts only where a
    /// separator or the end follows.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the marker with the separators and spaces after it.</param>
    public bool StartsWithInlineMarker(ReadOnlySpan<char> text, out int length) =>
        _tables.InlineMarkers.TryStart(text, loneWords: false, glue: false, out length);

    /// <summary>Whether the text is nothing but the marker of a promo line.</summary>
    public bool IsInlineMarkerOnly(ReadOnlySpan<char> text)
    {
        if (!StartsWithInlineMarker(text, out var length))
            return false;
        foreach (var c in text[length..])
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>Whether the line heads a block of related stories.</summary>
    public bool IsRelatedHeading(ReadOnlySpan<char> text) => _tables.RelatedHeadings.MatchesHeading(text);

    /// <summary>Whether the line heads another list of stories, such as the most read.</summary>
    public bool IsMoreHeading(ReadOnlySpan<char> text) => _tables.MoreHeadings.MatchesHeading(text);

    /// <summary>Whether the line heads the readers' comments.</summary>
    public bool IsCommentHeading(ReadOnlySpan<char> text) => _tables.CommentHeadings.MatchesHeading(text, countsOnly: true);

    /// <summary>Whether the line is no part of a story: an advertisement label, a sign-up, a copyright line.</summary>
    public bool IsBoilerplate(ReadOnlySpan<char> text) => _tables.Boilerplate.MatchesLine(text);

    /// <summary>All that a line announces.</summary>
    /// <param name="text">The line as printed.</param>
    /// <param name="wanted">What is asked for.</param>
    public LineKinds KindsOf(ReadOnlySpan<char> text, LineKinds wanted)
    {
        text = text.Trim();
        Span<char> buffer = stackalloc char[PhraseSet.LineWindow];
        var line = buffer[..Fold.Into(text, buffer, [], out var end)];
        return KindsOf(text, line, end == text.Length, wanted);
    }

    /// <summary>As <see cref="KindsOf(ReadOnlySpan{char}, LineKinds)"/>, for a line that is folded already.</summary>
    /// <param name="text">The line as printed, without white space around it.</param>
    /// <param name="folded">The same, folded as a whole (<see cref="Fold.Into"/>).</param>
    /// <param name="wanted">What is asked for.</param>
    public LineKinds KindsOf(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, LineKinds wanted)
    {
        var isWhole = folded.Length <= PhraseSet.LineWindow;
        return KindsOf(text, isWhole ? folded : folded[..PhraseSet.LineWindow], isWhole, wanted);
    }

    private LineKinds KindsOf(ReadOnlySpan<char> text, ReadOnlySpan<char> line, bool isWhole, LineKinds wanted)
    {
        var kinds = LineKinds.None;
        if (line.IsEmpty) return kinds;
        // Few lines hold what the phrases with an open start ask for.
        var mayOpen = line.ContainsAny(_tables.OpenLines);
        if (PhraseSet.MayHead(text))
        {
            if (Is(LineKinds.Related, _tables.RelatedHeadings, line)) kinds |= LineKinds.Related;
            if (Is(LineKinds.More, _tables.MoreHeadings, line)) kinds |= LineKinds.More;
            if (Is(LineKinds.Comment, _tables.CommentHeadings, line, countsOnly: true)) kinds |= LineKinds.Comment;
        }
        if (Is(LineKinds.Boilerplate, _tables.Boilerplate, line)) kinds |= LineKinds.Boilerplate;
        if (Is(LineKinds.Service, _tables.ServiceLines, line)) kinds |= LineKinds.Service;
        return kinds;

        bool Is(LineKinds kind, PhraseSet phrases, ReadOnlySpan<char> line, bool countsOnly = false) =>
            (wanted & kind) != 0 && phrases.MatchesFolded(line, isWhole, countsOnly, mayOpen);
    }

    /// <summary>
    /// Whether the line of a located story speaks to the reader of the site: <c>Get in touch at …</c>. It is weaker than
    /// <see cref="IsBoilerplate"/>, which also helps to find the story.
    /// </summary>
    public bool IsServiceLine(ReadOnlySpan<char> text) => _tables.ServiceLines.MatchesLine(text);

    /// <summary>Whether the line, closing a story, says who or what it draws on: <c>… contributed to this report</c>.</summary>
    public bool IsClosingLine(ReadOnlySpan<char> text) => _tables.ClosingLines.MatchesLine(text);

    /// <summary>Whether the line, printed above a headline, is a label and no kicker.</summary>
    public bool IsKickerNoise(ReadOnlySpan<char> text) => _tables.KickerNoise.MatchesLine(text);

    /// <summary>Whether the text starts with the opener of a byline, such as <c>Oleh</c> or <c>By</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the opener with the separators and spaces after it.</param>
    public bool TryStripBylinePrefix(ReadOnlySpan<char> text, out int length) =>
        _tables.BylinePrefixes.TryStart(text, loneWords: true, glue: true, out length);

    /// <summary>Whether the word or sign joins two names, such as <c>und</c>.</summary>
    public bool IsNameJoiner(ReadOnlySpan<char> word) => _tables.NameJoiners.Has(word);

    /// <summary>Whether the text holds a word for a newsroom role, such as <c>wartawan</c>.</summary>
    public bool HasRoleWord(ReadOnlySpan<char> text) => _tables.RoleWords.IsIn(text);

    /// <summary>Whether the text holds a word that marks a desk or outlet rather than a person, such as <c>Redaktion</c>.</summary>
    public bool HasDeskWord(ReadOnlySpan<char> text) => _tables.DeskWords.IsIn(text);

    /// <summary>Whether the line, printed beside a byline, is no part of it, such as <c>Follow</c>.</summary>
    public bool IsBylineNoise(ReadOnlySpan<char> text) => _tables.BylineNoise.MatchesLine(text);

    /// <summary>
    /// Whether the text starts with the label of a photo credit, such as <c>Foto:</c>. A single word counts only where a
    /// separator or the end follows.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the label with the separators and spaces after it.</param>
    public bool TryCreditLabel(ReadOnlySpan<char> text, out int length) =>
        _tables.CreditLabels.TryStart(text, loneWords: false, glue: true, out length);

    /// <summary>As <see cref="TryCreditLabel"/>, where a single word counts whatever follows: what does has to look like a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the word with the separators and spaces after it.</param>
    public bool TryCreditWord(ReadOnlySpan<char> text, out int length) =>
        _tables.CreditLabels.TryStart(text, loneWords: true, glue: false, out length);

    /// <summary>Whether the text starts with a word by which the line under a picture calls it: <c>Figure</c>, <c>Abb.</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the word with the separators and spaces after it.</param>
    public bool TryFigureLabel(ReadOnlySpan<char> text, out int length) =>
        _tables.FigureLabels.TryStart(text, loneWords: true, glue: true, out length);

    /// <summary>Whether the text starts with the label of a closing credit, such as <c>Editor:</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the label with the separators and spaces after it.</param>
    public bool TryEndCreditLabel(ReadOnlySpan<char> text, out int length) =>
        _tables.EndCreditLabels.TryStart(text, loneWords: false, glue: true, out length);

    /// <summary>Whether the text holds a mark of datelines, such as 電 or <c>da redação</c>.</summary>
    public bool HasDatelineMark(ReadOnlySpan<char> text) => _tables.DatelineMarks.IsIn(text);

    /// <summary>Whether the text starts with a label before the time of publication.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the label with the separators and spaces after it.</param>
    public bool IsPublishedLabel(ReadOnlySpan<char> text, out int length) =>
        _tables.Times.PublishedLabels.TryStart(text, loneWords: true, glue: true, out length);

    /// <summary>Whether the text starts with a label before the time of the last change.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the label with the separators and spaces after it.</param>
    public bool IsUpdatedLabel(ReadOnlySpan<char> text, out int length) =>
        _tables.Times.UpdatedLabels.TryStart(text, loneWords: true, glue: true, out length);

    /// <summary>Whether the word names a month of the Gregorian calendar.</summary>
    /// <param name="word">The name or abbreviation; dots and spaces do not matter.</param>
    /// <param name="month">1 to 12.</param>
    public bool TryMonth(ReadOnlySpan<char> word, out int month) => _tables.Times.Months.TryGet(word, out month);

    /// <summary>Whether the word names a month of the language's own calendar.</summary>
    internal bool TryCalendarMonth(ReadOnlySpan<char> word, out int month) => _tables.Times.CalendarMonths.TryGet(word, out month);

    /// <summary>Whether the name of a month, of any calendar, may stand at the start of the text.</summary>
    internal bool MayStartMonth(ReadOnlySpan<char> text) => _tables.Times.Months.MayStart(text) || _tables.Times.CalendarMonths.MayStart(text);

    /// <summary>Whether the name of a zone may stand at the start of the text.</summary>
    internal bool MayStartZone(ReadOnlySpan<char> text) => _tables.Times.Zones.MayStart(text);

    /// <summary>Whether a word for before or after noon may stand at the start of the text.</summary>
    internal bool MayStartMeridiem(ReadOnlySpan<char> text) => _tables.Times.Meridiems.MayStart(text);

    /// <summary>Whether a day of the week or another word of times may stand at the start of the text.</summary>
    internal bool MayStartTimeWord(ReadOnlySpan<char> text) => _tables.Times.TimeWords.MayStart(text) || _tables.Times.Weekdays.MayStart(text);

    /// <summary>Whether the word names a day of the week.</summary>
    public bool IsWeekday(ReadOnlySpan<char> word) => _tables.Times.Weekdays.Has(word);

    /// <summary>Whether the word may stand around or between date and clock, such as <c>pukul</c>.</summary>
    public bool IsTimeWord(ReadOnlySpan<char> word) => _tables.Times.TimeWords.Has(word);

    /// <summary>Whether the word says before or after noon.</summary>
    /// <param name="word">The word; dots and spaces do not matter.</param>
    /// <param name="isPm">True for after noon.</param>
    public bool TryMeridiem(ReadOnlySpan<char> word, out bool isPm) => _tables.Times.Meridiems.TryGet(word, out isPm);

    /// <summary>Whether the word is a sign after the figures of a date or clock, such as 年.</summary>
    internal bool IsDateMark(DateMark mark, ReadOnlySpan<char> word) => _tables.Times.DateMarks[(int)mark].Has(word);

    /// <summary>
    /// The offset that a zone abbreviation stands for. One that means different things in different countries is known only
    /// with the country.
    /// </summary>
    /// <param name="word">The abbreviation; one that the data gives in capitals must be in capitals.</param>
    /// <param name="country">The ISO 3166 code of the page's country; null when not known.</param>
    /// <param name="offset">The offset from UTC.</param>
    public bool TryZone(ReadOnlySpan<char> word, string? country, out TimeSpan offset)
    {
        var isZone = IsZone(word, country, out var known);
        offset = known.GetValueOrDefault();
        return isZone && known is not null;
    }

    /// <summary>Whether the word is a zone abbreviation at all; its offset is null where it is not known.</summary>
    internal bool IsZone(ReadOnlySpan<char> word, string? country, out TimeSpan? offset)
    {
        offset = null;
        if (!_tables.Times.Zones.TryGet(word, out var zone) || (zone.IsCapitals && HasLower(word)))
            return false;
        offset = zone.TryOffset(country, out var known) ? known : null;
        return true;
    }

    private static bool HasLower(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return true;
        }

        return false;
    }
}
