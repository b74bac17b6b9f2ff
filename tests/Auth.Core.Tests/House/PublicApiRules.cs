using Microsoft.CodeAnalysis;

namespace Auth.Core.Tests.House;

/// <summary>What every public type and method is like, so that users can guess the one they have not met.</summary>
internal static class PublicApiRules
{
    private static readonly string[] Awaitable = ["Task", "ValueTask", "IAsyncEnumerable"];

    /// <summary>What is odd about the public types of an assembly.</summary>
    public static IEnumerable<string> Faults(IAssemblySymbol assembly) =>
        PublicApiText.Types(assembly).Where(PublicApiText.IsVisible).SelectMany(Faults);

    private static IEnumerable<string> Faults(INamedTypeSymbol type)
    {
        if (type is { TypeKind: TypeKind.Class, IsSealed: false, IsAbstract: false, IsStatic: false })
        {
            yield return $"{type} is open by accident: make it sealed, or abstract by design";
        }

        foreach (var method in PublicApiText.Members(type).OfType<IMethodSymbol>().Where(IsOurs))
        {
            foreach (var fault in Faults(method))
            {
                yield return $"{method} {fault}";
            }
        }
    }

    private static IEnumerable<string> Faults(IMethodSymbol method)
    {
        var isAwaitable = Awaitable.Contains(method.ReturnType.Name, StringComparer.Ordinal);
        if (isAwaitable != method.Name.EndsWith("Async", StringComparison.Ordinal))
        {
            yield return isAwaitable ? "must end in Async" : "ends in Async and is not";
        }

        var isCancellable = method.Parameters is [.., { Type.Name: "CancellationToken", Name: "cancellationToken" }];
        if (isAwaitable && !isCancellable)
        {
            yield return "must end its parameters with CancellationToken cancellationToken";
        }

        // Whoever calls the facade need not bring a token; whoever implements a seam must not forget it.
        if (isAwaitable && isCancellable && method.Parameters[^1].IsOptional != IsCalledByUsers(method.ContainingType))
        {
            yield return IsCalledByUsers(method.ContainingType)
                ? "must default its cancellationToken"
                : "must not default its cancellationToken: a seam's caller always has one";
        }
    }

    private static bool IsCalledByUsers(INamedTypeSymbol type) =>
        type.TypeKind is not TypeKind.Interface && type.AllInterfaces.IsEmpty;

    // What the platform named, such as DisposeAsync, is not ours to name.
    private static bool IsOurs(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary
        && !method.IsOverride
        && !method
            .ContainingType.AllInterfaces.Where(seam =>
                seam.ContainingAssembly.Name.StartsWith("System", StringComparison.Ordinal)
            )
            .SelectMany(seam => seam.GetMembers())
            .Any(member =>
                method.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member),
                    SymbolEqualityComparer.Default
                )
            );
}
