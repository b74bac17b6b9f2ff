using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>Hashers of work factor 4 that read other systems' hashes.</summary>
internal static class ImportedHashers
{
    public static BcryptPasswordHasher Create(params ImportedScheme[] schemes) => Create(Options(schemes));

    public static BcryptPasswordHasher Create(
        ImportedHashOptions imported,
        BcryptWorkMeter? meter = null,
        ImportedWorkMeter? importedMeter = null
    ) =>
        new(
            new BcryptParts(new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = 4 })
            {
                Imported = imported,
                Meter = meter,
                ImportedMeter = importedMeter,
            }
        );

    public static ImportedHashOptions Options(ImportedScheme[] schemes, bool admitCut = false)
    {
        var options = new ImportedHashOptions { AdmitCutPasswords = admitCut };
        foreach (var scheme in schemes)
        {
            options.Schemes.Add(scheme);
        }

        return options;
    }
}
