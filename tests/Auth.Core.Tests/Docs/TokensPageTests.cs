using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/tokens.md, line by line.</summary>
public sealed class TokensPageTests
{
    [Fact]
    public void A_key_from_the_environment_must_be_there()
    {
        var configure = () =>
        {
            var options = new AccessTokenOptions { Issuer = "https://login.example", Audience = "https://api.example" };

            // Reads AUTH_SIGNING_KEY; make its value with: openssl rand -base64 32
            options.SigningKeys.Add(SigningKey.FromEnvironment());
        };

        configure.Should().Throw<ArgumentException>("no test sets it").WithMessage("*AUTH_SIGNING_KEY*");
    }

    [Fact]
    public async Task A_token_is_issued_and_verified()
    {
        await using var host = AuthCoreTestHost.Create();
        var tokenService = (ITokenService)host.Services.GetService(typeof(ITokenService))!;
        var user = new { Id = UserId.Parse("ada") };
        var sessionId = new SessionId("one");
        ILogger logger = NullLogger.Instance;

        AccessToken token = tokenService.Issue(
            new AccessTokenClaims
            {
                Subject = user.Id,
                UserName = "Zoë",
                SessionId = sessionId,
                SecurityVersion = 7,
                Roles = ["user"],
            }
        );

        switch (tokenService.Verify(token.Reveal()))
        {
            case TokenVerification.Valid valid:
                Console.WriteLine(valid.Identity.IsInRole("user"));
                break;
            case TokenVerification.Invalid invalid:
                logger.LogInformation("Token refused: {Reason}", invalid.Reason);
                break;
        }

        tokenService.Verify(token.Reveal()).Should().BeOfType<TokenVerification.Valid>();
    }
}
