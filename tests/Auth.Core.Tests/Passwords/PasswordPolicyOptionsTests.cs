using Auth.Core.Passwords;
using Auth.Core.Passwords.Breached;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Passwords;

public class PasswordPolicyOptionsTests
{
    [Theory]
    [InlineData("http://ranges.example/range/")]
    [InlineData("https://ranges.example/range")]
    [InlineData("https://ranges.example/range/?a=1")]
    [InlineData("https://me@ranges.example/range/")]
    [InlineData("/range/")]
    [InlineData("ftp://ranges.example/range/")]
    public void An_address_that_would_leak_or_mislead_is_refused(string address) =>
        FaultOf(options => options.Passwords.Breached.RangeAddress = new Uri(address, UriKind.RelativeOrAbsolute))
            .Should()
            .Contain("Passwords.Breached.RangeAddress must be an absolute https address");

    [Theory]
    [InlineData("https://ranges.example/range/")]
    [InlineData("https://ranges.example")]
    [InlineData("http://127.0.0.1:8080/range/")]
    public void An_address_may_be_https_or_local(string address) =>
        FaultOf(options => options.Passwords.Breached.RangeAddress = new Uri(address)).Should().BeNull();

    [Fact]
    public void The_range_client_without_an_address_stops_the_start() =>
        FaultOf(_ => { }).Should().Contain("RangeAddress is not set").And.Contain("remove the call");

    [Fact]
    public void An_address_that_nothing_asks_stops_the_start() =>
        FaultOf(options => options.Passwords.Breached.RangeAddress = new Uri("https://ranges.example/"), asks: false)
            .Should()
            .Contain("nothing asks there")
            .And.Contain("AddBreachedPasswordRanges");

    [Theory]
    [InlineData(99)]
    [InlineData(10_001)]
    [InlineData(-1)]
    public void A_timeout_out_of_range_is_named(int milliseconds) =>
        FaultOf(options => options.Passwords.Breached.Timeout = TimeSpan.FromMilliseconds(milliseconds), asks: false)
            .Should()
            .Contain("Passwords.Breached.Timeout is")
            .And.Contain("2 seconds");

    [Fact]
    public void A_fallback_that_is_none_is_named() =>
        FaultOf(options => options.Passwords.Breached.WhenDown = (BreachedPasswordFallback)2, asks: false)
            .Should()
            .Contain("Passwords.Breached.WhenDown is 2");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(" abc ")]
    [InlineData(@"x\uD800yzzy")]
    public void A_context_word_that_is_none_is_named_by_its_place(string? word) =>
        FaultOf(
                options =>
                {
                    options.Passwords.ContextWords.Add("harbour");
                    options.Passwords.ContextWords.Add(word is null ? null! : Escaped.Text(word));
                },
                asks: false
            )
            .Should()
            .Contain("Passwords.ContextWords[1]")
            .And.NotContain("harbour");

    [Fact]
    public void Words_have_their_limits()
    {
        FaultOf(options => options.Passwords.ContextWords.Add(new string('x', 255)), asks: false)
            .Should()
            .Contain("ContextWords[0]");
        FaultOf(options => AddWords(options.Passwords, 257), asks: false).Should().Contain("has 257 words");
        FaultOf(options => AddWords(options.Passwords, 256), asks: false).Should().BeNull();
        FaultOf(options => options.Passwords.ServiceName = " ", asks: false).Should().Contain("ServiceName");
    }

    private static void AddWords(PasswordPolicyOptions options, int count)
    {
        for (var i = 0; i < count; i++)
        {
            options.ContextWords.Add($"word{i}");
        }
    }

    private static string? FaultOf(Action<AuthCoreOptions> configure, bool asks = true)
    {
        var make = () =>
            AuthCoreTestHost
                .Create(
                    configure,
                    services =>
                    {
                        if (asks)
                        {
                            services
                                .AddAuthCore(_ => { })
                                .AddBreachedPasswordRanges(_ => throw new InvalidOperationException("not asked here"));
                        }
                    }
                )
                .Dispose();
        try
        {
            make();
            return null;
        }
        catch (OptionsValidationException fault)
        {
            return fault.Message;
        }
    }
}
