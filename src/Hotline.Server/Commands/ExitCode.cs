namespace Hotline.Server.Commands;

/// <summary>What every command exits with.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Finding = 1;
    public const int WrongUsage = 2;
}
