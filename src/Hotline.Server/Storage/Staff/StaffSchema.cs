namespace Hotline.Server.Storage.Staff;

/// <summary>
/// The staff's tables. In clear: random ids, NGO, role, times, and the security stamp (random, opens nothing). Names, password
/// hashes, TOTP keys, passkeys and session tickets are sealed; what is looked up is a keyed or plain hash of something random.
/// </summary>
internal static class StaffSchema
{
    public const string Text = """
        CREATE TABLE IF NOT EXISTS staff(
            id BLOB PRIMARY KEY,
            ngo TEXT NOT NULL,
            role TEXT NOT NULL,
            name_blind BLOB NOT NULL UNIQUE,
            stamp TEXT NOT NULL,
            version INTEGER NOT NULL,
            on_call INTEGER NOT NULL,
            totp_step INTEGER,
            created_at INTEGER NOT NULL,
            disabled_at INTEGER,
            sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS staff_links(
            token_hash BLOB PRIMARY KEY,
            staff BLOB NOT NULL,
            expires_at INTEGER NOT NULL,
            used_at INTEGER) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS staff_links_by_staff ON staff_links(staff);
        CREATE TABLE IF NOT EXISTS staff_passkeys(
            credential_hash BLOB PRIMARY KEY,
            staff BLOB NOT NULL,
            sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS staff_passkeys_by_staff ON staff_passkeys(staff);
        CREATE TABLE IF NOT EXISTS staff_sessions(
            key_hash BLOB PRIMARY KEY,
            staff BLOB NOT NULL,
            stamp TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS staff_sessions_by_staff ON staff_sessions(staff);
        CREATE INDEX IF NOT EXISTS staff_sessions_by_end ON staff_sessions(expires_at);
        CREATE TABLE IF NOT EXISTS protection_keys(name TEXT PRIMARY KEY, xml TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """;
}
