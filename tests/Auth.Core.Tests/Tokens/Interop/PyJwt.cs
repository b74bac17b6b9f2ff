using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth.Core.Tests.Tokens.Interop;

/// <summary>PyJWT of the system's Python, where it is present (Debian: python3-jwt and python3-cryptography).</summary>
internal static class PyJwt
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import base64, json, sys, jwt
        job = json.load(sys.stdin)
        key = base64.b64decode(job["secret"]) if "secret" in job else job["pem"]
        if "claims" in job:
            print(jwt.encode(job["claims"], key, algorithm=job["alg"], headers=job["headers"]))
        else:
            print(json.dumps(jwt.decode(job["token"], key, algorithms=[job["alg"]], issuer=job["iss"], audience=job["aud"])))
        """;

    private static readonly Lazy<bool> Present = new(() =>
        File.Exists(Python) && Run("import jwt, cryptography", string.Empty).ExitCode == 0
    );

    public static bool IsPresent => Present.Value;

    /// <summary>Has it make a token.</summary>
    public static string Make(JsonObject job) => Ask(job);

    /// <summary>Has it verify a token and tell the claims.</summary>
    public static JsonElement Read(JsonObject job) => JsonDocument.Parse(Ask(job)).RootElement;

    private static string Ask(JsonObject job)
    {
        var (exitCode, output, errors) = Run(Script, job.ToJsonString());
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"PyJWT: {errors}");
    }

    private static (int ExitCode, string Output, string Errors) Run(string script, string input)
    {
        var start = new ProcessStartInfo(Python)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
