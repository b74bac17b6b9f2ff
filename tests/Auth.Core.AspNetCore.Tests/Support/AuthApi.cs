namespace Auth.Core.AspNetCore.Tests.Support;

/// <summary>A test API with all endpoints below /auth.</summary>
internal static class AuthApi
{
    public static Task<TestApi> StartAsync(
        Action<IServiceCollection>? before = null,
        Action<AuthCoreOptions>? configure = null
    ) => TestApi.StartAsync(app => app.MapAuthCore(), before, configure: configure);
}
