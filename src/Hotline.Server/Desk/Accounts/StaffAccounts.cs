using System.Security.Cryptography;
using Hotline.Core.Messages;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;

namespace Hotline.Server.Desk.Accounts;

/// <summary>Opens accounts and hands out their one-time links. Nobody signs up by themselves.</summary>
internal sealed class StaffAccounts(StaffRows rows, EnrolmentRows links, TimeProvider time)
{
    /// <summary>The account's id, or null when the sign-in name is taken.</summary>
    public async Task<CaseworkerId?> AddAsync(NewStaff staff, CancellationToken cancellation)
    {
        var member = new StaffMember
        {
            Id = new(new Guid(RandomNumberGenerator.GetBytes(16))),
            Ngo = staff.Ngo,
            Role = staff.Role,
            Stamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            OnCall = staff.Role is StaffRole.Caseworker,
            CreatedAt = time.GetUtcNow(),
            Secrets = new() { SignInName = staff.SignInName.Trim(), WorkingName = (staff.WorkingName ?? staff.SignInName).Trim() },
        };
        return await rows.AddAsync(member, cancellation) ? member.Id : null;
    }

    /// <summary>
    /// A link that opens the enrolment page once, within a day. The token is in the fragment, which browsers do not send, so that it
    /// reaches no log on the way.
    /// </summary>
    public async Task<string> IssueLinkAsync(CaseworkerId id, Uri desk, CancellationToken cancellation) =>
        $"{desk.GetLeftPart(UriPartial.Authority)}/enrol#{await links.IssueAsync(id, cancellation)}";

    /// <summary>The two caseworkers of the demonstration, made on the first start; a new link for each on every start.</summary>
    public async Task<IReadOnlyList<DemoLink>> SeedDemoAsync(Uri desk, CancellationToken cancellation)
    {
        var seeded = new List<DemoLink>();
        foreach (var name in (string[])["Aigerim", "Timur"])
        {
            var id = (await rows.FindByNameAsync(name, cancellation))?.Id
                ?? await AddAsync(new NewStaff(name, null, StaffRole.Caseworker, new(Vault.FirstNgo)), cancellation)
                ?? throw new InvalidOperationException("A demo account could neither be found nor made.");
            seeded.Add(new DemoLink(name, await IssueLinkAsync(id, desk, cancellation)));
        }

        return seeded;
    }
}

/// <param name="WorkingName">What callers see; the sign-in name when not given.</param>
internal sealed record NewStaff(string SignInName, string? WorkingName, StaffRole Role, NgoId Ngo);

internal sealed record DemoLink(string Name, string Link);
