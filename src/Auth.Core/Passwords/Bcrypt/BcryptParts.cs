using Auth.Core.Passwords.Imported;
using Auth.Core.Passwords.Peppers;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>What a hasher is put together from. Only the options are needed; the rest has the value of a plain hasher.</summary>
internal sealed class BcryptParts(BcryptOptions options)
{
    public BcryptOptions Options { get; } = options;

    public ImportedHashOptions Imported { get; init; } = new();

    public PepperRing Peppers { get; init; } = new([], isRequired: false);

    public SecureRandom Random { get; init; } = SecureRandom.System;

    public BcryptWorkMeter? Meter { get; init; }

    public ImportedWorkMeter? ImportedMeter { get; init; }

    public IStoredHashFaults? Faults { get; init; }

    /// <summary>The declared formats.</summary>
    /// <exception cref="ArgumentNullException">No options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The work factor is out of its range.</exception>
    /// <exception cref="ArgumentException">A declared format is at fault, or stands beside a required pepper.</exception>
    public ImportedSchemes Check() => Check(Options, Imported, Peppers);

    /// <summary>The lane's planner over the declared formats.</summary>
    public BcryptPlanner Planner(ImportedSchemes schemes) =>
        new(Options.WorkFactor, schemes, Imported.AdmitCutPasswords, Peppers, Random, Meter);

    private static ImportedSchemes Check(BcryptOptions options, ImportedHashOptions imported, PepperRing peppers)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(imported);
        BcryptOptions.ThrowIfInvalid(options);
        if (imported.Faults().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(imported));
        }

        var schemes = new ImportedSchemes(imported.Schemes);
        return peppers.IsRequired && schemes.AreDeclared
            ? throw new ArgumentException(PepperRing.RequiredBesideOthers, nameof(peppers))
            : schemes;
    }
}
