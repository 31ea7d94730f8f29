namespace Hotline.Server.Commands
{
    internal static class StaffCommand { public static Task<int> RunAsync(params object[] a) => Task.FromResult(2); }
    internal static class Demo { public static Task AnnounceAsync(params object[] a) => Task.CompletedTask; }
}
namespace Hotline.Server.Hosting
{
    internal static class StubDesk { public static void AddDesk(this IServiceCollection s, IConfiguration c) { s.AddSingleton<Storage.Staff.StaffRows>(); } public static void UseDesk(this WebApplication a) { } public static void MapDesk(this WebApplication a) { } }
}
