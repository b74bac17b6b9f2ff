using System.Net;

namespace Auth.Core.Sample.Web;

/// <summary>
/// What makes the sample comfortable to try and unfit for the world: a well-known admin and short passwords. Only in
/// the Development environment, only because its configuration says so, and only on loopback addresses.
/// </summary>
internal sealed record DemoProfile(string AdminName, string AdminPassword, int MinPasswordLength)
{
    private const string Section = "DemoProfile";

    public override string ToString() => "DemoProfile (masked)";

    /// <summary>The profile, or null where the configuration has none.</summary>
    /// <exception cref="InvalidOperationException">The configuration has one outside Development.</exception>
    public static DemoProfile? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        if (!section.Exists())
        {
            return null;
        }

        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"The configuration section {Section} creates a well-known admin and is refused in the environment "
                    + $"{environment.EnvironmentName}. Remove it; name an admin with Admin:Name and Admin:Password."
            );
        }

        return new DemoProfile(
            section["AdminName"] ?? "admin",
            section["AdminPassword"] ?? "admin123",
            int.TryParse(
                section["MinPasswordLength"],
                System.Globalization.CultureInfo.InvariantCulture,
                out var length
            )
                ? length
                : 8
        );
    }

    /// <summary>Refuses every listening address that others can reach, from whatever setting it comes.</summary>
    public void AdmitLoopbackOnly(IWebHostBuilder web) =>
        web.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint =>
            {
                if (endpoint.EndPoint is not IPEndPoint { Address: var address } || !IPAddress.IsLoopback(address))
                {
                    throw new InvalidOperationException(
                        $"With the section {Section} the sample listens on loopback addresses only, not on "
                            + $"{endpoint.EndPoint}: anybody could log in as {AdminName}. Use http://localhost:5000, or "
                            + "run it with ASPNETCORE_ENVIRONMENT=Production."
                    );
                }
            })
        );
}
