using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.House;

/// <summary>Where a file lies, what it is called and which namespace it declares: three names for one thing.</summary>
internal static class LayoutRules
{
    /// <summary>Where containers look for extension methods.</summary>
    public const string ContainerNamespace = "Microsoft.Extensions.DependencyInjection";

    /// <summary>Where web applications look for extension methods.</summary>
    public const string BuilderNamespace = "Microsoft.AspNetCore.Builder";

    // Found where services are registered, or endpoints are mapped, as every package's are.
    private static readonly Dictionary<string, string> Extensions = new(StringComparer.Ordinal)
    {
        ["DependencyInjection/AuthCoreServiceCollectionExtensions.cs"] = ContainerNamespace,
        ["DependencyInjection/AuthCoreVerificationServiceCollectionExtensions.cs"] = ContainerNamespace,
        ["DependencyInjection/AuthCoreBearerServiceCollectionExtensions.cs"] = ContainerNamespace,
        ["DependencyInjection/AuthCoreCookieServiceCollectionExtensions.cs"] = ContainerNamespace,
        ["DependencyInjection/AuthCoreEndpointRouteBuilderExtensions.cs"] = BuilderNamespace,
        ["RecentAuthentication/RecentAuthenticationExtensions.cs"] = BuilderNamespace,
    };

    // Technical drawers: whatever fits nowhere ends up in them.
    private static readonly string[] ForbiddenFolders =
    [
        "Utils",
        "Utilities",
        "Helpers",
        "Common",
        "Models",
        "Interfaces",
        "Services",
    ];

    /// <summary>The namespace is the folder.</summary>
    public static IEnumerable<string> NamespaceBreaches(SourceFile file) => NamespaceBreaches(file, "Auth.Core");

    /// <summary>The same for a satellite: its namespaces begin with the package's name.</summary>
    public static IEnumerable<string> NamespaceBreaches(SourceFile file, string package)
    {
        var expected = Extensions.TryGetValue(file.Path, out var theirs)
            ? theirs
            : $"{package}.{file.Folder.Replace('/', '.')}".TrimEnd('.');
        return file
            .Syntax.DescendantNodes()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Select(declaration => declaration.Name.ToString())
            .Where(name => !string.Equals(name, expected, StringComparison.Ordinal))
            .Select(name => $"{file.Path} declares {name} and lies in {expected}");
    }

    /// <summary>The file is named for its first type.</summary>
    public static IEnumerable<string> NameBreaches(SourceFile file)
    {
        var first = file
            .Syntax.DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Select(NameOf)
            .FirstOrDefault(Known);
        return string.Equals(Path.GetFileNameWithoutExtension(file.Path), first, StringComparison.Ordinal)
            ? []
            : [$"{file.Path} begins with {first ?? "no type"}"];
    }

    /// <summary>No folder of a path below src is a technical drawer.</summary>
    public static IEnumerable<string> FolderBreaches(string path) =>
        path.Split('/').SkipLast(1).Intersect(ForbiddenFolders, StringComparer.OrdinalIgnoreCase).Select(_ => path);

    private static string? NameOf(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => null,
        };

    private static bool Known(string? name) => name is not null;
}
