namespace Auth.Core.State;

/// <summary>
/// Tells the memory store which records of a full table are missed least, so that it need not read payloads. Times are
/// Unix milliseconds.
/// </summary>
/// <param name="Weight">Records of less weight go first: 0 to <see cref="MaxWeight"/>.</param>
/// <param name="WrittenAt">The time of this write, which stands for now when room is sought for the record.</param>
/// <param name="KeepUntil">Until then the record stays, whatever its weight.</param>
internal readonly record struct EvictionHint(int Weight, long WrittenAt, long KeepUntil)
{
    public const int MaxWeight = 100;
}
