using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>Names are compared by the bytes of their canonical form: nothing more is folded, and nothing is cut.</summary>
internal static class UserNameChecks
{
    // Two in a row are different names that some collation takes for one.
    private static readonly string[] Different =
    [
        "strasse",
        "straße", // German phone book order
        "jose",
        "josé", // accents ignored
        "ivan",
        "ıvan", // dotless i
        "İvan", // its capital
        "paypal",
        "pаypal", // Cyrillic а
        "σας",
        "σασ", // final sigma
        "aether",
        "æther",
        "あい",
        "アイ", // kana ignored
        "ok😀",
        "ok😁", // characters of four bytes that older MySQL collations take for one
        "𠀋",
        "𠀌",
        "a b",
        "ab", // blanks ignored
        "a-b", // hyphens ignored by dictionary order
        "a_b",
        "axb", // wildcards
        "a%b",
        "a'b",
        "a\"b",
        "a*b",
        "a)b",
        "a\\b",
    ];

    // Two in a row are one name.
    private static readonly (string Typed, string Other)[] Equal =
    [
        ("ada", "ADA"),
        ("ada", " Ada "),
        ("ada", "Ａｄａ"), // full width
        ("kelvin", "\u212Aelvin"), // Kelvin sign
        ("sum", "\u017Fum"), // long s
        ("office", "of\uFB01ce"), // ligature
        ("josé", "jose\u0301"), // composed and decomposed
        ("ΣΑΣ", "σασ"),
        ("😀", " 😀"),
    ];

    public static IReadOnlyList<StoreCheck<IUserStore>> All { get; } =
    [
        new("A name comes back letter for letter, as typed and in canonical form", LettersAsync),
        new("A user is found by every equal spelling, and no such spelling can be added", EqualAsync),
        new("Names that are not equal stay apart, whatever a database folds", DifferentAsync),
        new("Names of 254 characters are kept whole and differ in their last one", LongestAsync),
    ];

    private static async Task LettersAsync(StoreTrial<IUserStore> trial)
    {
        var users = Readable(Different).Select((name, i) => trial.New(name, $"l{i}")).ToList();
        foreach (var user in users.DistinctBy(user => user.Name.Canonical, StringComparer.Ordinal))
        {
            await trial.KeepsAsync(await trial.AddedAsync(user).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private static async Task EqualAsync(StoreTrial<IUserStore> trial)
    {
        var i = 0;
        foreach (var (typed, other) in Equal.Where(pair => IsReadable(pair.Typed) && IsReadable(pair.Other)))
        {
            // Blanks at the end would stand in the middle if the run's own part came last.
            var name = UserName.Create($"{trial.Token}{i}{typed}");
            var twin = UserName.Create(
                other.StartsWith(' ') ? $" {trial.Token}{i}{other.Trim()} " : $"{trial.Token}{i}{other}"
            );
            var user = trial.New(id: $"e{i}").Next(name);
            var impostor = trial.New(id: $"f{i++}").Next(twin);

            await trial.AddedAsync(user).ConfigureAwait(false);
            trial.Same(
                user,
                await trial.Store.FindByNameAsync(twin, trial.Cancel).ConfigureAwait(false),
                $"by the equal spelling \"{other}\""
            );
            trial.Equal(
                UserWrite.NameTaken,
                await trial.Store.AddAsync(impostor, trial.Cancel).ConfigureAwait(false),
                $"an add of \"{other}\""
            );
            await trial.KeepsAsync(user).ConfigureAwait(false);
            await trial.LacksAsync(impostor).ConfigureAwait(false);
        }
    }

    private static async Task DifferentAsync(StoreTrial<IUserStore> trial)
    {
        var names = Readable(Different)
            .Select(trial.Name)
            .DistinctBy(name => name.Canonical, StringComparer.Ordinal)
            .ToList();
        var users = names.Select((name, i) => trial.New(id: $"d{i}").Next(name)).ToList();
        foreach (var user in users)
        {
            await trial.LacksNameAsync(user.Name).ConfigureAwait(false);
            trial.Equal(
                UserWrite.Done,
                await trial.Store.AddAsync(user, trial.Cancel).ConfigureAwait(false),
                $"an add of \"{user.Name.Display}\" beside names that are others"
            );
        }

        foreach (var user in users)
        {
            await trial.KeepsAsync(user).ConfigureAwait(false);
        }
    }

    private static async Task LongestAsync(StoreTrial<IUserStore> trial)
    {
        var rest = UserName.MaxLength - trial.Token.Length - 2;
        var fill = IsReadable("😀")
            ? string.Concat(Enumerable.Repeat("😀", rest / 2)) + new string('x', rest % 2)
            : new string('x', rest);
        var first = trial.New(id: "n1").Next(UserName.Create($"{trial.Token}{fill}-1"));
        var second = trial.New(id: "n2").Next(UserName.Create($"{trial.Token}{fill}-2"));

        await trial.AddedAsync(first).ConfigureAwait(false);
        await trial.AddedAsync(second).ConfigureAwait(false);

        await trial.KeepsAsync(first).ConfigureAwait(false);
        await trial.KeepsAsync(second).ConfigureAwait(false);
    }

    // Where the platform has no tables of normal forms, only ASCII can name a user, and no other name reaches a store.
    private static IEnumerable<string> Readable(IEnumerable<string> names) => names.Where(IsReadable);

    private static bool IsReadable(string name) => UserName.TryCreate(name, out _);
}
