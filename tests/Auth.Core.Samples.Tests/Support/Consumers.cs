namespace Auth.Core.Samples.Tests.Support;

/// <summary>The projects that are built from the packages alone: one for each way to begin.</summary>
internal static class Consumers
{
    private const string WebQuickStart = "Auth.Core.Sample.WebQuickStart";

    // No sample refers to every package at once. The test host refuses to run in what is no test, and this is none.
    private const string WholeProgram = """
        using Auth.Core;
        using Auth.Core.Login;
        using Auth.Core.Testing;
        using Auth.Core.Testing.Contracts;
        using Auth.Core.Tokens;
        using Auth.Core.Users;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;

        var services = new ServiceCollection();
        services.AddAuthCore(Configure).UsePostgreSql("Host=127.0.0.1;Username=auth");
        services.AddHealthChecks().AddAuthCoreStores();
        services.AddAuthCore(Configure).UseSqlite("auth.db");
        await using var provider = services.BuildServiceProvider();
        var authentication = provider.GetRequiredService<AuthenticationService>();
        await authentication.RegisterAsync("ada", "correct horse battery");
        var login = (LoginOutcome.Succeeded)await authentication.LoginAsync("ada", "correct horse battery");
        Console.WriteLine(await authentication.VerifyAsync(login.AccessToken.Reveal()));

        await UserStoreContract.RunAsync(UserStoreContract.Checks[0].Name, () => new InMemoryUserStore());
        try
        {
            AuthCoreTestHost.Create();
        }
        catch (OptionsValidationException)
        {
            Console.WriteLine("Refused");
        }

        static void Configure(AuthCoreOptions options)
        {
            options.Tokens.Issuer = "https://id.example.org";
            options.Tokens.Audience = "https://api.example.org";
            options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
        }
        """;

    /// <summary>The README's program, published with its runtime and without what it does not use.</summary>
    public static ConsumerParts Console { get; } =
        new("Console", ConsumerParts.Sample("Auth.Core.Sample.QuickStart"))
        {
            IsTrimmed = true,
            Others = ["Microsoft.Extensions.DependencyInjection"],
        };

    public static ConsumerParts Worker { get; } =
        new("Worker", ConsumerParts.Sample("Auth.Core.Sample.Worker")) { Others = ["Microsoft.Extensions.Hosting"] };

    /// <summary>The web quick start, published as the console program is.</summary>
    public static ConsumerParts Web { get; } =
        new("Web", ConsumerParts.Sample(WebQuickStart))
        {
            IsWeb = true,
            IsTrimmed = true,
            Ours = ["Auth.Core.AspNetCore"],
        };

    /// <summary>The same over a file: one word of the program is another.</summary>
    public static ConsumerParts WebOverSqlite { get; } =
        new("WebOverSqlite", ConsumerParts.Sample(WebQuickStart, "AddInMemoryStores()", "UseSqlite(\"auth.db\")"))
        {
            IsWeb = true,
            Ours = ["Auth.Core.AspNetCore", "Auth.Core.Sqlite"],
        };

    public static ConsumerParts Whole { get; } =
        new("Whole", new Dictionary<string, string>(StringComparer.Ordinal) { ["Program.cs"] = WholeProgram })
        {
            Ours = ["Auth.Core.Testing", "Auth.Core.PostgreSql", "Auth.Core.Sqlite", "Auth.Core.EntityFrameworkCore"],
        };

    public static IReadOnlyList<ConsumerParts> All { get; } = [Console, Worker, Web, WebOverSqlite, Whole];
}
