using Auth.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Auth.Core.EntityFrameworkCore.Users;

/// <summary>A row of <c>auth_core_users</c>: a <see cref="StoredUser"/>, column by column.</summary>
internal sealed class UserRow
{
    /// <summary>The table's name.</summary>
    public const string Table = "auth_core_users";

    // ASCII text of the hasher; the column's length.
    private const int MostHashCharacters = 255;

    // No role holds a line end, so that the list needs no escaping and no second table.
    private const char Separator = '\n';

    public string Id { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    public string CanonicalName { get; private set; } = string.Empty;

    public string PasswordHash { get; private set; } = string.Empty;

    public string Roles { get; private set; } = string.Empty;

    public bool IsDisabled { get; private set; }

    /// <summary>Ticks of 100 ns since the year 1, UTC: databases keep microseconds at the most.</summary>
    public long CreatedAt { get; private set; }

    public long CredentialVersion { get; private set; }

    public long SecurityVersion { get; private set; }

    public long Version { get; private set; }

    public static void Map(EntityTypeBuilder<UserRow> user, string? collation)
    {
        user.ToTable(Table);
        user.HasKey(row => row.Id).HasName("auth_core_users_pkey");
        user.HasIndex(row => row.CanonicalName).IsUnique().HasDatabaseName("auth_core_users_canonical_name");
        user.Property(row => row.Id).HasColumnName("id").HasMaxLength(UserId.MaxLength).UseCollation(collation);
        user.Property(row => row.Name).HasColumnName("name").HasMaxLength(UserName.MaxLength);
        user.Property(row => row.CanonicalName)
            .HasColumnName("canonical_name")
            .HasMaxLength(UserName.MaxLength)
            .UseCollation(collation);
        user.Property(row => row.PasswordHash).HasColumnName("password_hash").HasMaxLength(MostHashCharacters);
        user.Property(row => row.Roles)
            .HasColumnName("roles")
            .HasMaxLength(RoleName.MaxPerUser * (RoleName.MaxLength + 1));
        user.Property(row => row.IsDisabled).HasColumnName("is_disabled");
        user.Property(row => row.CreatedAt).HasColumnName("created_at");
        user.Property(row => row.CredentialVersion).HasColumnName("credential_version");
        user.Property(row => row.SecurityVersion).HasColumnName("security_version");
        user.Property(row => row.Version).HasColumnName("version");
    }

    /// <exception cref="ArgumentException">The hash does not fit its column; names and roles always do.</exception>
    public static UserRow Of(StoredUser user)
    {
        var hash = user.RevealPasswordHash();
        if (
            hash.Length > MostHashCharacters
            || !System.Text.Ascii.IsValid(hash)
            || hash.Contains('\0', StringComparison.Ordinal)
        )
        {
            throw new ArgumentException(
                $"The password hash is not ASCII text of at most {MostHashCharacters} characters without NUL.",
                nameof(user)
            );
        }

        return new UserRow
        {
            Id = user.Id.Value,
            Name = user.Name.Display,
            CanonicalName = user.Name.Canonical,
            PasswordHash = hash,
            Roles = string.Join(Separator, user.Roles),
            IsDisabled = user.IsDisabled,
            CreatedAt = user.CreatedAt.UtcTicks,
            CredentialVersion = user.CredentialVersion,
            SecurityVersion = user.SecurityVersion,
            Version = user.Version,
        };
    }

    public StoredUser ToUser() =>
        new(
            UserId.Parse(Id),
            UserName.Create(Name),
            PasswordHash,
            Roles.Split(Separator, StringSplitOptions.RemoveEmptyEntries),
            IsDisabled,
            new DateTimeOffset(CreatedAt, TimeSpan.Zero),
            CredentialVersion,
            SecurityVersion,
            Version
        );

    public override string ToString() => $"UserRow {Id}";
}
