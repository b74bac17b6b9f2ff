using Auth.Core.DependencyInjection;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>
/// A mistake that people make when they configure the library: how it is made, which setting the message has to name, and
/// words of the fix that it has to tell. What must not show in the message is <see cref="Secret"/>.
/// </summary>
internal sealed record ConfigurationMistake(
    string What,
    string Setting,
    IReadOnlyList<string> Fix,
    Action<IServiceCollection> Make
)
{
    /// <summary>A text that belongs to the mistake and that no message may repeat.</summary>
    public string? Secret { get; init; }

    /// <summary>A mistake in the options of a program that is otherwise in order.</summary>
    public static ConfigurationMistake In(
        string what,
        string setting,
        string[] fix,
        Action<AuthCoreOptions> configure,
        string? secret = null
    ) => new(what, setting, fix, services => Add(services, configure)) { Secret = secret };

    /// <summary>A program that is in order, and then configured once more.</summary>
    public static AuthCoreBuilder Add(IServiceCollection services, Action<AuthCoreOptions>? configure = null) =>
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://id.example.org";
                options.Tokens.Audience = "https://api.example.org";
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
                configure?.Invoke(options);
            })
            .AddInMemoryStores();

    /// <summary>Starts the program as a host does, and gives back what stopped it: one fault of the settings, or null.</summary>
    public string? FaultAtStart()
    {
        var services = new ServiceCollection();
        try
        {
            Make(services);
            using var provider = services.BuildServiceProvider();
            provider.GetService<IStartupValidator>()?.Validate();
            foreach (var service in provider.GetServices<IHostedService>())
            {
                service.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
                service.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
            }

            return null;
        }
        catch (OptionsValidationException exception)
        {
            return string.Join('\n', exception.Failures);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return exception.Message;
        }
    }

    public override string ToString() => What;
}
