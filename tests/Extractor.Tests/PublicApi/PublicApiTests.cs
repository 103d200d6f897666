using System.Collections;
using System.Reflection;
using PublicApiGenerator;

namespace Extractor.Tests.PublicApi;

public sealed class PublicApiTests
{
    private static readonly Assembly Library = typeof(Article).Assembly;

    private static IEnumerable<Type> PublicTypes => Library.GetExportedTypes();

    [Test]
    public void The_public_API_is_the_approved_one()
    {
        var approvedPath = Path.Combine(SourceFolder(), "approved.txt");
        var receivedPath = Path.Combine(TestContext.CurrentContext.WorkDirectory, "public-api.received.txt");
        var received = Library.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (received == approved)
        {
            File.Delete(receivedPath);
            Assert.Pass();
        }
        File.WriteAllText(receivedPath, received);
        var (old, now) = (approved.Split('\n'), received.Split('\n'));
        var changes = old.Except(now).Select(line => "- " + line.Trim()).Concat(now.Except(old).Select(line => "+ " + line.Trim())).Take(60);
        Assert.Fail($"The public API differs from {approvedPath}:\n{string.Join('\n', changes)}\n"
            + $"If that is meant, copy {receivedPath} over it and say so in CHANGELOG.md.");
    }

    [Test]
    public void Public_types_are_closed()
    {
        var open = PublicTypes.Where(type => !type.IsSealed && !type.IsInterface && !type.IsEnum && !type.IsValueType).Select(type => type.FullName);
        Assert.That(open, Is.Empty, "Public classes are sealed or static.");
    }

    [Test]
    public void Public_types_live_in_the_librarys_namespace()
    {
        // The registration methods live where every host looks for them.
        var elsewhere = PublicTypes.Where(type => type.Namespace is not ("Extractor" or "Microsoft.Extensions.DependencyInjection")).Select(type => type.FullName);
        Assert.That(elsewhere, Is.Empty);
    }

    [Test]
    public void No_type_of_a_package_that_is_a_detail_shows()
    {
        string[] details = ["AngleSharp", "Polly", "UtfUnknown", "UTF.Unknown", "Microsoft.Extensions.Http.Resilience"];
        var shown =
            from type in PublicTypes
            from used in TypesOf(type)
            where details.Any(name => used.Assembly.GetName().Name!.StartsWith(name, StringComparison.Ordinal))
            select $"{type.Name} shows {used.FullName}";
        Assert.That(shown, Is.Empty);
    }

    [Test]
    public void No_list_of_a_record_is_null_by_default()
    {
        var records = PublicTypes.Where(type => type.IsClass && type.GetMethod("<Clone>$") is not null).ToList();
        Assert.That(records, Has.Member(typeof(Article)).And.Member(typeof(ArticleResult)));
        var nullability = new NullabilityInfoContext();
        foreach (var type in records)
        {
            var record = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties().Where(p => p.PropertyType != typeof(string) && p.PropertyType.IsAssignableTo(typeof(IEnumerable))))
            {
                if (nullability.Create(property).ReadState is NullabilityState.Nullable) continue;
                Assert.That(property.GetValue(record), Is.Not.Null.And.Empty, $"{type.Name}.{property.Name}");
            }
        }
    }

    private static IEnumerable<Type> TypesOf(Type type)
    {
        const BindingFlags visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = new List<Type?> { type.BaseType };
        used.AddRange(type.GetInterfaces());
        used.AddRange(type.GetFields(visible).Select(field => field.FieldType));
        used.AddRange(type.GetProperties(visible).Select(property => property.PropertyType));
        used.AddRange(type.GetEvents(visible).Select(e => e.EventHandlerType));
        used.AddRange(type.GetConstructors(visible).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType));
        used.AddRange(type.GetMethods(visible).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)));
        used.AddRange(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        return used.OfType<Type>().SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.GetElementType() is { } element) return Parts(element);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    // Not by [CallerFilePath]: a deterministic build maps the paths of sources.
    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Extractor.sln"))) folder = folder.Parent;
        Assert.That(folder, Is.Not.Null, "The tests run inside the repository.");
        return Path.Combine(folder!.FullName, "tests", "Extractor.Tests", "PublicApi");
    }
}
