using Auth.Core.AspNetCore.Bearer;
using Auth.Core.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Responses;

/// <summary>The answers that several endpoints share.</summary>
internal static class Answers
{
    public static IResult Of(Problem problem) => new ProblemResult(problem);

    /// <summary>A 401, with the challenge that every 401 owes (RFC 9110 15.5.2): the bare one, for no token is at fault.</summary>
    public static IResult Unauthorized(HttpContext context, Problem problem)
    {
        var services = context.RequestServices;
        var realm = services
            .GetRequiredService<IOptionsMonitor<AuthCoreBearerOptions>>()
            .Get(AuthCoreBearerDefaults.AuthenticationScheme)
            .Realm;
        context.Response.Headers.WWWAuthenticate = services
            .GetRequiredService<BearerChallengesByRealm>()
            .Of(realm)
            .Plain;
        return new ProblemResult(problem);
    }

    public static IResult Busy(TimeSpan? retryAfter = null) =>
        new ProblemResult(KnownProblems.Busy, retryAfter ?? RetryAfter.Soon);

    public static IResult Unavailable(TimeSpan? retryAfter = null) =>
        new ProblemResult(KnownProblems.Unavailable, retryAfter ?? RetryAfter.Soon);

    public static IResult Throttled(TimeSpan retryAfter) =>
        new ProblemResult(KnownProblems.TooManyAttempts, retryAfter);

    /// <summary>One reason, in the member <c>reason</c>.</summary>
    public static IResult Rejected<T>(Problem problem, T reason)
        where T : struct, Enum =>
        new ProblemResult(problem, text: problem.With(writer => writer.WriteString("reason", TextOf(reason))));

    /// <summary>Every reason, in the member <c>reasons</c>.</summary>
    public static IResult Rejected<T>(Problem problem, IReadOnlyList<T> reasons)
        where T : struct, Enum =>
        new ProblemResult(
            problem,
            text: problem.With(writer =>
            {
                writer.WriteStartArray("reasons");
                foreach (var reason in reasons)
                {
                    writer.WriteStringValue(TextOf(reason));
                }

                writer.WriteEndArray();
            })
        );

    // "TooShort" is "too_short" on the wire, as the members of the bodies are written.
    private static string TextOf<T>(T reason)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
