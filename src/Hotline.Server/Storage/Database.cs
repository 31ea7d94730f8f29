using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>
/// One SQLite file: one writer that commits whatever waits together (one sync for many turns), and a pool of readers.
/// A write is on disk when its task completes (WAL, synchronous=FULL).
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private const int MostInOneCommit = 1024;

    private readonly string connectionString;
    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(65_536) { SingleReader = true });
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly SemaphoreSlim readerSlots = new(8);
    private readonly Thread writer;
    private readonly SqliteConnection writing;
    private readonly Checkpointer checkpointer;
    private volatile StorageTrouble trouble;

    public Database(string path, string schema)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ConnectionString;
        writing = Open();
        Run(writing, schema);
        checkpointer = new Checkpointer(Open(), path + "-wal");
        writer = new Thread(WriteLoop) { Name = "storage writer", IsBackground = true };
        writer.Start();
    }

    /// <summary>What keeps the writer from writing now; <see cref="StorageTrouble.None"/> when the last commit worked.</summary>
    public StorageTrouble Trouble => trouble;

    /// <summary>
    /// Runs <paramref name="work"/> in the next commit. It may run twice (when a neighbour in the same commit fails), so it
    /// must touch nothing but the session.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The commit failed; nothing was written.</exception>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken cancellation)
    {
        var item = new Work<T>(work);

        // Not cancellable once it waits for its commit: the outcome is known only by the writer.
        return queue.Writer.TryWrite(item) ? item.Done.Task : WriteWhenThereIsRoomAsync(item, cancellation);
    }

    public Task WriteAsync(Action<WriteSession> work, CancellationToken cancellation) =>
        WriteAsync(
            session =>
            {
                work(session);
                return true;
            },
            cancellation);

    private async Task<T> WriteWhenThereIsRoomAsync<T>(Work<T> item, CancellationToken cancellation)
    {
        await queue.Writer.WriteAsync(item, cancellation);
        return await item.Done.Task;
    }

    public async ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation)
    {
        await readerSlots.WaitAsync(cancellation);
        try
        {
            if (!readers.TryTake(out var connection))
            {
                connection = Open();
                Run(connection, "PRAGMA query_only=ON");
            }

            try
            {
                return read(connection);
            }
            finally
            {
                readers.Add(connection);
            }
        }
        catch (SqliteException e)
        {
            throw new StorageUnavailableException(TroubleOf(e), e);
        }
        finally
        {
            readerSlots.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(() => writer.Join());
        checkpointer.Dispose();
        await writing.DisposeAsync();
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }

        readerSlots.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();

        // secure_delete and trusted_schema: nothing readable is left behind, nothing in the file is run.
        // Checkpoints belong to the checkpointer, so that no turn waits for one.
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=0; PRAGMA busy_timeout=5000; PRAGMA cache_size=-65536");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void WriteLoop()
    {
        using var session = new WriteSession(writing);
        var batch = new List<Work>(MostInOneCommit);
        while (WaitForWork())
        {
            while (batch.Count < MostInOneCommit && queue.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            Commit(session, batch);
            batch.Clear();
            checkpointer.Committed(writing);
        }
    }

    private bool WaitForWork() => queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit(WriteSession session, List<Work> batch)
    {
        if (TryCommit(session, batch, out var failure))
        {
            trouble = StorageTrouble.None;
            Complete([.. batch]);
            return;
        }

        if (batch.Count > 1 && failure is not StorageUnavailableException)
        {
            // One of them is at fault; alone, each shows its own outcome and harms no neighbour.
            foreach (var work in batch)
            {
                Commit(session, [work]);
            }

            return;
        }

        if (failure is StorageUnavailableException unavailable)
        {
            trouble = unavailable.Trouble;
        }

        batch.ForEach(work => work.Fail(failure!));
    }

    /// <summary>Tells the waiting ones on another thread: this one has the next commit to write.</summary>
    private static void Complete(Work[] batch) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static done =>
            {
                foreach (var work in done)
                {
                    work.Complete();
                }
            },
            batch,
            preferLocal: false);

    private static bool TryCommit(WriteSession session, List<Work> batch, out Exception? failure)
    {
        try
        {
            session.Begin();
            foreach (var work in batch)
            {
                work.Run(session);
            }

            session.Commit();
            failure = null;
            return true;
        }
        catch (Exception e)
        {
            session.TryRollback();
            failure = e is SqliteException sqlite && TroubleOf(sqlite) is var found && found != StorageTrouble.None
                ? new StorageUnavailableException(found, e)
                : e;
            return false;
        }
    }

    private static StorageTrouble TroubleOf(SqliteException e) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => StorageTrouble.DiskFull,
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => StorageTrouble.Locked,
        SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY => StorageTrouble.Io,
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => StorageTrouble.Corrupt,
        _ => StorageTrouble.None,
    };

    private abstract class Work
    {
        public abstract void Run(WriteSession session);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Work<T>(Func<WriteSession, T> work) : Work
    {
        private T? result;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Run(WriteSession session) => result = work(session);

        public override void Complete() => Done.TrySetResult(result!);

        public override void Fail(Exception failure) => Done.TrySetException(failure);
    }
}

/// <summary>Why nothing can be written now.</summary>
internal enum StorageTrouble
{
    None,
    DiskFull,
    Locked,
    Io,
    Corrupt,
}

/// <summary>Nothing was written. Try again later. Carries no data.</summary>
internal sealed class StorageUnavailableException(StorageTrouble trouble, Exception inner) : Exception($"Storage is unavailable: {trouble}.", inner)
{
    public StorageTrouble Trouble { get; } = trouble;
}
