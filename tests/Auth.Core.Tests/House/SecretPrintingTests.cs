using System.Reflection;
using System.Text.Json;
using Auth.Core.Secrets;

namespace Auth.Core.Tests.House;

public sealed class SecretPrintingTests
{
    private static readonly JsonSerializerOptions FieldsToo = new() { IncludeFields = true };

    [Fact]
    public async Task No_secret_shows_when_it_is_printed_or_serialized()
    {
        var samples = await SecretSample.CreateAllAsync();

        Breaches.None(
            samples.SelectMany(Shown),
            "A secret shows. Mask it in ToString; keep it out of public properties."
        );
    }

    [Fact]
    public async Task Every_secret_class_has_its_sample()
    {
        var samples = await SecretSample.CreateAllAsync();

        SecretTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .Except(samples.Select(sample => sample.Instance.GetType()))
            .Should()
            .BeEmpty("SecretSample makes one of each");
    }

    // Keys and digests are bytes, and there is no byte of them that a text could need.
    [Fact]
    public void A_secret_value_prints_its_name_and_nothing_else() =>
        SecretTypes()
            .Where(type => type.IsValueType)
            .Select(type => Activator.CreateInstance(type)!)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(value => value.ToString()!.Replace(" (masked)", "") == value.GetType().Name);

    [Fact]
    public void A_secret_that_shows_is_found()
    {
        Shown(new SecretSample(new { Token = "ey.secret" }, "ey.secret")).Should().NotBeEmpty();
        Shown(new SecretSample("ey.secret", "ey.secret")).Should().NotBeEmpty();
        Shown(new SecretSample(new object(), "ey.secret")).Should().BeEmpty();
    }

    private static IEnumerable<Type> SecretTypes() =>
        typeof(AuthenticationService)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<SecretTypeAttribute>(inherit: true) is not null);

    private static IEnumerable<string> Shown(SecretSample sample)
    {
        var type = sample.Instance.GetType();
        string[] texts =
        [
            sample.Instance.ToString()!,
            $"{sample.Instance}",
            JsonSerializer.Serialize(sample.Instance, type),
            JsonSerializer.Serialize(sample.Instance, type, FieldsToo),
        ];
        return texts
            .Where(text => sample.Hidden.Any(hidden => text.Contains(hidden, StringComparison.OrdinalIgnoreCase)))
            .Select(_ => type.Name);
    }
}
