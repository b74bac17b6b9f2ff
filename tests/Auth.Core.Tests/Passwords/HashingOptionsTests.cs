using Auth.Core.Passwords;
using Auth.Core.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Passwords;

public sealed class HashingOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(257)]
    public void Workers_out_of_range_are_named_with_bounds_and_value(int workers) =>
        FaultOf(hashing => hashing.Workers = workers)
            .Should()
            .Contain("Hashing.Workers")
            .And.Contain($"{workers}")
            .And.Contain("from 1 to 256");

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(60_001)]
    public void A_longest_wait_out_of_range_is_named_with_its_bounds(int milliseconds) =>
        FaultOf(hashing => hashing.LongestWait = TimeSpan.FromMilliseconds(milliseconds))
            .Should()
            .Contain("Hashing.LongestWait")
            .And.Contain("from 1 to 20 seconds");

    [Theory]
    [InlineData(15)]
    [InlineData(16_385)]
    public void A_line_out_of_range_is_named_with_bounds_and_value(int waiting) =>
        FaultOf(hashing => hashing.MostWaiting = waiting)
            .Should()
            .Contain("Hashing.MostWaiting")
            .And.Contain($"{waiting}")
            .And.Contain("from 16 to 16384");

    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(256, 20, 16_384)]
    public async Task The_bounds_themselves_are_accepted(int workers, int seconds, int waiting)
    {
        await using var host = AuthCoreTestHost.Create(options =>
        {
            options.Hashing.Workers = workers;
            options.Hashing.LongestWait = TimeSpan.FromSeconds(seconds);
            options.Hashing.MostWaiting = waiting;
        });

        host.Services.GetRequiredService<HashingGate>().Workers.Threads.Should().Be(0);
    }

    [Fact]
    public void A_core_is_left_for_the_rest_of_the_program() =>
        new HashingOptions().WorkersHere.Should().Be(Math.Clamp(Environment.ProcessorCount - 1, 1, 256));

    [Fact]
    public async Task The_threads_end_with_the_container()
    {
        var host = AuthCoreTestHost.Create();
        var gate = host.Services.GetRequiredService<HashingGate>();
        await host.Authentication.RegisterAsync("ada", "correct horse battery");

        gate.Workers.Threads.Should().Be(1);
        await host.DisposeAsync();

        await Support.FairYield.UntilAsync(() => gate.Workers.Threads == 0);
        gate.Workers.Threads.Should().Be(0);
    }

    private static string FaultOf(Action<HashingOptions> configure)
    {
        var create = () => AuthCoreTestHost.Create(options => configure(options.Hashing));
        return create.Should().Throw<OptionsValidationException>().Which.Message;
    }
}
