using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>Fresh projects, built from the packed package alone: they register, log in and verify.</summary>
public sealed class ConsumerTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task The_readmes_program_is_published_trimmed_and_self_contained_without_a_warning()
    {
        var project = feed.Create(
            "Auth.Core.Sample.QuickStart",
            "Microsoft.Extensions.DependencyInjection",
            "<UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>",
            "<SelfContained>true</SelfContained>",
            "<PublishTrimmed>true</PublishTrimmed>"
        );

        await project.RestoreLockedAsync();
        var printed = await project.PublishAsync();
        var output = await project.RunAloneAsync();

        printed.Should().NotContain("warning");
        output.Should().Be("Hello, ada!");
    }

    [Fact]
    public async Task A_worker_is_built_without_a_warning_and_without_the_web()
    {
        var project = feed.Create("Auth.Core.Sample.Worker", "Microsoft.Extensions.Hosting");

        await project.RestoreLockedAsync();
        var printed = await project.PublishAsync();
        var output = await project.RunAsync();

        printed.Should().NotContain("warning");
        project.Lock().Should().Contain("\"Auth.Core\"").And.NotContain("Microsoft.AspNetCore");
        output.Should().StartWith("resize the pictures: done for ada, reported by job-worker");
    }
}
