using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.DependencyInjection;

/// <summary>What <c>AddAuthCore</c> returns: the place where storage and satellites are added.</summary>
public sealed class AuthCoreBuilder
{
    internal AuthCoreBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }
}
