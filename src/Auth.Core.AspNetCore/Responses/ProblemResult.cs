using Auth.Core.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.Responses;

/// <summary>A problem as an endpoint's result.</summary>
internal sealed class ProblemResult(Problem problem, TimeSpan? retryAfter = null, ReadOnlyMemory<byte>? text = null)
    : IResult,
        IStatusCodeHttpResult,
        IContentTypeHttpResult
{
    public Problem Problem { get; } = problem;

    public int? StatusCode => Problem.Status;

    public string ContentType => Problem.ContentType;

    public Task ExecuteAsync(HttpContext httpContext) =>
        Problem.WriteAsync(httpContext, text ?? Problem.Text, retryAfter);
}
