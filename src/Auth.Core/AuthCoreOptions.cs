using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Text;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Auth.Core.Users;

namespace Auth.Core;

/// <summary>
/// All settings. Checked when the host starts (in a plain container, when the facade is first resolved); a fault names
/// the setting, the bound, the value where it is harmless, and the fix. Read once: later changes have no effect.
/// </summary>
public sealed class AuthCoreOptions
{
    /// <summary>Access tokens: issuer and audience are required, and signing keys unless they are managed.</summary>
    public AccessTokenOptions Tokens { get; } = new();

    /// <summary>Signing keys that the library makes and rotates. Off by default.</summary>
    public ManagedKeyOptions ManagedKeys { get; } = new();

    /// <summary>How long sessions live and how fast revocation bites.</summary>
    public SessionRuleOptions Sessions { get; } = new();

    /// <summary>How much the memory state store keeps; of no meaning for others.</summary>
    public InMemoryStateOptions InMemoryState { get; } = new();

    /// <summary>
    /// The master keys: the first is current, the others still open what they made. Empty by default, which makes a random
    /// one and serves only the memory state store: refresh tokens then end with the process. At most 16.
    /// </summary>
    public IList<MasterKey> MasterKeys { get; } = [];

    /// <summary>How password hashes are made.</summary>
    public BcryptOptions Bcrypt { get; } = new();

    /// <summary>How much of the machine hashing may take.</summary>
    public HashingOptions Hashing { get; } = new();

    /// <summary>Which hashes of other systems may log in, while they are moved. Default none.</summary>
    public ImportedHashOptions ImportedHashes { get; } = new();

    /// <summary>What new passwords must be like.</summary>
    public PasswordPolicyOptions Passwords { get; } = new();

    /// <summary>Which names may be registered.</summary>
    public UserNameOptions UserNames { get; } = new();

    /// <summary>Which text names and passwords may be written in.</summary>
    public TextOptions Text { get; } = new();
}
