namespace Auth.Core.Tests.House;

public sealed class CoreSourceTests
{
    [Fact]
    public void The_source_compiles_here_so_that_the_rules_may_trust_what_it_means()
    {
        CoreSource.Files.Should().HaveCountGreaterThan(90);
        Breaches.None(
            CoreSource.Errors().Select(error => error.ToString()),
            "The house tests cannot compile src/Auth.Core. Does CoreSource lack a reference or an implicit using?"
        );
    }
}
