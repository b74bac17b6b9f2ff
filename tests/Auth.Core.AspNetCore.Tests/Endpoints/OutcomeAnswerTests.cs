using System.Reflection;
using System.Runtime.CompilerServices;
using Auth.Core.Accounts;
using Auth.Core.AspNetCore.Endpoints;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Sessions;

namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>Every case of every outcome has exactly one answer: a new case without one fails here, and not at a user's.</summary>
public sealed class OutcomeAnswerTests
{
    private static readonly IServiceProvider Services = new ServiceCollection()
        .AddLogging()
        .AddAuthCoreBearer()
        .BuildServiceProvider();

    public static TheoryData<Type, int, string> Refusals =>
        new()
        {
            { typeof(RegistrationOutcome.UserNameTaken), 409, AuthCoreProblems.UserNameTaken },
            { typeof(RegistrationOutcome.UserNameRejected), 400, AuthCoreProblems.UserNameRejected },
            { typeof(RegistrationOutcome.PasswordRejected), 400, AuthCoreProblems.PasswordRejected },
            { typeof(RegistrationOutcome.Throttled), 429, AuthCoreProblems.TooManyAttempts },
            { typeof(RegistrationOutcome.Busy), 503, AuthCoreProblems.Busy },
            { typeof(RegistrationOutcome.Unavailable), 503, AuthCoreProblems.Unavailable },
            { typeof(LoginOutcome.Unavailable), 503, AuthCoreProblems.Unavailable },
            { typeof(ChangePasswordOutcome.Unavailable), 503, AuthCoreProblems.Unavailable },
            { typeof(LoginOutcome.Refused), 401, AuthCoreProblems.LoginRefused },
            { typeof(LoginOutcome.Malformed), 401, AuthCoreProblems.LoginRefused },
            { typeof(LoginOutcome.Throttled), 429, AuthCoreProblems.TooManyAttempts },
            { typeof(LoginOutcome.Busy), 503, AuthCoreProblems.Busy },
            { typeof(RefreshOutcome.Invalid), 401, AuthCoreProblems.RefreshRefused },
            { typeof(RefreshOutcome.Busy), 503, AuthCoreProblems.Busy },
            { typeof(RefreshOutcome.Unavailable), 503, AuthCoreProblems.Unavailable },
            { typeof(AccountOutcome.Conflict), 409, AuthCoreProblems.Conflict },
            { typeof(ChangePasswordOutcome.Refused), 400, AuthCoreProblems.CurrentPasswordRefused },
            { typeof(ChangePasswordOutcome.PasswordRejected), 400, AuthCoreProblems.PasswordRejected },
            { typeof(ChangePasswordOutcome.Conflict), 409, AuthCoreProblems.Conflict },
            { typeof(ChangePasswordOutcome.Throttled), 429, AuthCoreProblems.TooManyAttempts },
            { typeof(ChangePasswordOutcome.Busy), 503, AuthCoreProblems.Busy },
        };

    /// <summary>What is no refusal; the tests of the endpoints see to these.</summary>
    private static readonly Type[] Successes =
    [
        typeof(RegistrationOutcome.Registered),
        typeof(LoginOutcome.Succeeded),
        typeof(RefreshOutcome.Refreshed),
        typeof(AccountOutcome.Done),
        typeof(AccountOutcome.UserUnknown),
        typeof(ChangePasswordOutcome.Changed),
        typeof(ChangePasswordOutcome.ChangedWithoutSession),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_has_one_answer(Type type, int status, string problem)
    {
        var context = new DefaultHttpContext { RequestServices = Services };

        var answer = (ProblemResult)Answer(context, Make(type));
        await answer.ExecuteAsync(context);

        context.Response.StatusCode.Should().Be(status);
        answer.Problem.Type.Should().Be(problem);
        context.Response.Headers.RetryAfter.Count.Should().Be(status is 503 or 429 ? 1 : 0);
    }

    [Fact]
    public void No_case_of_an_outcome_is_forgotten()
    {
        Type[] outcomes =
        [
            typeof(RegistrationOutcome),
            typeof(LoginOutcome),
            typeof(RefreshOutcome),
            typeof(AccountOutcome),
            typeof(ChangePasswordOutcome),
        ];

        outcomes
            .SelectMany(outcome => outcome.GetNestedTypes())
            .Should()
            .BeEquivalentTo(Refusals.Select(row => (Type)((object[])row)[0]).Concat(Successes));
    }

    [Fact]
    public void Every_problem_has_a_type_of_its_own_and_every_type_its_problem()
    {
        var types = typeof(AuthCoreProblems)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);

        KnownProblems.All.Select(problem => problem.Type).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(types);
    }

    private static IResult Answer(HttpContext context, object outcome) =>
        outcome switch
        {
            RegistrationOutcome registration => RegisterEndpoint.Answer(registration),
            LoginOutcome login => LoginEndpoint.Answer(context, login),
            RefreshOutcome refresh => RefreshEndpoint.Answer(context, refresh),
            AccountOutcome account => LogoutEverywhereEndpoint.Answer(context, account),
            ChangePasswordOutcome change => ChangePasswordEndpoint.Answer(context, change),
            _ => throw new ArgumentException("Another outcome.", nameof(outcome)),
        };

    // The library alone makes outcomes; a test needs no more than their shape.
    private static object Make(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        if (type.GetProperty("Reasons") is { } reasons)
        {
            IReadOnlyList<PasswordRejection> value = [PasswordRejection.TooShort];
            type.GetField($"<{reasons.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance)!
                .SetValue(made, value);
        }

        return made;
    }
}
