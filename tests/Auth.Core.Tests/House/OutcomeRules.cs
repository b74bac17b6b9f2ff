using System.Reflection;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.House;

/// <summary>A closed outcome: an abstract class that nobody outside can derive from, and sealed cases inside it.</summary>
internal static class OutcomeRules
{
    private const BindingFlags AllConstructors = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The outcome types that users meet.</summary>
    public static IReadOnlyList<Type> Outcomes { get; } =
    [
        .. typeof(AuthenticationService)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type.Name.EndsWith("Outcome", StringComparison.Ordinal) || type == typeof(TokenVerification)
            ),
    ];

    /// <summary>Why an outcome is not closed.</summary>
    public static IEnumerable<string> Faults(Type outcome)
    {
        if (outcome is not { IsClass: true, IsAbstract: true, IsSealed: false })
        {
            yield return $"{outcome.Name} is no abstract class";
        }

        // A record's copy constructor is protected, and opens what the private one closed.
        if (IsRecord(outcome) || !outcome.GetConstructors(AllConstructors).All(constructor => constructor.IsPrivate))
        {
            yield return $"{outcome.Name} can be derived from: every constructor must be private, and it must be no record";
        }

        var cases = outcome.Assembly.GetTypes().Where(type => type.IsSubclassOf(outcome)).ToList();
        if (cases.Count < 2)
        {
            yield return $"{outcome.Name} has {cases.Count} cases; an outcome has two or more";
        }

        foreach (var one in cases)
        {
            if (one.DeclaringType != outcome || !one.IsSealed || IsRecord(one))
            {
                yield return $"{one.FullName} must be a sealed class inside {outcome.Name}";
            }

            if (one.GetConstructors().Length > 0)
            {
                yield return $"{one.FullName} has a public constructor";
            }
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", AllConstructors) is not null;
}
