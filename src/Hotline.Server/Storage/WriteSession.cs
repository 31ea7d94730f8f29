using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>The writer's connection inside one transaction. Statements are prepared once and kept.</summary>
internal sealed class WriteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    /// <summary>The prepared statement for this text, its parameters cleared of the last use by setting them all again.</summary>
    public Statement Command(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            statements[sql] = statement = new Statement(command);
        }

        return statement;
    }

    public void Begin() => Command("BEGIN IMMEDIATE").ExecuteNonQuery();

    public void Commit() => Command("COMMIT").ExecuteNonQuery();

    public void TryRollback()
    {
        try
        {
            Command("ROLLBACK").ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself (disk full, I/O error): there is no transaction left to end.
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }
    }
}

/// <summary>A prepared statement.</summary>
internal sealed class Statement(SqliteCommand command) : IDisposable
{
    public void Set(string name, object? value)
    {
        var at = command.Parameters.IndexOf(name);
        if (at < 0)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            return;
        }

        command.Parameters[at].Value = value ?? DBNull.Value;
    }

    public int ExecuteNonQuery() => command.ExecuteNonQuery();

    public object? ExecuteScalar() => command.ExecuteScalar();

    public SqliteDataReader ExecuteReader() => command.ExecuteReader();

    public void Dispose() => command.Dispose();
}
