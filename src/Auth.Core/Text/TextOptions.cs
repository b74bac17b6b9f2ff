namespace Auth.Core.Text;

/// <summary>Which text names and passwords may be written in.</summary>
public sealed class TextOptions
{
    /// <summary>
    /// Admits only ASCII in names and new passwords. Default false. Set it for a process that runs under invariant
    /// globalization (common in small container images), where the platform cannot normalize text and the library
    /// otherwise refuses to start: one password would give different hashes on different hosts.
    /// </summary>
    public bool AsciiOnly { get; set; }
}
