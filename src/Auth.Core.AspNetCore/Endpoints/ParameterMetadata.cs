using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>
/// Tells OpenAPI of a parameter, which a plain request delegate does not show. For bodies this and not the metadata of accepted
/// content types: routing would read that too, and answer 415 itself, without a problem.
/// </summary>
internal sealed class ParameterMetadata : IParameterBindingMetadata
{
    private ParameterMetadata(string name, Delegate shape)
    {
        Name = name;
        ParameterInfo = shape.Method.GetParameters()[0];
    }

    public string Name { get; }

    public bool HasTryParse => false;

    public bool HasBindAsync => false;

    public ParameterInfo ParameterInfo { get; }

    public bool IsOptional => false;

    /// <summary>A value in the path.</summary>
    public static ParameterMetadata Path(string name) => new(name, static ([FromRoute] string value) => { });

    /// <summary>The JSON body.</summary>
    public static ParameterMetadata Body<TRequest>() => new("body", static ([FromBody] TRequest body) => { });
}
