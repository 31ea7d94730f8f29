using Hotline.Server.Storage;

namespace Hotline.Server.Tests.Storage;

public sealed class DatabaseTests : IAsyncLifetime
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("hotline-db-");
    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        database = new Database(Path.Combine(directory.FullName, "test.db"), "CREATE TABLE IF NOT EXISTS numbers(n INTEGER PRIMARY KEY) STRICT");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Writes_that_come_together_are_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(n => InsertAsync(n)));

        Assert.Equal(2000, await CountAsync());
    }

    [Fact]
    public async Task A_write_that_breaks_harms_no_neighbour_in_its_commit()
    {
        await InsertAsync(500);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async n =>
        {
            try
            {
                await InsertAsync(n);
                return true;
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                return false;
            }
        }));

        Assert.Equal(500, Assert.Single(outcomes.Index(), o => !o.Item).Index);
        Assert.Equal(1000, await CountAsync());
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(
            session =>
            {
                Insert(session, 1);
                throw new InvalidOperationException();
            },
            Cancellation));

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_locked_file_is_reported_and_writing_resumes_by_itself()
    {
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(directory.FullName, "test.db")};Pooling=False"))
        {
            other.Open();
            Run(other, "BEGIN IMMEDIATE");
            var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => InsertAsync(1));
            Assert.Equal(StorageTrouble.Locked, refused.Trouble);
            Assert.Equal(StorageTrouble.Locked, database.Trouble);
            Run(other, "ROLLBACK");
        }

        await InsertAsync(2);

        Assert.Equal(StorageTrouble.None, database.Trouble);
        Assert.Equal(1, await CountAsync());
    }

    private Task InsertAsync(int n) => database.WriteAsync(session => Insert(session, n), Cancellation);

    private static void Insert(WriteSession session, int n)
    {
        var insert = session.Command("INSERT INTO numbers(n) VALUES(@n)");
        insert.Set("@n", n);
        insert.ExecuteNonQuery();
    }

    private async Task<long> CountAsync() =>
        await database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = "SELECT count(*) FROM numbers";
                return (long)select.ExecuteScalar()!;
            },
            Cancellation);

    private static void Run(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
