using Hotline.Server.Storage;

namespace Hotline.Server.Tests.Storage;

public sealed class VaultTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("hotline-vault-");

    private StorageOptions Options => new()
    {
        DataDirectory = Path.Combine(directory.FullName, "data"),
        KeyDirectory = Path.Combine(directory.FullName, "data-keys"),
    };

    [Fact]
    public async Task A_fresh_installation_makes_its_keys_for_its_owner_only()
    {
        await using (Vault.Open(Options))
        {
        }

        var keys = Directory.GetFiles(Options.KeyDirectory).Select(Path.GetFileName).Order();
        Assert.Equal(["audit.1.key", "index.1.key", "kek-main.1.key", "ring.1.key"], keys);
        Assert.All(Directory.GetFiles(Options.KeyDirectory), path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)));
    }

    [Fact]
    public async Task It_opens_again_with_the_same_keys()
    {
        await using (Vault.Open(Options))
        {
        }

        await using var again = Vault.Open(Options);
        Assert.Equal(StorageTrouble.None, again.Database.Trouble);
    }

    [Fact]
    public async Task Used_data_without_a_key_is_refused_and_no_new_key_is_made()
    {
        await OpenOnceAsync();
        File.Delete(KeyPath("kek-main.1.key"));
        File.Delete(KeyPath("index.1.key"));

        var faults = Assert.Throws<StorageFaultsException>(() => Vault.Open(Options)).Faults;

        Assert.Equal(2, faults.Count);
        Assert.Contains(faults, f => f.Contains("kek-main.1.key is missing", StringComparison.Ordinal));
        Assert.False(File.Exists(KeyPath("index.1.key")));
    }

    [Fact]
    public async Task Another_key_in_place_of_the_right_one_is_refused()
    {
        await OpenOnceAsync();
        Write("kek-main.1.key", Convert.ToBase64String(new byte[31].Append((byte)7).ToArray()));

        Assert.Contains("not the one this data was written with", Assert.Single(Assert.Throws<StorageFaultsException>(() => Vault.Open(Options)).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAAA", "32 bytes")]
    [InlineData("not base64 at all", "32 bytes")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "all zeros")]
    public async Task Short_broken_and_empty_keys_are_refused(string content, string expected)
    {
        await OpenOnceAsync();
        Write("audit.1.key", content);

        Assert.Contains(Assert.Throws<StorageFaultsException>(() => Vault.Open(Options)).Faults, f => f.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_refused()
    {
        await OpenOnceAsync();
        File.SetUnixFileMode(KeyPath("ring.1.key"), UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Assert.Contains(Assert.Throws<StorageFaultsException>(() => Vault.Open(Options)).Faults, f => f.Contains("others can read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_key_for_two_uses_is_refused()
    {
        await OpenOnceAsync();
        File.Copy(KeyPath("ring.1.key"), KeyPath("audit.1.key"), overwrite: true);

        Assert.Contains(Assert.Throws<StorageFaultsException>(() => Vault.Open(Options)).Faults, f => f.Contains("the same key as", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_inside_the_data_are_refused()
    {
        var options = Options;
        options.KeyDirectory = Path.Combine(options.DataDirectory, "keys");

        Assert.Contains("inside", Assert.Single(Assert.Throws<StorageFaultsException>(() => Vault.Open(options)).Faults), StringComparison.Ordinal);
    }

    public void Dispose() => directory.Delete(recursive: true);

    private async Task OpenOnceAsync()
    {
        await using var vault = Vault.Open(Options);
    }

    private string KeyPath(string name) => Path.Combine(Options.KeyDirectory, name);

    private void Write(string name, string content) => File.WriteAllText(KeyPath(name), content);
}
