namespace Auth.Core.Tests.House;

public sealed class OutcomeTests
{
    [Fact]
    public void Every_outcome_is_closed()
    {
        OutcomeRules.Outcomes.Should().HaveCountGreaterThan(3);
        Breaches.None(
            OutcomeRules.Outcomes.SelectMany(OutcomeRules.Faults),
            "An outcome is open (DESIGN.md, decision 2)."
        );
    }

    [Theory]
    [InlineData(typeof(OpenRecord))]
    [InlineData(typeof(OpenConstructor))]
    [InlineData(typeof(NotAbstract))]
    [InlineData(typeof(OpenCase))]
    [InlineData(typeof(RecordCase))]
    [InlineData(typeof(PublicCase))]
    [InlineData(typeof(OnlyCase))]
    public void An_open_outcome_is_found(Type outcome) => OutcomeRules.Faults(outcome).Should().NotBeEmpty();

    [Fact]
    public void A_closed_outcome_has_no_fault() => OutcomeRules.Faults(typeof(Closed)).Should().BeEmpty();

#pragma warning disable CA1812, CA1852 // These types are only looked at.
    private abstract class Closed
    {
        private Closed() { }

        internal sealed class One : Closed
        {
            internal One() { }
        }

        internal sealed class Two : Closed
        {
            private Two() { }
        }
    }

    private abstract record OpenRecord
    {
        private OpenRecord() { }
    }

    private abstract class OpenConstructor
    {
        private protected OpenConstructor() { }
    }

    private class NotAbstract
    {
        private NotAbstract() { }
    }

    private abstract class OpenCase
    {
        private OpenCase() { }

        internal sealed class One : OpenCase
        {
            private One() { }
        }

        internal class Two : OpenCase
        {
            protected Two() { }
        }
    }

    private abstract class PublicCase
    {
        private PublicCase() { }

        internal sealed class One : PublicCase;

        internal sealed class Two : PublicCase
        {
            private Two() { }
        }
    }

    private abstract class OnlyCase
    {
        private OnlyCase() { }

        internal sealed class One : OnlyCase
        {
            private One() { }
        }
    }

    private abstract record RecordCase
    {
        private RecordCase() { }

        internal sealed record One : RecordCase
        {
            private One() { }
        }

        internal sealed record Two : RecordCase
        {
            private Two() { }
        }
    }
#pragma warning restore CA1812, CA1852
}
