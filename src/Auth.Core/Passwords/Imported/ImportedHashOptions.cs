namespace Auth.Core.Passwords.Imported;

/// <summary>Hashes that came from another system, and what is conceded to them while they are moved.</summary>
public sealed class ImportedHashOptions
{
    /// <summary>
    /// The formats that logins may verify besides our own and plain bcrypt, each at most once. Default none. Every
    /// declared one makes every login dearer by its largest parameter, for all names alike; take it out when no such
    /// row is left.
    /// </summary>
    public IList<ImportedScheme> Schemes { get; } = [];

    /// <summary>
    /// Whether a password over 72 bytes may log in when its first 72 match a plain bcrypt hash, as the system that wrote
    /// the hash cut it. Default false: such a password is refused. On, the hash is left as it is, since nothing proves
    /// the bytes beyond, and the outcome advises a change of password. A password with NUL is never admitted. Our own
    /// hashes never match that way.
    /// </summary>
    public bool AdmitCutPasswords { get; set; }

    /// <summary>Everything that is wrong, each fault with the setting's full name, the bound and the fix.</summary>
    internal IEnumerable<string> Faults()
    {
        const string setting = "AuthCoreOptions.ImportedHashes.Schemes";
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Schemes.Count; i++)
        {
            var scheme = Schemes[i];
            if (scheme is null)
            {
                yield return $"{setting}[{i}] is null; take it out, or declare a format by a method of ImportedScheme.";
                continue;
            }

            foreach (var fault in scheme.Faults)
            {
                yield return $"{setting}[{i}] ({scheme.Name}): {fault}";
            }

            if (!names.Add(scheme.Name))
            {
                yield return $"{setting}[{i}] ({scheme.Name}) is declared twice; a format has one declaration. Keep the "
                    + "one with the larger parameter.";
            }
        }
    }
}
