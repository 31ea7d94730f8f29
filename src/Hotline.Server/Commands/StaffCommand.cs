using Hotline.Core.Messages;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;

namespace Hotline.Server.Commands;

/// <summary><c>hotline staff add --name N --role R [--working-name W] [--ngo ID]</c>: opens an account and prints its one-time link.</summary>
internal static class StaffCommand
{
    private const string Usage = "usage: hotline staff add --name N --role caseworker|supervisor|admin|auditor [--working-name W] [--ngo ID]";

    /// <summary>0: done, the link is on stdout. 1: the name is taken or there is no such NGO. 2: wrong usage, or storage cannot be opened.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (Read(args) is not { } staff)
        {
            await errors.WriteLineAsync(Usage);
            return ExitCode.WrongUsage;
        }

        var faults = new Faults();
        var settings = Settings.Read(demo: false, faults);
        try
        {
            if (!faults.Any)
            {
                await using var vault = Vault.Open(settings.Storage);
                return await AddAsync(vault, staff, new Uri(settings.Hosting.DeskUrl), output, errors);
            }
        }
        catch (StorageFaultsException e)
        {
            faults.Add(e.Faults);
        }

        await faults.WriteAsync(errors);
        return ExitCode.WrongUsage;
    }

    private static async Task<int> AddAsync(Vault vault, NewStaff staff, Uri desk, TextWriter output, TextWriter errors)
    {
        if (!vault.Keys.Has(staff.Ngo.Value))
        {
            await errors.WriteLineAsync("There is no such NGO.");
            return ExitCode.Finding;
        }

        var audit = new AuditLog(vault.Keys);
        var accounts = new StaffAccounts(new StaffRows(vault, audit, TimeProvider.System), new EnrolmentRows(vault, audit, TimeProvider.System), TimeProvider.System);
        if (await accounts.AddAsync(staff, CancellationToken.None) is not { } id)
        {
            await errors.WriteLineAsync("The name is taken.");
            return ExitCode.Finding;
        }

        await output.WriteLineAsync(await accounts.IssueLinkAsync(id, desk, CancellationToken.None));
        await errors.WriteLineAsync("The link works once, for 24 hours. Hand it over in person.");
        return ExitCode.Success;
    }

    /// <summary>Arguments after <c>staff</c>; null when they are not what the usage says.</summary>
    private static NewStaff? Read(string[] args)
    {
        if (args is not ["add", .. var rest] || rest.Length % 2 != 0)
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
