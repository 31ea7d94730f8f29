using Hotline.Core.Messages;
using Hotline.Server.Desk;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;

namespace Hotline.Server.Commands;

/// <summary><c>hotline staff add --name N --role R [--working-name W] [--ngo ID]</c>: opens an account and prints its one-time link.</summary>
internal static class StaffCommand
{
    private const string Usage = "usage: hotline staff add --name N --role caseworker|supervisor|admin|auditor [--working-name W] [--ngo ID]";

    /// <summary>0: done, the link is on stdout. 1: the name is taken. 2: wrong usage, or storage cannot be opened.</summary>
    public static async Task<int> RunAsync(string[] arguments, IConfiguration configuration, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (Read(arguments) is not { } staff)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        var desk = new DeskOptions();
        var storage = new StorageOptions();
        configuration.GetSection(DeskOptions.Section).Bind(desk);
        configuration.GetSection(DeskOptions.Section).Bind(storage);
        try
        {
            await using var vault = Vault.Open(storage);
            return await AddAsync(vault, staff, desk.Url, output, errors, cancellation);
        }
        catch (StorageFaultsException e)
        {
            foreach (var fault in e.Faults)
            {
                await errors.WriteLineAsync(fault);
            }

            return 2;
        }
    }

    private static async Task<int> AddAsync(Vault vault, NewStaff staff, Uri desk, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (!vault.Keys.Has(staff.Ngo.Value))
        {
            await errors.WriteLineAsync("There is no such NGO.");
            return 1;
        }

        var audit = new AuditLog(vault.Keys);
        var accounts = new StaffAccounts(new StaffRows(vault, audit, TimeProvider.System), new EnrolmentRows(vault, audit, TimeProvider.System), TimeProvider.System);
        if (await accounts.AddAsync(staff, cancellation) is not { } id)
        {
            await errors.WriteLineAsync("The name is taken.");
            return 1;
        }

        await output.WriteLineAsync(await accounts.IssueLinkAsync(id, desk, cancellation));
        await errors.WriteLineAsync("The link works once, for 24 hours. Hand it over in person.");
        return 0;
    }

    /// <summary>Arguments after <c>staff</c>; null when they are not what the usage says.</summary>
    private static NewStaff? Read(string[] arguments)
    {
        if (arguments is not ["add", .. var rest] || rest.Length % 2 != 0)
        {
            return null;
        }

        var given = new Dictionary<string, string>();
        foreach (var pair in rest.Chunk(2))
        {
            if (pair[0] is not ("--name" or "--role" or "--working-name" or "--ngo") || string.IsNullOrWhiteSpace(pair[1]) || pair[1].Length > 100 || !given.TryAdd(pair[0], pair[1]))
            {
                return null;
            }
        }

        return given.TryGetValue("--name", out var name) && StaffRows.FindRole(given.GetValueOrDefault("--role")) is { } role
            ? new NewStaff(name, given.GetValueOrDefault("--working-name"), role, new NgoId(given.GetValueOrDefault("--ngo", Vault.FirstNgo)))
            : null;
    }
}
