using System.Diagnostics.CodeAnalysis;
using System.Text;
using Auth.Core.Text;

namespace Auth.Core.Users;

/// <summary>Which names this program admits: takes the settings as they are now, once.</summary>
internal sealed class UserNamePolicy(UserNameOptions options, TextOptions text)
{
    private readonly int _maxLength = options.MaxLength;
    private readonly bool _asciiOnly = text.AsciiOnly;

    /// <summary>Reads a name that shall be registered; answers why it may not be.</summary>
    public UserNameRejection Judge(string? typed, out UserName? name)
    {
        if (!TryRead(typed, out name, out var rejection))
        {
            return rejection;
        }

        return Math.Max(name.Display.Length, name.Canonical.Length) > _maxLength
            ? UserNameRejection.TooLong
            : UserNameRejection.None;
    }

    /// <summary>
    /// Reads a name of any length that can exist here. Where only ASCII is admitted, other text is no name at login either,
    /// so that processes with and without Unicode tables agree.
    /// </summary>
    public bool TryRead(string? typed, [NotNullWhen(true)] out UserName? name) => TryRead(typed, out name, out _);

    private bool TryRead(string? typed, [NotNullWhen(true)] out UserName? name, out UserNameRejection rejection)
    {
        if (UserName.TryCreate(typed, out name, out rejection) && (!_asciiOnly || Ascii.IsValid(typed)))
        {
            return true;
        }

        rejection = name is null ? rejection : UserNameRejection.NotAscii;
        name = null;
        return false;
    }
}
