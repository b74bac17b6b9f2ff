using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.DependencyInjection;

/// <summary>The parts of managed keys, made together and once: they share what has been read and one lock.</summary>
internal sealed class ManagedKeyParts : IDisposable
{
    public ManagedKeyParts(IServiceProvider provider)
    {
        var options = Resolve.Options(provider);
        var clock = provider.GetRequiredService<TimeProvider>();
        var observer = provider.GetRequiredService<Observer>();
        var random = provider.GetRequiredService<SecureRandom>();
        var settings = AccessTokenSettings.From(options.Tokens, keysAreManaged: true);
        var storage = new ManagedKeyStorage(provider.GetRequiredService<IServiceScopeFactory>(), Resolve.State);
        var seal = new KeySeal(provider.GetRequiredService<MasterKeyRing>(), random);
        var vault = new ManagedKeyVault(seal, random);
        var schedule = new ManagedKeySchedule(options.ManagedKeys, settings);
        var reader = new ManagedKeyReader(storage, vault, clock, Resolve.Logger<ManagedKeyReader>(provider));
        var maker = new ManagedKeyMaker(reader, storage, vault, schedule, clock, observer);
        Ring = new ManagedKeyRing(
            reader,
            maker,
            schedule,
            settings,
            options.Sessions.RevocationBound,
            clock,
            Resolve.Logger<ManagedKeyRing>(provider)
        );
        Manager = new SigningKeyManager(
            Ring,
            new WithdrawManagedKey(Ring, reader, maker, storage, vault, clock),
            new ResealManagedKeys(Ring, reader, storage, vault, clock),
            observer,
            clock
        );
    }

    public ManagedKeyRing Ring { get; }

    public SigningKeyManager Manager { get; }

    public void Dispose() => Ring.Dispose();
}
