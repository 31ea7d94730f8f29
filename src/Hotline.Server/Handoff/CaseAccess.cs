using System.Collections.Concurrent;
using Hotline.Core.Handoff;
using Hotline.Desk.Cases;
using Hotline.Server.Storage;

namespace Hotline.Server.Handoff;

/// <summary>
/// The one check of who may see a case. A case of another NGO is absent; content is for the caseworker who accepted it,
/// while it is open and for three days after. Every reading of content is in the audit log.
/// </summary>
internal sealed class CaseAccess(CaseReads reads, Vault vault, AuditLog audit, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(72);

    // One reading is one opening of the page, not each of its refreshes.
    private static readonly TimeSpan OneReading = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(CaseId, Guid), DateTimeOffset> read = new();

    /// <summary>The case if it is of the caseworker's NGO; null is the same answer for another's and for none.</summary>
    public async Task<CaseRow?> FindAsync(Caseworker who, CaseId id, CancellationToken cancellation) =>
        await reads.FindAsync(id, cancellation) is { } row && row.Ngo == who.Ngo ? row : null;

    /// <summary>The case if its content may be read now, after noting that it is.</summary>
    public async Task<CaseRow?> FindReadableAsync(Caseworker who, CaseId id, CancellationToken cancellation)
    {
        if (await FindAsync(who, id, cancellation) is not { } row || row.AcceptedBy != who.Id)
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (row.EndedAt is { } ended && now - ended > Grace)
        {
            return null;
        }

        await NoteAsync(who, id, now, cancellation);
        return row;
    }

    private async Task NoteAsync(Caseworker who, CaseId id, DateTimeOffset now, CancellationToken cancellation)
    {
        var key = (id, who.Id.Value);
        if (read.TryGetValue(key, out var last) && now - last < OneReading)
        {
            return;
        }

        // No audit, no reading: the note is on disk before anything is shown.
        await vault.Database.WriteAsync(
            session => audit.Append(session, now.ToUnixTimeSeconds(), who.Id.ToString(), "read", id.ToString()), cancellation);
        read[key] = now;
        foreach (var old in read.Where(entry => now - entry.Value > OneReading))
        {
            read.TryRemove(old);
        }
    }
}
