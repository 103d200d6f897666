using System.Collections.Frozen;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Elements of a byline whose class says that they hold what the author is or has done rather than her name, by the words of
/// <c>Data/roles.json</c>: "Executive Editor and Master Gardener" would else make a second author.
/// </summary>
internal static class BylineRoles
{
    private const int Longest = 160;
    private const int LongestRole = 80;

    private static readonly RoleData Data = LibraryData.Read("Data/roles.json", RoleJson.Default.RoleData);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Roles = Set(Data.Roles);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WhoseRoles = Set(Data.WhoseRoles);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Owners = Set(Data.Owners);

    /// <summary>
    /// Whether an element holds a role or a biography by its class: "jobtitle", or "author-role", where the owner's word keeps "position-relative"
    /// out. "author-title" may also be a name set as a title: <see cref="Settle"/> asks for another one.
    /// </summary>
    public static bool IsRole(PageElement element) =>
        element.Has(PageAttribute.Class)
        && (ClassWords.HasAny(element, Roles) || (ClassWords.HasAny(element, WhoseRoles) && ClassWords.HasAny(element, Owners)));

    /// <summary>The text of such an element, folded; null where it is empty or too long for a role.</summary>
    public static string? TextOf(PageElement element) =>
        PageTextReader.Fold(element) is { Length: > 2 and <= Longest } text ? text : null;

    /// <summary>Takes authors out that were read from roles, and roles off the ends of names, where a name stands outside of all roles.</summary>
    public static void Settle(IReadOnlyList<string> roles, List<Author> authors)
    {
        for (var i = 0; i < authors.Count; i++)
            foreach (var role in roles)
                if (NameBefore(authors[i].Name, role) is { } name) authors[i] = authors[i] with { Name = name, Role = RoleIn(role) ?? authors[i].Role };
        if (authors.TrueForAll(a => IsInAny(a.Name, roles))) return;
        authors.RemoveAll(a => IsInAny(a.Name, roles));
        // Who of several has it, the line does not say.
        if (authors is [{ Kind: AuthorKind.Person } only] && roles is [var sole] && (only.Role is null || IsIn(only.Role, sole)))
            authors[0] = only with { Role = RoleIn(sole) ?? only.Role };
    }

    /// <summary>The role without the signs around it; null where a sentence tells of the author, or a label stands before the name.</summary>
    private static string? RoleIn(string text)
    {
        var role = text.AsSpan().Trim(" ,;|·–-");
        return role.Length is > 2 and <= LongestRole && !role.ContainsAny(".!?:") ? role.ToString() : null;
    }

    private static bool IsInAny(string name, IReadOnlyList<string> roles)
    {
        foreach (var role in roles) if (IsIn(name, role)) return true;
        return false;
    }

    /// <summary>The name where it goes on with the beginning of the role: "Jane Roe Senior Life" before "Senior Life and Trends Reporter".</summary>
    private static string? NameBefore(string name, string role)
    {
        for (var space = name.IndexOf(' ', StringComparison.Ordinal); space > 0; space = name.IndexOf(' ', space + 1))
        {
            var tail = name.AsSpan(space + 1);
            // A surname alone that the role begins with may be a surname.
            if (name.AsSpan(0, space).Contains(' ') && role.AsSpan().StartsWith(tail) && IsEnd(role, tail.Length)) return name[..space];
        }
        return null;
    }

    private static bool IsIn(string name, string role)
    {
        var at = role.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetter(role[at - 1])) && IsEnd(role, at + name.Length);
    }

    private static bool IsEnd(string role, int at) => at == role.Length || !char.IsLetter(role[at]);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

/// <summary>The file as it is written.</summary>
internal sealed class RoleData
{
    /// <summary>Words of a class that mean a role, whosever it is.</summary>
    public required string[] Roles { get; init; }

    /// <summary>Words of a class that mean a role or a biography beside one of the owners' words.</summary>
    public required string[] WhoseRoles { get; init; }

    /// <summary>Words for who writes.</summary>
    public required string[] Owners { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(RoleData))]
internal sealed partial class RoleJson : JsonSerializerContext;
