using Auth.Core.Passwords;
using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Passwords;

public sealed class HashingGateTests : IDisposable
{
    private static readonly HashingOptions OneWorker = new() { Workers = 1 };

    private readonly CountingHasher _hasher = new();
    private readonly ManualClock _clock = new();
    private readonly HashingGate _gate;

    public HashingGateTests() => _gate = new HashingGate(_hasher, SecureRandom.System, _clock, OneWorker);

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task A_foreign_hasher_verifies_every_candidate_once_and_null_against_a_decoy_of_its_own()
    {
        using var place = _gate.TryEnter()!;

        var unknown = await place.VerifyAsync(PasswordForms.Of("password"), storedHash: null, default);

        unknown.Matches.Should().BeFalse();
        _hasher.Hashes.Should().Be(1, "the decoy is made at start");
        _hasher.Verifications.Should().Be(1);
    }

    [IcuFact]
    public async Task Two_forms_are_two_candidates_for_every_account_alike()
    {
        using var place = _gate.TryEnter()!;
        var forms = PasswordForms.Of("e\u0301");
        var stored = _hasher.Hash("\u00E9");

        var known = await place.VerifyAsync(forms, stored, default);
        var afterKnown = _hasher.Verifications;
        var unknown = await place.VerifyAsync(forms, storedHash: null, default);

        known.Matches.Should().BeTrue();
        unknown.Matches.Should().BeFalse();
        afterKnown.Should().Be(2);
        _hasher.Verifications.Should().Be(4);
    }

    [IcuFact]
    public async Task A_match_by_the_typed_form_alone_asks_for_a_new_hash()
    {
        using var place = _gate.TryEnter()!;

        var match = await place.VerifyAsync(PasswordForms.Of("e\u0301"), _hasher.Hash("e\u0301"), default);

        match.Matches.Should().BeTrue();
        match.RehashDue.Should().BeTrue();
    }

    [Fact]
    public async Task Text_without_a_form_runs_the_decoy_and_matches_nothing()
    {
        using var place = _gate.TryEnter()!;

        var match = await place.VerifyAsync(PasswordForms.Of("\uD800"), _hasher.Hash("\uD800"), default);

        match.Matches.Should().BeFalse();
        _hasher.Verifications.Should().Be(1);
    }

    [Fact]
    public void Past_1024_waiting_the_next_is_turned_away_and_a_freed_place_admits_again()
    {
        var places = Enumerable.Range(0, OneWorker.MostWaiting + 1).Select(_ => _gate.TryEnter()).ToList();
        places.Should().NotContainNulls();

        _gate.TryEnter().Should().BeNull();
        places[0]!.Dispose();
        places[0]!.Dispose(); // giving back twice frees one place only

        _gate.TryEnter().Should().NotBeNull();
        _gate.TryEnter().Should().BeNull();
    }

    [Fact]
    [Trait("asvs", "15.2.2")]
    public void A_queue_that_would_take_over_ten_seconds_is_full_from_the_first_call_on()
    {
        var slow = new SlowHasher(_clock, TimeSpan.FromSeconds(1));
        using var gate = new HashingGate(slow, SecureRandom.System, _clock, OneWorker);
        var admitted = 0;
        while (gate.TryEnter() is not null)
        {
            admitted++;
        }

        admitted.Should().Be(11, "one works and ten wait a second each");
        gate.IsHalfFull.Should().BeTrue();
        gate.RetryAfter.Should().Be(TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Waiting_to_hash_can_be_cancelled()
    {
        using var release = new SemaphoreSlim(0);
        var blocking = new BlockingHasher(release);
        using var gate = new HashingGate(blocking, SecureRandom.System, _clock, OneWorker);
        using var first = gate.TryEnter()!;
        using var second = gate.TryEnter()!;
        var working = first.HashAsync("one", default);
        using var cancellation = new CancellationTokenSource();
        var waiting = second.HashAsync("two", cancellation.Token);

        await cancellation.CancelAsync();
        var act = () => waiting;
        await act.Should().ThrowAsync<OperationCanceledException>();
        blocking.Armed = false;
        release.Release();

        (await working).Should().Be("one");
    }

    [Fact]
    public async Task Waiting_to_verify_can_be_cancelled_before_any_work()
    {
        using var release = new SemaphoreSlim(0);
        var blocking = new BlockingHasher(release);
        using var gate = new HashingGate(blocking, SecureRandom.System, _clock, OneWorker);
        using var first = gate.TryEnter()!;
        using var second = gate.TryEnter()!;
        var working = first.HashAsync("one", default);

        var waiting = () => second.VerifyAsync(PasswordForms.Of("two"), null, new CancellationToken(canceled: true));
        await waiting.Should().ThrowAsync<OperationCanceledException>();
        release.Release();
        await working;

        blocking.Verifications.Should().Be(0);
    }

    [Fact]
    public async Task A_foreign_hasher_never_sees_text_without_a_form()
    {
        using var gate = new HashingGate(new StrictHasher(), SecureRandom.System, _clock, OneWorker);
        using var place = gate.TryEnter()!;

        var match = await place.VerifyAsync(PasswordForms.Of("\uD800"), "stored", default);

        match.Matches.Should().BeFalse();
    }

    [Fact]
    public async Task Our_own_hasher_is_measured_before_the_first_call()
    {
        var hasher = new Auth.Core.Passwords.Bcrypt.BcryptPasswordHasher();
        using var gate = new HashingGate(hasher, SecureRandom.System, TimeProvider.System, OneWorker);
        using var place = gate.TryEnter()!;

        var expected = gate.ExpectedWait;
        await place.HashAsync("password", default);

        expected.Should().BeGreaterThan(TimeSpan.Zero);
    }

    private sealed class StrictHasher : IPasswordHasher
    {
        public string Hash(ReadOnlySpan<char> password) => "hash";

        public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash) =>
            password.Contains('\uD800')
                ? throw new ArgumentException("No UTF-8.", nameof(password))
                : PasswordVerification.Failed;
    }

    private sealed class SlowHasher(ManualClock clock, TimeSpan duration) : IPasswordHasher
    {
        public string Hash(ReadOnlySpan<char> password)
        {
            clock.Advance(duration);
            return password.ToString();
        }

        public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash) => PasswordVerification.Failed;
    }

    private sealed class BlockingHasher(SemaphoreSlim release) : IPasswordHasher
    {
        private int _calls;

        private int _verifications;

        public bool Armed { get; set; } = true;

        public int Verifications => _verifications;

        public string Hash(ReadOnlySpan<char> password)
        {
            // The first call is the gate's decoy.
            if (Interlocked.Increment(ref _calls) > 1 && Armed)
            {
                release.Wait();
            }

            return password.ToString();
        }

        public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
        {
            Interlocked.Increment(ref _verifications);
            return PasswordVerification.Failed;
        }
    }
}
