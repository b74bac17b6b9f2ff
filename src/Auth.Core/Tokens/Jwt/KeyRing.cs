using System.Collections.Immutable;
using Microsoft.IdentityModel.Tokens;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// The keys of exactly one issuer. A token picks one by its <c>kid</c> and gets no second try with another; keys of
/// different issuers never share a ring. Immutable; safe to use from many threads.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private readonly ImmutableArray<RingKey> _keys;

    /// <param name="keys">In order of preference; the first one signs, if the ring is our own.</param>
    public KeyRing(ImmutableArray<RingKey> keys) => _keys = keys;

    /// <summary>The key that signs.</summary>
    public RingKey Signer => _keys[0];

    /// <summary>
    /// A provider factory for one ring. The package's default one belongs to the whole process and keeps providers of
    /// keys that were disposed.
    /// </summary>
    public static CryptoProviderFactory NewProviderFactory() => new() { CacheSignatureProviders = false };

    /// <summary>A ring over our own keys.</summary>
    public static KeyRing Of(ImmutableArray<SigningKey> keys)
    {
        var factory = NewProviderFactory();
        return new KeyRing([.. keys.Select(key => RingKeyOf(key, factory))]);
    }

    /// <summary>One of our own keys, ready for a ring or for several rings one after the other.</summary>
    public static RingKey RingKeyOf(SigningKey key, CryptoProviderFactory? factory = null) =>
        new(key.KeyId, key.Algorithm, key.VerifyUntil, SchemeFor(key, factory ?? NewProviderFactory()));

    /// <summary>A ring over the keys of an issuer whose tokens are only verified.</summary>
    /// <param name="keys">Its keys.</param>
    /// <param name="namesCount">False for a ring whose one key any token may select; see <see cref="FindOnlyUnnamed"/>.</param>
    public static KeyRing Of(ImmutableArray<VerificationKey> keys, bool namesCount = true)
    {
        var factory = NewProviderFactory();
        return new KeyRing([
            .. keys.Select(key => new RingKey(
                namesCount ? key.KeyId : null,
                key.Algorithm,
                verifyUntil: null,
                SchemeFor(key, factory)
            )),
        ]);
    }

    /// <summary>The key of that name, or null.</summary>
    public RingKey? Find(ReadOnlySpan<byte> keyId)
    {
        foreach (var key in _keys)
        {
            if (key.IsNamed(keyId))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>The ring's only key when it has but one and that came without a name; else null.</summary>
    public RingKey? FindOnlyUnnamed() => _keys is [{ KeyId: null } only] ? only : null;

    public void Dispose()
    {
        foreach (var key in _keys)
        {
            key.Dispose();
        }
    }

    private static SignatureScheme SchemeFor(SigningKey key, CryptoProviderFactory factory) =>
        key switch
        {
            HmacSigningKey hmac => new HmacScheme(hmac.Secret, hmac.Algorithm, factory),
            EcdsaSigningKey ecdsa => KeyPairScheme.ForEcdsa(ecdsa.Pair, ecdsa.Algorithm, factory, canSign: true),
            RsaSigningKey rsa => KeyPairScheme.ForRsa(rsa.Pair, rsa.Algorithm, factory, canSign: true),
            _ => throw new ArgumentException("SigningKey is closed; no other kind exists.", nameof(key)),
        };

    private static SignatureScheme SchemeFor(VerificationKey key, CryptoProviderFactory factory) =>
        key switch
        {
            HmacVerificationKey hmac => new HmacScheme(hmac.Secret, hmac.Algorithm, factory),
            EcdsaVerificationKey ecdsa => KeyPairScheme.ForEcdsa(
                ecdsa.Public,
                ecdsa.Algorithm,
                factory,
                canSign: false
            ),
            RsaVerificationKey rsa => KeyPairScheme.ForRsa(rsa.Public, rsa.Algorithm, factory, canSign: false),
            _ => throw new ArgumentException("VerificationKey is closed; no other kind exists.", nameof(key)),
        };
}
