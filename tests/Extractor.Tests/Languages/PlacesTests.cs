using System.Text.Json;
using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Tests.Languages;

public sealed class PlacesTests
{
    private static T Read<T>(string file, Func<JsonElement, T> read)
    {
        using var json = JsonDocument.Parse(LibraryData.Bytes(file));
        return read(json.RootElement);
    }

    [TestCase("Jakarta")]
    [TestCase("PYONGYANG")]
    [TestCase("LA CROSSE")]
    [TestCase("The Hague")]
    [TestCase("Frankfurt/Main")]
    [TestCase("Frankfurt (Oder)")]
    [TestCase("München")]
    [TestCase("MÜNCHEN")]
    [TestCase("Asunción")]
    [TestCase("Asuncion")]
    [TestCase("São Paulo")]
    [TestCase("北京")]
    [TestCase("ソウル")]
    [TestCase("서울")]
    [TestCase("МОСКВА")]
    [TestCase("Київ")]
    [TestCase("دمشق")]
    [TestCase("वाराणसी")]
    [TestCase("กรุงเทพฯ")]
    [TestCase("Xi’an")]
    public void A_place_is_known(string name) => Assert.That(Places.IsPlace(name), Is.True);

    [TestCase("")]
    [TestCase("Tipp")]
    [TestCase("Jakarta Post")]
    [TestCase("Analysis")]
    [TestCase("Frankfurter")]
    public void What_is_no_place_is_not(string name) => Assert.That(Places.IsPlace(name), Is.False);

    [TestCase("Wis.", true)]
    [TestCase("Wisconsin", true)]
    [TestCase("N.Y.", true)]
    [TestCase("Ont.", true)]
    [TestCase("Germany", true)]
    [TestCase("Alemania", true)]
    [TestCase("سوريا", true)]
    [TestCase("Wise", false)]
    [TestCase("", false)]
    public void A_region_may_follow_a_city(string name, bool expected) => Assert.That(Places.IsRegionSuffix(name), Is.EqualTo(expected));

    [TestCase("names")]
    [TestCase("regionSuffixes")]
    public void No_name_stands_twice(string list)
    {
        var names = Read("Data/places.json", root =>
            root.GetProperty(list).EnumerateObject().SelectMany(o => o.Value.EnumerateArray()).Select(n => Fold.Text(n.GetString()!)).ToArray());
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.That(twice, Is.Empty);
        Assert.That(names, Has.None.Empty);
    }

    [TestCase("AP")]
    [TestCase("The Associated Press")]
    [TestCase("reuters")]
    [TestCase("dpa/lni")]
    [TestCase("dpa-AFX")]
    [TestCase("AFP/Reuters")]
    [TestCase("KNA/iz")]
    [TestCase("efe-epa")]
    [TestCase("新华社")]
    [TestCase("中央社")]
    [TestCase("共同")]
    [TestCase("연합뉴스")]
    [TestCase("ТАСС")]
    [TestCase("РИА Новости")]
    [TestCase("رويترز")]
    [TestCase("GLOBE NEWSWIRE")]
    [TestCase("ČTK")]
    [TestCase("AA")]
    public void An_agency_is_known(string name) => Assert.That(Agencies.IsAgency(name), Is.True);

    [TestCase("")]
    [TestCase("aa")]
    [TestCase("Ani")]
    [TestCase("Tt")]
    [TestCase("Ann Ashby")]
    [TestCase("/lni")]
    [TestCase("dpa/Ann Ashby")]
    [TestCase("foo/AP")]
    public void What_is_no_agency_is_not(string name) => Assert.That(Agencies.IsAgency(name), Is.False);

    [TestCase("Getty Images", true)]
    [TestCase("picture-alliance/dpa", true)]
    [TestCase("IMAGO", true)]
    [TestCase("Shutterstock", true)]
    [TestCase("Ann Ashby", false)]
    public void A_picture_agency_is_known(string name, bool expected) => Assert.That(Agencies.IsPhotoAgency(name), Is.EqualTo(expected));

    [Test]
    public void The_file_of_agencies_lists_each_once()
    {
        foreach (var list in new[] { "news", "photo" })
        {
            var names = Read("Data/agencies.json", root =>
                root.GetProperty(list).EnumerateObject().SelectMany(o => o.Value.EnumerateArray().Select(a => a.GetString()!).Prepend(o.Name)).ToArray());
            Assert.That(names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty, list);
        }
    }
}
