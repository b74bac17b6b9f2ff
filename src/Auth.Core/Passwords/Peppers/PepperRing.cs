using System.Buffers.Text;
using System.Security.Cryptography;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Peppers;

/// <summary>The peppers in force: the first is current and keys new hashes, all of them verify.</summary>
[SecretType]
internal sealed class PepperRing
{
    /// <summary>What bcrypt is fed with: base64 of 48 bytes, which needs no padding and stays under bcrypt's 72.</summary>
    public const int KeyedCharacters = 64;

    public const string RequiredBesideOthers =
        "AuthCoreOptions.RequirePepper is true, but ImportedHashes declares formats, none of which has a pepper of ours. "
        + "Set RequirePepper to false until those users have logged in, or declare none.";

    private const int MostPeppers = 16;

    private readonly Dictionary<string, Pepper> _peppers;

    /// <exception cref="ArgumentException">The peppers are at fault, as <see cref="Faults"/> says.</exception>
    public PepperRing(IReadOnlyList<Pepper> peppers, bool isRequired)
    {
        if (Faults(peppers, isRequired, declaresOthers: false).FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(peppers));
        }

        Current = peppers.Count > 0 ? peppers[0] : null;
        IsRequired = isRequired;
        _peppers = peppers.ToDictionary(pepper => pepper.Id, StringComparer.Ordinal);
    }

    /// <summary>Takes the peppers that a host gives.</summary>
    /// <exception cref="ArgumentException">The peppers are at fault, as <see cref="Faults"/> says.</exception>
    public static PepperRing Of(IEnumerable<Pepper> peppers, bool isRequired)
    {
        ArgumentNullException.ThrowIfNull(peppers);
        return new PepperRing([.. peppers], isRequired);
    }

    /// <summary>The pepper of new hashes; null where none is configured.</summary>
    public Pepper? Current { get; }

    /// <summary>Whether hashes without a pepper are refused.</summary>
    public bool IsRequired { get; }

    /// <summary>The pepper of that id, or null.</summary>
    public Pepper? Find(string? id) => id is null ? null : _peppers.GetValueOrDefault(id);

    /// <summary>Makes the bcrypt key of a password keyed with a pepper.</summary>
    public static void CreateKey(Pepper pepper, ReadOnlySpan<byte> password, out BcryptKey key)
    {
        Span<byte> mac = stackalloc byte[HMACSHA384.HashSizeInBytes];
        Span<byte> text = stackalloc byte[KeyedCharacters];
        pepper.Mac(password, mac);
        Base64.EncodeToUtf8(mac, text, out _, out _);
        BcryptKey.Create(text, out key);
        ConstantTime.Clear(mac);
        ConstantTime.Clear(text);
    }

    /// <summary>What is wrong with the settings; nothing of any key.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<Pepper> peppers, bool isRequired, bool declaresOthers)
    {
        if (peppers.Any(pepper => pepper is null))
        {
            yield return "AuthCoreOptions.Peppers has a null entry. Remove it or give a pepper.";
            yield break;
        }

        if (peppers.Count > MostPeppers)
        {
            yield return $"AuthCoreOptions.Peppers has {peppers.Count} peppers; at most {MostPeppers} are taken. Remove "
                + "those that no stored hash names any more.";
        }

        foreach (
            var twice in peppers.GroupBy(pepper => pepper.Id, StringComparer.Ordinal).Where(same => same.Skip(1).Any())
        )
        {
            yield return $"AuthCoreOptions.Peppers has the id {twice.Key} more than once, so a hash would not tell which is "
                + "meant. Give each pepper an id of its own, and never one that another had.";
        }

        if (isRequired && peppers.Count == 0)
        {
            yield return "AuthCoreOptions.RequirePepper is true, but Peppers is empty, so nobody could log in. Add "
                + "Pepper.FromEnvironment(\"p1\"), or set RequirePepper to false.";
        }

        if (isRequired && declaresOthers)
        {
            yield return RequiredBesideOthers;
        }
    }

    /// <summary>How many peppers there are; never what they are.</summary>
    public override string ToString() => $"PepperRing of {_peppers.Count}";
}
