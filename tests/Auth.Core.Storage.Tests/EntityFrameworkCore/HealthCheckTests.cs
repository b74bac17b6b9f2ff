using Auth.Core.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Auth.Core.Storage.Tests.EntityFrameworkCore;

public sealed class HealthCheckTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_that_answers_is_healthy() =>
        (await CheckAsync()).Status.Should().Be(HealthStatus.Healthy);

    [Fact]
    public async Task One_that_does_not_is_unhealthy_and_the_report_tells_nothing_of_it()
    {
        Directory.CreateDirectory(_folder.Database);

        var entry = (await CheckAsync()).Entries["auth-core-stores"];

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().Be("The store does not answer (StoreUnavailableException).");
        entry.Exception.Should().BeNull();
    }

    private async Task<HealthReport> CheckAsync()
    {
        await using var house = StoreHouse.Open(
            builder => builder.UseSqlite(_folder.Database),
            services: services =>
            {
                services.AddLogging();
                services.AddHealthChecks().AddAuthCoreStores();
            }
        );
        return await house.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    }
}
