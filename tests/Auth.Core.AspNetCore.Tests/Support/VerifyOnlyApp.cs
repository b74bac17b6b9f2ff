using Auth.Core.Testing;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace Auth.Core.AspNetCore.Tests.Support;

/// <summary>A service with public keys and the scheme, and no facade.</summary>
internal sealed class VerifyOnlyApp(WebApplication app) : IAsyncDisposable
{
    public static async Task<VerifyOnlyApp> StartAsync(IReadOnlyList<VerificationKey> keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(new ManualClock());
        builder
            .Services.AddAuthCoreVerification(options =>
                options.AccessTokens = new AccessTokenVerificationOptions
                {
                    Issuer = AuthCoreTestHost.Issuer,
                    Audience = AuthCoreTestHost.Audience,
                    Keys = keys,
                }
            )
            .AddAuthCoreBearer();
        var app = builder.Build();
        app.MapGet("/protected", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        await app.StartAsync();
        return new VerifyOnlyApp(app);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return app.GetTestClient().SendAsync(request);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
