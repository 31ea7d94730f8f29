using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hotline.Server.Storage;

/// <summary>
/// A prepared statement of the writer. It speaks to SQLite directly: a turn takes four to eight of these, and the ADO layer
/// would cost more than SQLite itself.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string sql;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly string[] names;
    private readonly object?[] values;

    public Statement(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        this.sql = sql;
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        names = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(statement)).Select(i => raw.sqlite3_bind_parameter_name(statement, i).utf8_to_string())];
        values = new object?[names.Length];
    }

    /// <param name="value">A whole number, text, bytes or null.</param>
    public void Set(string name, object? value) => values[IndexOf(name)] = value;

    /// <summary>Rows changed.</summary>
    public int ExecuteNonQuery()
    {
        Run();
        return raw.sqlite3_changes(database);
    }

    /// <summary>The first column of the first row as long, string or bytes; null when there is no row or it is NULL.</summary>
    public object? ExecuteScalar()
    {
        object? found = null;
        Run(() => found = Column());
        return found;
    }

    /// <summary>For the rare statement with several columns.</summary>
    public SqliteDataReader ExecuteReader()
    {
        // Not disposed here: that would close the reader. The reader's end releases what SQLite holds.
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < names.Length; i++)
        {
            command.Parameters.AddWithValue(names[i], values[i] ?? DBNull.Value);
        }

        return command.ExecuteReader();
    }

    public void Dispose() => statement.Dispose();

    private int IndexOf(string name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException("The statement has no such parameter.", nameof(name));
    }

    private void Run(Action? firstRow = null)
    {
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                Check(Bind(i + 1, values[i]));
            }

            var first = true;
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                if (first)
                {
                    firstRow?.Invoke();
                    first = false;
                }
            }

            if (result != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(result, database);
            }
        }
        finally
        {
            // The outcome of the step was read already; a reset repeats it.
            _ = raw.sqlite3_reset(statement);
            Array.Clear(values);
        }
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int64(statement, index, number),
        string text => raw.sqlite3_bind_text(statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        _ => throw new ArgumentException("Only whole numbers, texts and bytes are stored."),
    };

    private object? Column() => raw.sqlite3_column_type(statement, 0) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, 0),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, 0).utf8_to_string(),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, 0).ToArray(),
        _ => null,
    };

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
