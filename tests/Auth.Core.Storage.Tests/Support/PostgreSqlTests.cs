namespace Auth.Core.Storage.Tests.Support;

/// <summary>
/// All tests that use the one server: they run one after the other, so that one may stop it, and the server ends with them.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlTests : ICollectionFixture<PostgreSqlTests.Lifetime>
{
    public const string Name = "PostgreSQL";

    public sealed class Lifetime : IDisposable
    {
        public void Dispose() => PostgreSqlServer.DisposeIfMade();
    }
}
