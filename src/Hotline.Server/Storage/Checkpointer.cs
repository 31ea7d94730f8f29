using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>Moves the write-ahead log into the file on a thread of its own, so that no commit waits for it.</summary>
internal sealed class Checkpointer : IDisposable
{
    private const long TooLong = 128L << 20;
    private const int CommitsBetweenLooks = 64;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    private readonly SqliteConnection connection;
    private readonly FileInfo log;
    private readonly Thread thread;
    private readonly AutoResetEvent committed = new(false);
    private readonly ManualResetEventSlim stopping = new();
    private int commits;

    public Checkpointer(SqliteConnection connection, string logPath)
    {
        this.connection = connection;
        log = new FileInfo(logPath);
        thread = new Thread(Loop) { Name = "storage checkpointer", IsBackground = true };
        thread.Start();
    }

    /// <summary>
    /// Called by the writer between two commits. Under a load that never pauses the log would only grow, as it starts over
    /// only when nothing is being added: then the writer itself moves the little that is left and cuts it.
    /// </summary>
    public void Committed(SqliteConnection writing)
    {
        committed.Set();
        if (++commits % CommitsBetweenLooks == 0)
        {
            log.Refresh();
            if (log.Exists && log.Length > TooLong)
            {
                Run(writing, "PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    public void Dispose()
    {
        stopping.Set();
        committed.Set();
        thread.Join();
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        connection.Dispose();
        committed.Dispose();
        stopping.Dispose();
    }

    private void Loop()
    {
        while (!stopping.IsSet)
        {
            committed.WaitOne();
            Run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
            stopping.Wait(Breath);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Disk full or locked: the log keeps everything, and the next round tries again. The writer reports the trouble.
        }
    }
}
