using Hotline.Core.Messages;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Desk.Accounts;

/// <summary>
/// Checks passwords: as long for a name nobody has as for one somebody has, and one at a time, so that a flood of guesses slows
/// guessers and no conversation.
/// </summary>
internal sealed class PasswordWork(IPasswordHasher<StaffMember> hasher) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private readonly Lazy<StaffMember> nobody = new(() => MakeNobody(hasher));

    public async Task<bool> VerifyAsync(StaffMember? member, string password)
    {
        await one.WaitAsync();
        try
        {
            var hash = member?.Secrets.PasswordHash;
            var checkedFor = hash is null ? nobody.Value : member!;
            var normal = password.Normalize();
            var outcome = await Task.Run(() => hasher.VerifyHashedPassword(checkedFor, checkedFor.Secrets.PasswordHash!, normal));
            return hash is not null && outcome != PasswordVerificationResult.Failed;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static StaffMember MakeNobody(IPasswordHasher<StaffMember> hasher)
    {
        var member = new StaffMember
        {
            Id = new(Guid.Empty),
            Ngo = new NgoId(Vault.FirstNgo),
            Role = StaffRole.Caseworker,
            Secrets = new() { SignInName = "", WorkingName = "" },
        };
        member.Secrets = member.Secrets with { PasswordHash = hasher.HashPassword(member, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))) };
        return member;
    }
}
