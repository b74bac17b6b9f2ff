using Auth.Core.AspNetCore.Responses;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>
/// Publishes the public keys, managed or configured. Shared secrets are never among them: with HS256 alone the set is empty.
/// </summary>
internal static class KeysEndpoint
{
    private const string MediaType = "application/jwk-set+json";

    // A new key is announced a day before it signs, so an hour in a cache is no risk.
    private const string OneHour = "public, max-age=3600";

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string pattern) =>
        routes.MapOpen(
            HttpMethods.Get,
            pattern,
            async context =>
            {
                var keys = await ReadAsync(context.RequestServices, context.RequestAborted).ConfigureAwait(false);
                context.Response.Headers.CacheControl = OneHour;
                context.Response.Headers.Remove("Pragma");
                return TypedResults.Text(keys, MediaType);
            },
            new EndpointFacts("Keys", "Publishes the public keys").Gives(
                StatusCodes.Status200OK,
                typeof(object),
                MediaType
            )
        );

    private static Task<string> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<AuthCoreOptions>>().Value;
        return options.ManagedKeys.Enabled
            ? services.GetRequiredService<SigningKeyManager>().PublicKeysAsync(cancellationToken)
            : Task.FromResult(
                JsonWebKeySet.Write(options.Tokens.SigningKeys.Where(IsAsymmetric).Select(VerificationKey.From))
            );
    }

    private static bool IsAsymmetric(SigningKey key) =>
        key.Algorithm is not (SigningAlgorithm.HS256 or SigningAlgorithm.HS384 or SigningAlgorithm.HS512);
}
