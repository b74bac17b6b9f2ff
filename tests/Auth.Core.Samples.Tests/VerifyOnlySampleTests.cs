using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

public class VerifyOnlySampleTests
{
    private const string Sample = "Auth.Core.Sample.VerifyOnly";

    [Fact]
    public async Task It_verifies_with_public_keys_alone()
    {
        var (exitCode, output) = await SampleProcess.RunAsync(Sample, new Dictionary<string, string?>());

        output
            .Split('\n')
            .Should()
            .Equal(
                "the token: Ada (4711), roles user",
                "one character changed: refused, Signature",
                "the partner's token as one of ours: refused, UnknownKey",
                "the partner's token as the partner's: 4711 of https://login.partner.example, called Ada",
                "our token as the partner's: refused, UnknownKey"
            );
        exitCode.Should().Be(0);
    }

    [Fact]
    public async Task It_reads_a_key_set_from_a_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            """{"keys":[{"kty":"EC","crv":"P-256","x":"BXh50dxJyBM7fPpBYJtRSvSwKg7QMqINzp9wn-sI3dU","y":"Q-a9Juhqk3Xsuhw1am-ixL0_Zf9bElri9tsnPhisaHQ"}]}"""
        );

        var (exitCode, output) = await SampleProcess.RunAsync(
            Sample,
            new Dictionary<string, string?>(),
            until: null,
            file,
            "no.token.here"
        );

        File.Delete(file);
        output.Should().Be("the token: refused, Malformed");
        exitCode.Should().Be(0);
    }

    [Fact]
    public void It_refers_to_nothing_of_the_web()
    {
        var references = System
            .Reflection.Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{Sample}.dll"))
            .GetReferencedAssemblies();

        references.Should().NotContain(reference => reference.Name!.StartsWith("Microsoft.AspNetCore"));
    }
}
