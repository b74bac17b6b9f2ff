using Auth.Core.State;
using Auth.Core.Testing.Contracts;
using Auth.Core.Users;

namespace Auth.Core.Tests.Support;

/// <summary>The kit's checks as rows of theories, each named by its sentence, and which of them a store breaks.</summary>
public static class Sentences
{
    public static TheoryData<string> OfUsers() => [.. UserStoreContract.Checks.Select(check => check.Name)];

    public static TheoryData<string> OfUsersInAnOutage() =>
        [.. UserStoreContract.OutageChecks.Select(check => check.Name)];

    public static TheoryData<string> OfState() => [.. StateStoreContract.Checks.Select(check => check.Name)];

    public static TheoryData<string> OfStateInAnOutage() =>
        [.. StateStoreContract.OutageChecks.Select(check => check.Name)];

    /// <summary>The sentences that a user store breaks, each run over a new one.</summary>
    public static Task<IReadOnlyList<string>> BrokenByAsync(Func<IUserStore> create) =>
        BrokenByAsync(UserStoreContract.Checks, create);

    /// <summary>The sentences that a state store breaks, each run over a new one.</summary>
    public static Task<IReadOnlyList<string>> BrokenByAsync(Func<IStateStore> create) =>
        BrokenByAsync(StateStoreContract.Checks, create);

    /// <summary>The sentences of a list that a store breaks.</summary>
    internal static async Task<IReadOnlyList<string>> BrokenByAsync<TStore>(
        IReadOnlyList<StoreCheck<TStore>> checks,
        Func<TStore> create
    )
        where TStore : class
    {
        var broken = new List<string>();
        foreach (var check in checks)
        {
            var store = create();
            try
            {
                await check.RunAsync(new StoreSource<TStore>(() => store));
            }
            catch (StoreContractException exception)
            {
                exception.Sentence.Should().Be(check.Name);
                broken.Add(exception.Sentence);
            }
        }

        return broken;
    }
}
