using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// The names a site goes by: those it states, and its host. Tells the site's name apart from a real part of a headline.
/// </summary>
internal sealed class SiteNames
{
    // Labels under which country registries hand out names, as in "co.uk".
    private static readonly HashSet<string> SecondLevels =
        new(["ac", "co", "com", "edu", "gen", "go", "gob", "gov", "gouv", "in", "ne", "net", "nom", "or", "org", "web"], StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _names = [];
    private readonly string _label = string.Empty;
    private readonly string _host = string.Empty;
    private readonly string _fullHost = "www";

    public SiteNames(IEnumerable<string?> names, string? host)
    {
        foreach (var name in names)
        {
            var key = TextFold.Letters(name);
            if (key.Length > 1 && !_names.Contains(key)) _names.Add(key);
        }

        if (string.IsNullOrEmpty(host) || host.Length > 253) return;
        var labels = host.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var last = labels.Length - 1;
        if (last > 1 && labels[last].Length == 2 && SecondLevels.Contains(labels[last - 1])) last--;
        if (last < 1) return;
        _label = TextFold.Letters(labels[last - 1]);
        _host = TextFold.Letters(string.Concat(labels[(last - 1)..]));
        _fullHost = "www" + _host;
    }

    /// <summary>Whether a text is the site's name and nothing else.</summary>
    public bool Equal(string text) => EqualLetters(TextFold.Letters(text));

    /// <summary>As <see cref="Equal"/>, for the letters and digits of a text (<see cref="TextFold.Letters"/>).</summary>
    public bool EqualLetters(string key) => key.Length > 1 && (_names.Contains(key) || key == _host || key == _fullHost);

    /// <summary>Whether a text is the name that the site's host bears.</summary>
    public bool IsLabel(string text) => _label.Length >= 4 && TextFold.Letters(text) == _label;

    /// <summary>Whether a text, standing apart as the last part of a title, is the site's name in one of its looser forms.</summary>
    public bool Match(string text)
    {
        var key = TextFold.Letters(text);
        if (key.Length < 2) return false;
        if (EqualLetters(key) || key == _label) return true;
        var tokens = TextFold.CountTokens(text);
        foreach (var name in _names)
        {
            // "Thrive Marketing" of "Thrive Marketing Agency", "The Daily Planet - Metropolis" of "Daily Planet".
            if (key.Length >= 4 && name.Contains(key, StringComparison.Ordinal) && 2 * key.Length >= name.Length) return true;
            if (name.Length >= 4 && tokens <= 6 && key.Contains(name, StringComparison.Ordinal) && 2 * name.Length >= key.Length) return true;
        }

        if (_host.Length >= 5 && tokens <= 5 && key.EndsWith(_host, StringComparison.Ordinal)) return true;
        if (_label.Length >= 4 && tokens <= 5 && key.Contains(_label, StringComparison.Ordinal) && 2 * _label.Length >= key.Length) return true;
        if (key.Length >= 5 && _label.Contains(key, StringComparison.Ordinal) && 5 * key.Length >= 3 * _label.Length) return true;
        return IsAcronym(text);
    }

    // "British Planet Corporation" of bpc.example.
    private bool IsAcronym(string text)
    {
        if (_label.Length is < 2 or > 6 || text.Length > 100) return false;
        var next = 0;
        foreach (var word in TextFold.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsLetterOrDigit(word[0])) continue;
            if (next >= _label.Length || word[0] != _label[next]) return false;
            next++;
        }

        return next == _label.Length;
    }
}
