using Auth.Core.AspNetCore.Bearer;
using Auth.Core.EntityFrameworkCore;
using Auth.Core.PostgreSql;
using Auth.Core.Sqlite;
using Auth.Core.Testing;
using Microsoft.CodeAnalysis;

namespace Auth.Core.Tests.House;

public sealed class PublicApiTests
{
    private const string Approve = "AUTH_CORE_APPROVE";
    private const string Folder = "tests/Auth.Core.Tests/House/PublicApi";

    [Theory]
    [InlineData(typeof(AuthenticationService))]
    [InlineData(typeof(AuthCoreTestHost))]
    [InlineData(typeof(AuthCoreDbContext))]
    [InlineData(typeof(SqliteStoreOptions))]
    [InlineData(typeof(PostgreSqlStoreOptions))]
    [InlineData(typeof(AuthCoreBearerOptions))]
    public void The_public_api_is_the_approved_one(Type type)
    {
        var file = $"{Folder}/{type.Assembly.GetName().Name}.txt";
        var lines = PublicApiText.Of(type.Assembly.Location);
        if (Environment.GetEnvironmentVariable(Approve) is "1")
        {
            Directory.CreateDirectory(Repository.Path(Folder));
            File.WriteAllText(Repository.Path(file), string.Join('\n', lines) + '\n');
        }

        Breaches.None(
            Difference(File.Exists(Repository.Path(file)) ? File.ReadAllLines(Repository.Path(file)) : [], lines),
            $"The public API differs from {file}. If that is meant, run this test once with {Approve}=1, and let the "
                + "commit say which user job needs it."
        );
    }

    [Theory]
    [InlineData(typeof(AuthenticationService))]
    [InlineData(typeof(AuthCoreTestHost))]
    [InlineData(typeof(AuthCoreDbContext))]
    [InlineData(typeof(SqliteStoreOptions))]
    [InlineData(typeof(PostgreSqlStoreOptions))]
    [InlineData(typeof(AuthCoreBearerOptions))]
    public void Public_types_and_methods_are_alike(Type type)
    {
        var reference = MetadataReference.CreateFromFile(type.Assembly.Location);
        var compilation = CoreSource.Compilation.RemoveAllSyntaxTrees().AddReferences(reference);

        Breaches.None(
            PublicApiRules.Faults((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!),
            "A public type or method is unlike the others."
        );
    }

    [Fact]
    public void A_difference_is_shown_line_by_line() =>
        Difference(["A: one", "A: two"], ["A: one", "A: three"]).Should().Equal("- A: two", "+ A: three");

    [Theory]
    [InlineData("public class Proof;")]
    [InlineData(
        "public sealed class Proof { public Task Wait(CancellationToken cancellationToken = default) => null!; }"
    )]
    [InlineData("public sealed class Proof { public int WaitAsync() => 1; }")]
    [InlineData("public sealed class Proof { public Task WaitAsync() => null!; }")]
    [InlineData("public sealed class Proof { public Task WaitAsync(CancellationToken stop = default) => null!; }")]
    [InlineData("public sealed class Proof { public Task WaitAsync(CancellationToken cancellationToken) => null!; }")]
    [InlineData("public interface IProof { Task WaitAsync(CancellationToken cancellationToken = default); }")]
    public void A_type_or_method_unlike_the_others_is_found(string type) =>
        PublicApiRules.Faults(Proof(type)).Should().NotBeEmpty();

    [Fact]
    public void Every_public_and_protected_member_has_its_line()
    {
        const string Text = """
            public abstract class Proof : IDisposable
            {
                public const int Most = 3;
                protected string? Name { get; }
                internal int Hidden;
                public void Dispose() { }
                public enum Kind { None = 0 }
            }
            """;

        PublicApiText
            .Of(Proof(Text))
            .Should()
            .Equal(
                "Auth.Core.Proof.Kind: None = 0",
                "Auth.Core.Proof.Kind: enum Auth.Core.Proof.Kind",
                "Auth.Core.Proof: abstract class Auth.Core.Proof : IDisposable",
                "Auth.Core.Proof: const int Most = 3",
                "Auth.Core.Proof: protected Proof()",
                "Auth.Core.Proof: protected string? Name { get; }",
                "Auth.Core.Proof: void Dispose()"
            );
    }

    private static IAssemblySymbol Proof(string type)
    {
        var usings = CoreSource.Compilation.SyntaxTrees.Where(tree => tree.FilePath.Length == 0);
        return CoreSource
            .Compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(usings)
            .AddSyntaxTrees(CoreSource.With("Proof.cs", "namespace Auth.Core;\n" + type).Syntax.SyntaxTree)
            .Assembly;
    }

    private static IEnumerable<string> Difference(IReadOnlyList<string> approved, IReadOnlyList<string> present) =>
        approved
            .Except(present, StringComparer.Ordinal)
            .Select(line => $"- {line}")
            .Concat(present.Except(approved, StringComparer.Ordinal).Select(line => $"+ {line}"));
}
