using Auth.Core.Diagnostics;
using Auth.Core.Tokens.Jwt;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// What an operator does with managed signing keys. Get it from the container; it is there when
/// <see cref="ManagedKeyOptions.Enabled"/> is true. Safe to call from many threads. Every method loads the keys first where
/// nobody has, and whatever the state store throws passes through.
/// </summary>
public sealed class SigningKeyManager
{
    private readonly ManagedKeyRing _ring;
    private readonly WithdrawManagedKey _withdraw;
    private readonly ResealManagedKeys _reseal;
    private readonly Observer _observer;
    private readonly TimeProvider _clock;

    internal SigningKeyManager(
        ManagedKeyRing ring,
        WithdrawManagedKey withdraw,
        ResealManagedKeys reseal,
        Observer observer,
        TimeProvider clock
    )
    {
        _ring = ring;
        _withdraw = withdraw;
        _reseal = reseal;
        _observer = observer;
        _clock = clock;
    }

    /// <summary>The keys in use, in the order in which they begin to sign. Withdrawn and expired ones are not among them.</summary>
    public async Task<IReadOnlyList<ManagedSigningKey>> ListAsync(CancellationToken cancellationToken = default)
    {
        await FreshenAsync(cancellationToken).ConfigureAwait(false);
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var signer = _ring.InForce.Current?.SignerAt(now);
        return
        [
            .. _ring
                .Keys.Where(key => now <= key.Times.VerifyUntil)
                .OrderBy(key => key.Times.SignFrom)
                .Select(key => new ManagedSigningKey(key, StateOf(key, signer, now))),
        ];
    }

    /// <summary>
    /// The public halves as a JSON Web Key Set (RFC 7517), the announced ones among them: what a program publishes for those
    /// who verify. Let it be cached for an hour at most.
    /// </summary>
    public async Task<string> PublicKeysAsync(CancellationToken cancellationToken = default)
    {
        await FreshenAsync(cancellationToken).ConfigureAwait(false);
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        return JsonWebKeySet.Write(
            _ring
                .Keys.Where(key => now <= key.Times.VerifyUntil)
                .OrderBy(key => key.Times.SignFrom)
                .Select(key => VerificationKey.From(key.Pair))
        );
    }

    /// <summary>
    /// Takes a key out of use for good: its tokens are refused at once in this process, and in others within
    /// <c>Sessions.RevocationBound</c>. Where it was the only signer, a new one is made first. Refresh tokens are not touched:
    /// clients renew silently.
    /// </summary>
    /// <param name="keyId">The <c>kid</c>.</param>
    /// <param name="cancellationToken">Honoured until the first write.</param>
    /// <returns>True when this call has withdrawn the key; false when no key in use has the id.</returns>
    public async Task<bool> WithdrawAsync(string keyId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        await _ring.InitializeAsync(cancellationToken).ConfigureAwait(false);
        return await _observer
            .RunAsync(
                SigningKeyEvents.Withdraw,
                _ => _ring.AloneAsync(() => _withdraw.ExecuteAsync(keyId, cancellationToken), cancellationToken),
                (withdrawn, note) =>
                {
                    // A key that is none of ours may be any text; it is not repeated.
                    _ = withdrawn ? note.OfSigningKey(keyId) : note;
                    return withdrawn ? SigningKeyEvents.Withdrawn : SigningKeyEvents.WithdrawUnknown;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Seals all keys under the current master key again. After a new master key is first in
    /// <c>AuthCoreOptions.MasterKeys</c> everywhere, call it until nothing remains; then the old one can go.
    /// </summary>
    /// <param name="cancellationToken">Honoured between keys.</param>
    public async Task<ResealReport> ResealAsync(CancellationToken cancellationToken = default)
    {
        await _ring.InitializeAsync(cancellationToken).ConfigureAwait(false);
        return await _observer
            .RunAsync(
                SigningKeyEvents.Reseal,
                _ => _ring.AloneAsync(() => _reseal.ExecuteAsync(cancellationToken), cancellationToken),
                static (report, _) =>
                    report.Remaining == 0 ? SigningKeyEvents.Resealed : SigningKeyEvents.ResealRemains,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private async Task FreshenAsync(CancellationToken cancellationToken)
    {
        await _ring.InitializeAsync(cancellationToken).ConfigureAwait(false);
        await _ring.FreshenAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ManagedKeyState StateOf(ManagedKey key, TokenSigner? signer, long now) =>
        ReferenceEquals(key.Signer, signer) ? ManagedKeyState.Signing
        : now < key.Times.SignFrom ? ManagedKeyState.Announced
        : ManagedKeyState.Verifying;
}
