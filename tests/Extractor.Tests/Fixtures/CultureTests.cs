using System.Globalization;

namespace Extractor.Tests.Fixtures;

/// <summary>The same bytes give the same record under cultures with other digits, calendars and casing rules.</summary>
[TestFixture]
internal sealed class CultureTests
{
    [Test]
    public void Culture_changes_nothing(
        [ValueSource(typeof(FixturePage), nameof(FixturePage.Names))] string name,
        [Values("ar-SA", "fa-IR", "th-TH", "tr-TR")] string culture)
    {
        var page = FixturePage.Load(name);
        var invariant = Under(CultureInfo.InvariantCulture, page);
        Assert.That(Under(Create(culture), page), Is.EqualTo(invariant));
    }

    private static CultureInfo Create(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            Assert.Ignore($"This machine runs .NET with invariant globalization and has no culture {name}.");
            throw;
        }
    }

    private static string Under(CultureInfo culture, FixturePage page)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return page.Extract().ToJson();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
