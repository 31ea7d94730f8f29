using Hotline.Core.Messages;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Desk.Accounts;

/// <summary>What ASP.NET Core Identity needs of our accounts. Roles, lockout and recovery codes are not its business here.</summary>
internal sealed class StaffStore(StaffRows rows, PasskeyRows passkeys)
    : IUserPasswordStore<StaffMember>, IUserSecurityStampStore<StaffMember>, IUserAuthenticatorKeyStore<StaffMember>, IUserPasskeyStore<StaffMember>
{
    public Task<string> GetUserIdAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Secrets.SignInName);

    public Task SetUserNameAsync(StaffMember user, string? userName, CancellationToken cancellationToken)
    {
        user.Secrets = user.Secrets with { SignInName = userName ?? throw new ArgumentNullException(nameof(userName)) };
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(StaffMember user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    /// <summary>Storage keeps a keyed hash of the name and makes it itself.</summary>
    public Task SetNormalizedUserNameAsync(StaffMember user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IdentityResult> CreateAsync(StaffMember user, CancellationToken cancellationToken) =>
        await rows.AddAsync(user, cancellationToken)
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "DuplicateUserName" });

    public async Task<IdentityResult> UpdateAsync(StaffMember user, CancellationToken cancellationToken) =>
        await rows.SaveAsync(user, cancellationToken)
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());

    /// <summary>Accounts are disabled, never deleted: the audit log names them.</summary>
    public Task<IdentityResult> DeleteAsync(StaffMember user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<StaffMember?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        CaseworkerId.Find(userId) is { } id ? await rows.FindAsync(id, cancellationToken) : null;

    public Task<StaffMember?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        rows.FindByNameAsync(normalizedUserName, cancellationToken);

    public Task SetPasswordHashAsync(StaffMember user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Secrets = user.Secrets with { PasswordHash = passwordHash };
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.Secrets.PasswordHash);

    public Task<bool> HasPasswordAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.Secrets.PasswordHash is not null);

    public Task SetSecurityStampAsync(StaffMember user, string stamp, CancellationToken cancellationToken)
    {
        user.Stamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    public Task SetAuthenticatorKeyAsync(StaffMember user, string key, CancellationToken cancellationToken)
    {
        user.Secrets = user.Secrets with { TotpKey = key, TotpConfirmed = false };
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.Secrets.TotpKey);

    public Task AddOrUpdatePasskeyAsync(StaffMember user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        passkeys.SaveAsync(
            user.Id,
            new PasskeySecrets(
                passkey.CredentialId, passkey.PublicKey, passkey.Name, passkey.CreatedAt, passkey.SignCount, passkey.Transports,
                passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson),
            cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffMember user, CancellationToken cancellationToken) =>
        [.. (await passkeys.ReadAsync(user.Id, cancellationToken)).Select(Info)];

    public async Task<StaffMember?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(credentialId, cancellationToken) is { } found ? await rows.FindAsync(found.Staff, cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(StaffMember user, byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(credentialId, cancellationToken) is { } found && found.Staff == user.Id ? Info(found.Passkey) : null;

    public Task RemovePasskeyAsync(StaffMember user, byte[] credentialId, CancellationToken cancellationToken) =>
        passkeys.RemoveAsync(user.Id, credentialId, cancellationToken);

    public void Dispose()
    {
    }

    private static UserPasskeyInfo Info(PasskeySecrets p) =>
        new(p.CredentialId, p.PublicKey, p.CreatedAt, p.SignCount, p.Transports, p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.AttestationObject, p.ClientDataJson)
        {
            Name = p.Name,
        };
}
