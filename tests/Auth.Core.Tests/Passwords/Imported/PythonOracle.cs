using System.ComponentModel;
using System.Diagnostics;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>Python's bcrypt and passlib, as readers of what we write (Debian: python3-bcrypt, python3-passlib).</summary>
internal static class PythonOracle
{
    // The first of these that has the module is asked: packages of the system are not seen by every python3 on a path.
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    /// <summary>An interpreter that can import the module, or null.</summary>
    public static string? InterpreterWith(string module) =>
        Interpreters.FirstOrDefault(interpreter => Run(interpreter, $"import {module}").ExitCode == 0);

    /// <summary>Runs a program of one text; arguments follow in <c>sys.argv[1:]</c>, answers come on standard output.</summary>
    public static string Ask(string module, string program, params string[] arguments)
    {
        var (exitCode, output) = Run(InterpreterWith(module)!, program, arguments);
        exitCode.Should().Be(0, output);
        return output.Trim();
    }

    private static (int ExitCode, string Output) Run(string interpreter, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(interpreter)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Otherwise an interpreter under a plain locale would read our UTF-8 arguments as something else.
        start.Environment["PYTHONUTF8"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (Win32Exception)
        {
            return (-1, $"{interpreter} is not on this machine");
        }
    }
}

/// <summary>A fact that is skipped, by name, where no python3 has the module.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(string module)
    {
        if (PythonOracle.InterpreterWith(module) is null)
        {
            Skip = $"no python3 on this machine has the module {module}";
        }
    }
}
