using Auth.Core.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Auth.Core.EntityFrameworkCore.State;

/// <summary>A row of <c>auth_core_state</c>: a <see cref="StateRecord"/>, column by column.</summary>
internal sealed class StateRow
{
    /// <summary>The table's name.</summary>
    public const string Table = "auth_core_state";

    private const int MostKindCharacters = 32;

    public string Kind { get; private set; } = string.Empty;

    public string Key { get; private set; } = string.Empty;

    public string Owner { get; private set; } = string.Empty;

    /// <summary>Ticks of 100 ns since the year 1, UTC: databases keep microseconds at the most.</summary>
    public long ExpiresAt { get; private set; }

    public long Version { get; private set; }

    public byte[] Payload { get; private set; } = [];

    public static void Map(EntityTypeBuilder<StateRow> state, string? collation)
    {
        state.ToTable(Table);
        state.HasKey(row => new { row.Kind, row.Key }).HasName("auth_core_state_pkey");
        state
            .HasIndex(row => new
            {
                row.Kind,
                row.Owner,
                row.Key,
            })
            .HasDatabaseName("auth_core_state_owner");
        state.HasIndex(row => new { row.Kind, row.ExpiresAt }).HasDatabaseName("auth_core_state_expires");
        state.Property(row => row.Kind).HasColumnName("kind").HasMaxLength(MostKindCharacters).UseCollation(collation);
        state
            .Property(row => row.Key)
            .HasColumnName("key")
            .HasMaxLength(StateRecord.MaxKeyLength)
            .UseCollation(collation);
        state
            .Property(row => row.Owner)
            .HasColumnName("owner")
            .HasMaxLength(StateRecord.MaxKeyLength)
            .UseCollation(collation);
        state.Property(row => row.ExpiresAt).HasColumnName("expires_at");
        state.Property(row => row.Version).HasColumnName("version");
        state.Property(row => row.Payload).HasColumnName("payload");
    }

    public static StateRow Of(StateRecord record) =>
        new()
        {
            Kind = record.Kind.Name,
            Key = record.Key,
            Owner = record.Owner,
            ExpiresAt = record.ExpiresAt.UtcTicks,
            Version = record.Version,
            Payload = record.Payload.ToArray(),
        };

    public StateRecord ToRecord(StateKind kind) =>
        new(kind, Key, Owner, new DateTimeOffset(ExpiresAt, TimeSpan.Zero), Version, Payload);

    public override string ToString() => $"StateRow {Kind}";
}
