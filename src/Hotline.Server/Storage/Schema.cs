namespace Hotline.Server.Storage;

/// <summary>
/// The store's tables. In clear: random ids, NGO, state names, times in seconds, language. Everything said, and everything
/// about a caller, is in columns named <c>sealed</c>.
/// </summary>
internal static class Schema
{
    public const int Version = 1;

    /// <summary>
    /// <c>turns</c> is inbox, thread, turn record and the state left in one row, so that a turn costs one insert and one small update:
    /// the delivery's keyed hash decides duplicates, and the sequence orders the thread. Rows are only ever added at the end, whoever writes:
    /// each names the row of the turn before it, and the conversation names the last. A table ordered by conversation would
    /// touch another page for every turn of a busy night.
    /// </summary>
    public const string Text = """
        CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        INSERT OR IGNORE INTO meta(name, value) VALUES('schema', '1');
        CREATE TABLE IF NOT EXISTS ngos(id TEXT PRIMARY KEY, created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS bundles(id TEXT PRIMARY KEY, added_at INTEGER NOT NULL, files BLOB NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS conversations(
            row INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            ngo TEXT NOT NULL,
            channel TEXT NOT NULL,
            phase TEXT NOT NULL,
            language TEXT NOT NULL,
            bundle TEXT NOT NULL,
            version INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            last_turn INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS addresses(
            blind BLOB PRIMARY KEY,
            conversation INTEGER NOT NULL,
            sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX IF NOT EXISTS addresses_by_conversation ON addresses(conversation);

        CREATE TABLE IF NOT EXISTS turns(
            row INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            previous INTEGER NOT NULL,
            heard INTEGER,
            delivery BLOB,
            at INTEGER NOT NULL,
            sealed BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX IF NOT EXISTS turns_by_delivery ON turns(delivery) WHERE delivery IS NOT NULL;

        CREATE TABLE IF NOT EXISTS outbox(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL,
            conversation INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL,
            lane INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            state TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            sealed BLOB) STRICT;
        CREATE INDEX IF NOT EXISTS outbox_waiting ON outbox(channel, id) WHERE state = 'waiting';
        CREATE INDEX IF NOT EXISTS outbox_of_conversation ON outbox(conversation, sequence);

        CREATE TABLE IF NOT EXISTS deadlines(
            conversation INTEGER NOT NULL,
            kind TEXT NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY(conversation, kind)) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS deadlines_due ON deadlines(due);

        CREATE TABLE IF NOT EXISTS cases(
            id BLOB PRIMARY KEY,
            conversation INTEGER NOT NULL,
            ngo TEXT NOT NULL,
            urgency INTEGER NOT NULL,
            reason TEXT NOT NULL,
            language TEXT NOT NULL,
            channel TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            wrote_at INTEGER NOT NULL,
            accepted_by BLOB,
            accepted_at INTEGER,
            ended_at INTEGER,
            ended TEXT) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS cases_open ON cases(ngo, urgency DESC, opened_at) WHERE ended_at IS NULL;
        CREATE INDEX IF NOT EXISTS cases_by_conversation ON cases(conversation);
        CREATE TABLE IF NOT EXISTS case_events(
            id INTEGER PRIMARY KEY,
            case_id BLOB NOT NULL,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            actor BLOB) STRICT;
        CREATE INDEX IF NOT EXISTS case_events_by_case ON case_events(case_id, id);

        CREATE TABLE IF NOT EXISTS webchat_chats(
            id TEXT PRIMARY KEY,
            conversation BLOB,
            ends_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS webchat_chats_by_end ON webchat_chats(ends_at);
        CREATE TABLE IF NOT EXISTS webchat_passes(
            hash BLOB PRIMARY KEY,
            chat TEXT NOT NULL,
            kind TEXT NOT NULL,
            expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS webchat_passes_by_chat ON webchat_passes(chat);
        CREATE INDEX IF NOT EXISTS webchat_passes_by_expiry ON webchat_passes(expires_at);

        CREATE TABLE IF NOT EXISTS quarantine(
            id INTEGER PRIMARY KEY,
            channel TEXT NOT NULL,
            delivery BLOB NOT NULL UNIQUE,
            why TEXT NOT NULL,
            at INTEGER NOT NULL,
            sealed BLOB NOT NULL) STRICT;

        CREATE TABLE IF NOT EXISTS audit(
            sequence INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            target TEXT NOT NULL,
            reason TEXT NOT NULL,
            mac BLOB NOT NULL) STRICT;
        """;
}
