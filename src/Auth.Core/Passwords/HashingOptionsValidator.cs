namespace Auth.Core.Passwords;

/// <summary>Judges the bounds of hashing.</summary>
internal static class HashingOptionsValidator
{
    public static IEnumerable<string> Validate(HashingOptions options)
    {
        if (options.Workers is < 1 or > HashingOptions.LargestWorkers)
        {
            yield return $"AuthCoreOptions.Hashing.Workers is {options.Workers}; it must be from 1 to "
                + $"{HashingOptions.LargestWorkers}. Leave it unset for one less than the cores.";
        }

        if (
            options.LongestWait < HashingOptions.SmallestLongestWait
            || options.LongestWait > HashingOptions.LargestLongestWait
        )
        {
            yield return $"AuthCoreOptions.Hashing.LongestWait is {options.LongestWait:c}; it must be from 1 to 20 "
                + "seconds. Leave it at 10.";
        }

        if (options.MostWaiting is < HashingOptions.SmallestMostWaiting or > HashingOptions.LargestMostWaiting)
        {
            yield return $"AuthCoreOptions.Hashing.MostWaiting is {options.MostWaiting}; it must be from "
                + $"{HashingOptions.SmallestMostWaiting} to {HashingOptions.LargestMostWaiting}. Leave it at 1,024.";
        }
    }
}
