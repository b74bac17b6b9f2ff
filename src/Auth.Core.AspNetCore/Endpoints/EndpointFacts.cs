using Auth.Core.AspNetCore.Cookies;
using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>What OpenAPI is told of an endpoint: what it takes, and every answer that it gives.</summary>
internal sealed class EndpointFacts(string name, string summary)
{
    private const string Json = "application/json";

    private readonly List<object> _metadata = [];
    private readonly List<Problem> _problems = [];

    public EndpointFacts Takes<TRequest>()
    {
        _metadata.Add(ParameterMetadata.Body<TRequest>());
        _metadata.Add(new BodyLimit());
        return With(KnownProblems.MalformedBody, KnownProblems.BodyTooLarge, KnownProblems.UnsupportedMediaType);
    }

    /// <summary>A body with a refresh token, or none where the token travels in a cookie.</summary>
    public EndpointFacts TakesRefreshToken<TRequest>(IEndpointRouteBuilder routes) =>
        routes.ServiceProvider.GetService<CookieTransport>() is null ? Takes<TRequest>() : this;

    public EndpointFacts TakesRouteValue(string value)
    {
        _metadata.Add(ParameterMetadata.Path(value));
        return this;
    }

    public EndpointFacts Gives(int status, Type? body = null, string contentType = Json)
    {
        _metadata.Add(
            body is null
                ? new ProducesResponseTypeMetadata(status, typeof(void))
                : new ProducesResponseTypeMetadata(status, body, [contentType])
        );
        return this;
    }

    public EndpointFacts With(params ReadOnlySpan<Problem> problems)
    {
        _problems.AddRange(problems);
        return this;
    }

    public IEnumerable<object> Metadata() =>
        [
            .. _metadata,
            new EndpointNameMetadata($"AuthCore.{name}"),
            new EndpointSummaryAttribute(summary),
            new TagsAttribute("Auth"),
            .. _problems
                .Select(problem => problem.Status)
                .Distinct()
                .Order()
                .Select(status => new ProducesResponseTypeMetadata(
                    status,
                    typeof(ProblemDetails),
                    [Problem.ContentType]
                )),
        ];

    /// <summary>Lets a server that knows such a limit refuse a body before it reads it.</summary>
    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => JsonBody.MaxBytes;
    }
}
