using Auth.Core.State;

namespace Auth.Core.Tests.State;

/// <summary>Bounds that hold before a store is reached.</summary>
public class StateRecordTests
{
    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public void A_session_has_at_most_4_kib(int bytes, bool fits) => Fits(StateKind.Session, bytes).Should().Be(fits);

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public void A_signing_key_has_at_most_8_kib(int bytes, bool fits) =>
        Fits(StateKind.SigningKey, bytes).Should().Be(fits);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a=")]
    [InlineData("é")]
    [InlineData("a\0")]
    [InlineData("65 characters")]
    public void A_key_of_other_characters_or_another_length_is_refused(string key)
    {
        var text = key is "65 characters" ? new string('a', 65) : key;
        var record = () => new StateRecord(StateKind.Session, text, "o", default, 1, default);

        record.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_key_and_an_owner_of_64_characters_are_taken()
    {
        var longest = new string('a', 64);

        var record = new StateRecord(StateKind.Session, longest, longest, default, 1, default);

        record.Key.Should().Be(longest);
    }

    [Fact]
    public void An_owner_of_65_characters_and_a_version_of_zero_are_refused()
    {
        var owner = () => new StateRecord(StateKind.Session, "k", new string('a', 65), default, 1, default);
        var version = () => new StateRecord(StateKind.Session, "k", "o", default, 0, default);

        owner.Should().Throw<ArgumentException>();
        version.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Times_are_kept_in_utc()
    {
        var local = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2));

        var record = new StateRecord(StateKind.Session, "k", "o", local, 1, default);

        record.ExpiresAt.Offset.Should().Be(TimeSpan.Zero);
        record.ExpiresAt.Should().Be(local);
    }

    private static bool Fits(StateKind kind, int bytes)
    {
        try
        {
            return new StateRecord(kind, "k", "o", default, 1, new byte[bytes]).Payload.Length == bytes;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
