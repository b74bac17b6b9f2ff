using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.House;

/// <summary>
/// A comparison that stops at the first difference tells by its time how far a guess was right. Secrets are compared by
/// Secrets/ConstantTime alone; where keys, signatures and passwords are handled, no other comparison of text or bytes
/// may stand that nobody argued for.
/// </summary>
internal static class SecretComparisonRules
{
    private static readonly string[] Methods =
    [
        "Equals",
        "EqualsIgnoreCase",
        "SequenceEqual",
        "SequenceCompareTo",
        "CompareTo",
        "Compare",
        "CompareOrdinal",
        "StartsWith",
        "EndsWith",
        "CommonPrefixLength",
    ];

    private static readonly string[] Guarded = ["Secrets", "Passwords", "Tokens"];

    // Members of secret types that are none themselves: they stand in headers, claims and logs.
    private static readonly string[] Open =
    [
        "Auth.Core.Tokens.AccessToken.Id",
        "Auth.Core.Tokens.SigningKey.KeyId",
        "Auth.Core.State.StateRecord.Key",
        "Auth.Core.State.StateRecord.Owner",
        "Auth.Core.Tokens.Managed.ManagedKey.KeyId",
        "Auth.Core.Users.StoredUser.Roles",
    ];

    // Comparisons of text or bytes in the guarded folders that meet no secret, file by file.
    private static readonly Dictionary<string, string> Argued = new(StringComparer.Ordinal)
    {
        ["Passwords/PasswordForms.cs"] = "two forms of one typed password; nothing stored is near",
        ["Passwords/RepeatsAndSequences.cs"] = "a new password against itself; nothing stored is near",
        ["Passwords/PasswordPolicyOptionsValidator.cs"] = "the scheme of an address that the host has set",
        ["Passwords/Breached/RangeAnswer.cs"] = "a new password against a public collection, in this process",
        ["Passwords/Imported/StrictText.cs"] = "a stored text against public prefixes and against its own spelling",
        ["Tokens/EllipticCurve.cs"] = "a signature that the sender knows, against a published order; a curve's name",
        ["Secrets/KeyFileGuard.cs"] = "the path of a key file against that of the web root",
        ["Secrets/KeyStrength.cs"] = "a new key against itself, once, when the host reads it",
        ["Tokens/SigningAlgorithmFacts.cs"] = "names of algorithms",
        ["Tokens/VerifiedIdentity.cs"] = "names of roles",
        ["Tokens/Managed/ManagedKeyMaker.cs"] = "key ids, which are published",
        ["Tokens/Managed/ManagedKeyVault.cs"] = "key ids and names of algorithms, which are published",
        ["Tokens/Managed/WithdrawManagedKey.cs"] = "key ids, which are published",
        ["Tokens/Jwt/IssuerProfile.cs"] = "issuer, audience, client and type: all public, all after the signature",
        ["Tokens/Jwt/MemberNames.cs"] = "names of JSON members that the sender wrote",
        ["Tokens/Jwt/RingKey.cs"] = "key id and algorithm stand open in every header",
    };

    /// <summary>Comparisons that a secret takes part in, anywhere.</summary>
    public static IEnumerable<string> OfSecrets(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        from operand in Operands(file.Model, node)
        where IsSecret(file.Model, operand)
        select $"{file.At(node)} {node}";

    /// <summary>Comparisons of text or bytes in the guarded folders that nobody argued for.</summary>
    public static IEnumerable<string> InGuardedFolders(SourceFile file) =>
        !Guarded.Contains(file.Folder.Split('/')[0], StringComparer.Ordinal) || Argued.ContainsKey(file.Path)
            ? []
            : Ordinary(file);

    /// <summary>Files on the list that compare nothing any more.</summary>
    public static IEnumerable<string> Unneeded(IReadOnlyCollection<SourceFile> files) =>
        Argued.Keys.Where(path => !files.Any(file => IsAt(file, path) && Ordinary(file).Any()));

    private static bool IsAt(SourceFile file, string path) => string.Equals(file.Path, path, StringComparison.Ordinal);

    // A text that stands in the source is no secret, and comparing with it tells nothing new.
    private static IEnumerable<string> Ordinary(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        let operands = Operands(file.Model, node).ToList()
        where operands.Exists(operand => SecretText.Is(file.Model.GetTypeInfo(operand).Type))
        where !operands.Exists(operand => IsWritten(file.Model, operand))
        select $"{file.At(node)} {node}";

    private static IEnumerable<ExpressionSyntax> Operands(SemanticModel model, SyntaxNode node) =>
        node switch
        {
            BinaryExpressionSyntax binary when IsEquality(binary) => IsNull(binary.Left) || IsNull(binary.Right)
                ? []
                : [binary.Left, binary.Right],
            InvocationExpressionSyntax call when IsComparison(model, call) => Receiver(call)
                .Concat(call.ArgumentList.Arguments.Select(static argument => argument.Expression)),
            _ => [],
        };

    private static bool IsEquality(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    private static bool IsNull(ExpressionSyntax operand) =>
        operand.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    private static bool IsComparison(SemanticModel model, InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && Methods.Contains(method.Name, StringComparer.Ordinal);

    private static IEnumerable<ExpressionSyntax> Receiver(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? [access.Expression]
        : call.Parent is ConditionalAccessExpressionSyntax conditional ? [conditional.Expression]
        : [];

    private static bool IsWritten(SemanticModel model, ExpressionSyntax operand) =>
        operand.IsKind(SyntaxKind.Utf8StringLiteralExpression)
        || model.GetConstantValue(operand) is { HasValue: true, Value: string };

    // The secret itself, or text and bytes that come out of one.
    private static bool IsSecret(SemanticModel model, ExpressionSyntax operand) =>
        SecretRules.IsSecret(model.GetTypeInfo(operand).Type)
        || (
            SecretText.Is(model.GetTypeInfo(operand).Type)
            && operand.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => ComesFromSecret(model, name))
        );

    private static bool ComesFromSecret(SemanticModel model, SimpleNameSyntax name) =>
        model.GetSymbolInfo(name).Symbol is { IsStatic: false } symbol
        && symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol
        && SecretRules.IsSecret(symbol.ContainingType)
        && !Open.Contains($"{symbol.ContainingType.ToDisplayString()}.{symbol.Name}", StringComparer.Ordinal);
}
