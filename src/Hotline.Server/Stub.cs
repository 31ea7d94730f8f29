namespace Hotline.Server.Commands;
internal static class UnderstandCommand { public static Task<int> RunAsync(params object[] a) => Task.FromResult(2); }
