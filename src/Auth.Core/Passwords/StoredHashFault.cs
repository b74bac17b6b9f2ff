namespace Auth.Core.Passwords;

/// <summary>What a check met in a stored hash that an operator should hear of. The answer to the user tells none of it.</summary>
internal enum StoredHashFault
{
    /// <summary>Nothing, or no stored hash at all.</summary>
    None = 0,

    /// <summary>No form that is read here: damaged, foreign or undeclared.</summary>
    Unreadable,

    /// <summary>Read, and never run: its cost is above what is run.</summary>
    TooDear,

    /// <summary>It names a pepper that is not configured.</summary>
    UnknownPepper,

    /// <summary>It has no pepper, and one is required.</summary>
    PepperRequired,

    /// <summary>It has no pepper although one is configured: still read, and hashed anew at the next login.</summary>
    NotPeppered,

    /// <summary>Its cost is above the current one: run, for a longer time than others, and left as it is.</summary>
    Costly,
}
