namespace Hotline.Server.Hosting;

internal static class HotlineLogging
{
    /// <summary>To standard error, one line each; frameworks speak from Warning up, as their chatter names paths and keys.</summary>
    public static void AddHotlineLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = false;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            options.UseUtcTimestamp = true;
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Orleans", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Warning);

        // Orleans places grains through it: two lines for every conversation that wakes.
        logging.AddFilter("Polly", LogLevel.Warning);

        // It takes the time since the machine started for a stall, once, at every start.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        logging.AddFilter("System.Net.Http", LogLevel.None);
    }
}
