using Hotline.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Tests.Storage;

/// <summary>Looks into the store, and breaks it, for tests of other features.</summary>
internal static class StoreRows
{
    public static async Task<long> CountDeadlinesAsync(Vault vault) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT count(*) FROM deadlines";
                return (long)command.ExecuteScalar()!;
            },
            CancellationToken.None);

    /// <summary>Takes the write lock as another program would. Dispose to give it back.</summary>
    public static IDisposable Lock(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    public static Task DropCaseKeysAsync(Vault vault) =>
        vault.KeyStore.Database.WriteAsync(session => session.Command("DELETE FROM case_keys").ExecuteNonQuery(), CancellationToken.None);
}
