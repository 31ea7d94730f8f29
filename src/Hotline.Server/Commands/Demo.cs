using Hotline.Server.Desk.Accounts;
using Hotline.Server.Hosting;

namespace Hotline.Server.Commands;

/// <summary>What <c>--demo</c> adds: two caseworkers on call, whose one-time links are printed at every start.</summary>
internal static class Demo
{
    public static async Task AnnounceAsync(IServiceProvider services, Settings settings, TextWriter output)
    {
        var accounts = services.GetRequiredService<StaffAccounts>();
        foreach (var demo in await accounts.SeedDemoAsync(new Uri(settings.Hosting.DeskUrl), CancellationToken.None))
        {
            await output.WriteLineAsync($"desk  {demo.Link}  one-time link for {demo.Name}");
        }
    }
}
