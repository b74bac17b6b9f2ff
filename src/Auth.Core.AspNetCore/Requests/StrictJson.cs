using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Auth.Core.AspNetCore.Responses;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Requests;

/// <summary>
/// How bodies are read: no member twice, nothing deeper than 16, no comments, no trailing commas. A host's own type is read
/// with the host's names and converters, and just as strictly.
/// </summary>
internal static class StrictJson
{
    public const int MaxDepth = 16;

    /// <summary>How to read a type; asked when an endpoint is mapped, so that a missing one stops the start.</summary>
    /// <exception cref="NotSupportedException">Reflection is off, and the host's JSON context does not know the type.</exception>
    public static JsonTypeInfo<T> Of<T>(IServiceProvider services)
    {
        if (AuthCoreJson.Default.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> ours)
        {
            return ours;
        }

        var theirs = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var strict = new JsonSerializerOptions(theirs)
        {
            AllowDuplicateProperties = false,
            AllowTrailingCommas = false,
            MaxDepth = MaxDepth,
            ReadCommentHandling = JsonCommentHandling.Disallow,
        };
        return (JsonTypeInfo<T>)strict.GetTypeInfo(typeof(T));
    }
}
