namespace Auth.Core.Tests.Tokens.Narrowing;

/// <summary>Changes the text of a finished token.</summary>
internal static class MutantText
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Change(Random random, string token)
    {
        var at = random.Next(token.Length);
        var parts = token.Split('.');
        return random.Next(13) switch
        {
            0 => $"{token[..at]}{Alphabet[random.Next(64)]}{token[(at + 1)..]}",
            1 => token[..at] + token[(at + 1)..],
            2 => $"{token[..at]}{(char)random.Next(128)}{token[at..]}",
            3 => token[..at],
            4 => token + new string('=', random.Next(1, 3)),
            5 => $"{parts[1]}.{parts[0]}.{parts[2]}",
            6 => $"{parts[0]}.{parts[1]}.",
            7 => $"{token}.{parts[random.Next(3)]}",
            8 => token[..^1] + Alphabet[Alphabet.IndexOf(token[^1], StringComparison.Ordinal) ^ (1 << random.Next(6))],
            9 => " \t\n\r\0"[random.Next(5)] + token,
            10 => token + " \t\n\r\0"[random.Next(5)],
            11 => token.Replace('-', '+').Replace('_', '/'),
            // Left alone now and then: the proof is about all that is accepted.
            _ => token,
        };
    }
}
