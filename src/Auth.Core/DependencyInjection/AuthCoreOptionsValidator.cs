using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Breached;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Text;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.DependencyInjection;

/// <summary>
/// Checks all settings at start. Every message names the setting, the bound, the value where it is harmless, and what
/// to do; never a secret.
/// </summary>
internal sealed class AuthCoreOptionsValidator(IServiceProvider services) : IValidateOptions<AuthCoreOptions>
{
    public const string NoStore =
        "No IUserStore is registered. Call AddInMemoryStores() after AddAuthCore(...) to try things out, or register a "
        + "store of your own: services.AddSingleton<IUserStore, MyUserStore>().";

    public const string UnaskedRanges =
        "AuthCoreOptions.Passwords.Breached.RangeAddress is set, but nothing asks there. Call "
        + "AddBreachedPasswordRanges(...) after AddAuthCore(...), or remove the address.";

    public const string UnreadSchemes =
        "AuthCoreOptions.ImportedHashes declares formats, but the registered IPasswordHasher is not the built-in one with "
        + "these formats, so no such hash would log in. Remove the registration, or pass the formats to the hasher "
        + "yourself, new BcryptPasswordHasher(options, imported), and leave AuthCoreOptions.ImportedHashes empty.";

    public ValidateOptionsResult Validate(string? name, AuthCoreOptions options)
    {
        List<string> faults =
        [
            .. AccessTokenOptionsValidator.Validate(options.Tokens, options.ManagedKeys.Enabled),
            .. ManagedKeyOptionsValidator.Validate(options.ManagedKeys, options.Tokens.AllowRs256ForInterop),
            .. ValidateBcrypt(options.Bcrypt),
            .. HashingOptionsValidator.Validate(options.Hashing),
            .. SessionRuleOptionsValidator.Validate(options.Sessions, options.Tokens.Lifetime),
            .. SessionRuleOptionsValidator.Validate(options.InMemoryState),
            .. ValidateMasterKeys(options.MasterKeys),
            .. options.ImportedHashes.Faults(),
            .. PasswordPolicyOptionsValidator.Validate(options.Passwords),
            .. ValidateTexts(options),
        ];

        // Not every container can tell; where it cannot, resolving the facade says the same of the store.
        if (services.GetService<IServiceProviderIsService>() is { } known)
        {
            faults.AddRange(Missing(known, options));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Missing(IServiceProviderIsService known, AuthCoreOptions options)
    {
        if (!known.IsService(typeof(IUserStore)))
        {
            yield return NoStore;
        }

        if (options.Passwords.Breached.RangeAddress is not null && !known.IsService(typeof(IBreachedPasswords)))
        {
            yield return UnaskedRanges;
        }
    }

    private static IEnumerable<string> ValidateMasterKeys(IList<MasterKey> keys)
    {
        if (keys.Any(key => key is null))
        {
            yield return "AuthCoreOptions.MasterKeys has a null entry. Remove it or give a key.";
        }
        else if (keys.Count > 16)
        {
            yield return $"AuthCoreOptions.MasterKeys has {keys.Count} keys; at most 16 are taken. Remove the oldest.";
        }
        else if (keys.Count > 0 && MasterKeyRing.FindFault([.. keys]) is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> ValidateBcrypt(BcryptOptions options)
    {
        var floor = options.UnsafeAllowFastHashing ? 4 : BcryptOptions.MinimumWorkFactor;
        if (options.WorkFactor < floor || options.WorkFactor > BcryptOptions.MaximumWorkFactor)
        {
            yield return $"AuthCoreOptions.Bcrypt.WorkFactor is {options.WorkFactor}; it must be from {floor} to "
                + $"{BcryptOptions.MaximumWorkFactor}. Leave it at 12 unless a login takes over a second.";
        }
    }

    private static IEnumerable<string> ValidateTexts(AuthCoreOptions options)
    {
        var nameLength = options.UserNames.MaxLength;
        if (nameLength is < 1 or > UserName.MaxLength)
        {
            yield return $"AuthCoreOptions.UserNames.MaxLength is {nameLength}; it must be from 1 to "
                + $"{UserName.MaxLength}. Use 64 for names, 254 for e-mail addresses.";
        }

        if (!UnicodeText.CanNormalize && !options.Text.AsciiOnly)
        {
            yield return "AuthCoreOptions.Text.AsciiOnly is false, but this process cannot normalize Unicode text: it runs "
                + "under invariant globalization. Install ICU in the image (Debian: libicu, Alpine: icu-libs with "
                + "icu-data-full) and set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false, or set AsciiOnly to true to "
                + "admit ASCII names and passwords only.";
        }
    }
}
