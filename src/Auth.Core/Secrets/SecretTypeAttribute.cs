namespace Auth.Core.Secrets;

/// <summary>
/// Marks a type whose instances hold a secret. The house tests hold every such type to the same rules: no comparison
/// operators, no equality of its own, a <c>ToString</c> that shows nothing, and nothing for a JSON serializer to find.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
internal sealed class SecretTypeAttribute : Attribute;
