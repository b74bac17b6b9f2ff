using Auth.Core.Text;

namespace Auth.Core.Tests.Support;

/// <summary>A test of Unicode forms, skipped by name where the platform cannot normalize.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IcuFactAttribute : FactAttribute
{
    public IcuFactAttribute() => Skip = Reason;

    internal static string? Reason =>
        UnicodeText.CanNormalize ? null : "This process runs under invariant globalization.";
}

/// <summary>The same for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IcuTheoryAttribute : TheoryAttribute
{
    public IcuTheoryAttribute() => Skip = IcuFactAttribute.Reason;
}
