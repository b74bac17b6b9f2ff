using System.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Secrets;

/// <summary>The key file of one machine: made once, for its owner alone, and refused wherever others could have been at it.</summary>
public sealed class MasterKeyFileTests : IDisposable
{
    private const UnixFileMode Mode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Directory.CreateTempSubdirectory("auth-core-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys", "master-key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_call_makes_it_and_every_other_one_reads_it()
    {
        var first = MasterKey.FromFile(KeyFile);
        var second = MasterKey.FromFile(KeyFile);

        second.Id.Should().Be(first.Id);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(KeyFile)!).Should().Equal(KeyFile);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyFile).Should().Be(Mode600);
            File.GetUnixFileMode(Path.GetDirectoryName(KeyFile)!).Should().Be(Mode600 | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Of_callers_at_once_one_makes_it_and_the_others_read_the_same_key()
    {
        for (var round = 0; round < Effort.Rounds; round++)
        {
            var file = Path.Combine(_folder, $"race-{round}", "master-key");

            var keys = AtOnce.OnThreads(8, _ => MasterKey.FromFile(file).Id);

            keys.Distinct().Should().ContainSingle();
            Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!).Should().Equal(file);
        }
    }

    [Fact]
    public void A_link_is_refused_even_one_that_leads_nowhere()
    {
        var real = Path.Combine(_folder, "real", "master-key");
        MasterKey.FromFile(real);
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!, Mode600 | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(KeyFile, real);
        Refusal(KeyFile).Should().Contain("is a link");

        File.Delete(real);
        Refusal(KeyFile).Should().Contain("is a link");
        File.Exists(real).Should().BeFalse("nothing is written through a link");
    }

    [Fact]
    public void A_folder_that_is_a_link_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "real"), Mode600 | UnixFileMode.UserExecute);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "keys"), Path.Combine(_folder, "real"));

        Refusal(KeyFile).Should().Contain("folder that is a link");
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.UserExecute)]
    public void A_file_with_any_other_bit_is_refused(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        MasterKey.FromFile(KeyFile);
        File.SetUnixFileMode(KeyFile, Mode600 | more);

        Refusal(KeyFile).Should().Contain("open to others").And.Contain("chmod 600");
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_folder_that_others_may_write_is_refused(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        MasterKey.FromFile(KeyFile);
        File.SetUnixFileMode(Path.GetDirectoryName(KeyFile)!, Mode600 | UnixFileMode.UserExecute | more);

        Refusal(KeyFile).Should().Contain("others may write").And.Contain("chmod 700");
    }

    [Theory]
    [InlineData("1000")]
    [InlineData("1000650000")]
    public void A_file_of_another_user_is_refused(string user)
    {
        // Only root can give a file away.
        if (OperatingSystem.IsWindows() || !string.Equals(Environment.UserName, "root", StringComparison.Ordinal))
        {
            return;
        }

        MasterKey.FromFile(KeyFile);
        Run("chown", user, KeyFile);
        Refusal(KeyFile).Should().Contain("belongs to another user");

        File.Delete(KeyFile);
        Run("chown", user, Path.GetDirectoryName(KeyFile)!);
        Refusal(KeyFile).Should().Contain("folder of another user");
    }

    [Fact]
    public void A_place_inside_the_web_root_is_refused_by_every_name_of_it()
    {
        var web = Path.Combine(_folder, "www");
        Directory.CreateDirectory(web);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "alias"), web);
        var inside = Path.Combine(_folder, "alias", "keys", "master-key");

        var read = () => MasterKey.FromFile(inside, webRoot: web);

        read.Should().Throw<InvalidOperationException>().WithMessage("*inside the web root*");
        Directory.GetFileSystemEntries(web).Should().BeEmpty();
        MasterKey
            .FromFile(Path.Combine(_folder, "www-keys", "master-key"), webRoot: web)
            .Should()
            .NotBeNull("it is beside");
    }

    [Theory]
    [InlineData("", "no key is set")]
    [InlineData("not base64!", "not base64")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "the key")]
    public void A_file_without_a_good_key_is_refused_and_not_replaced(string content, string fault)
    {
        MasterKey.FromFile(KeyFile);
        File.WriteAllText(KeyFile, content);

        var read = () => MasterKey.FromFile(KeyFile);

        read.Should().Throw<ArgumentException>().WithMessage($"*{KeyFile}*{fault}*");
        File.ReadAllText(KeyFile).Should().Be(content);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "keys"), "a file where the folder should be");

        Refusal(KeyFile).Should().Contain(KeyFile).And.Contain("MasterKeys");
    }

    private static string Refusal(string path)
    {
        var read = () => MasterKey.FromFile(path);
        return read.Should().Throw<InvalidOperationException>().Which.Message;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
