using Auth.Core.Passwords.Breached;
using static Auth.Core.Passwords.Breached.BreachedPasswordAnswer;

namespace Auth.Core.Tests.Passwords.Breached;

public class RangeAnswerTests
{
    private const string Suffix = "1E4C9B93F3F0682250B6CF8331B7EE68FD8"; // SHA-1 of "password" without 5BAA6
    private const string Other = "0018A45C4D1DEF81644B54AB7F969B88D65";

    [Fact]
    public void The_two_parts_are_those_of_a_known_hash()
    {
        var query = BreachedPasswordQuery.For("password");

        query.RevealPrefix().Should().Be("5BAA6");
        query.RevealSuffix().Should().Be(Suffix);
    }

    [Theory]
    [InlineData($"{Other}:1\r\n{Suffix}:9545824\r\n", Found)]
    [InlineData($"{Suffix}:1", Found)]
    [InlineData("1e4c9b93f3f0682250b6cf8331b7ee68fd8:1\n", Found)]
    [InlineData($"{Suffix}:0\r\n", NotFound)]
    [InlineData($"{Suffix}:000\r\n{Other}:7", NotFound)]
    [InlineData($"{Other}:1\n", NotFound)]
    [InlineData("", Unavailable)]
    [InlineData("\n", Unavailable)]
    [InlineData($"{Suffix}\n", Unavailable)]
    [InlineData($"{Suffix}:\n", Unavailable)]
    [InlineData($"{Suffix}:-1\n", Unavailable)]
    [InlineData($"{Suffix}:12345678901\n", Unavailable)]
    [InlineData($"{Suffix} :1\n", Unavailable)]
    [InlineData($"5BAA6{Suffix}:1\n", Unavailable)]
    [InlineData($"{Suffix}:1\n\n{Other}:1\n", Unavailable)]
    [InlineData($"{Suffix}:1\nZ018A45C4D1DEF81644B54AB7F969B88D65:1\n", Unavailable)]
    [InlineData($"{Suffix}:1\r\r\n", Unavailable)]
    public void An_answer_is_read_to_the_letter(string body, BreachedPasswordAnswer expected) =>
        RangeAnswer.Read(Encoding.UTF8.GetBytes(body), Suffix).Should().Be(expected);
}
