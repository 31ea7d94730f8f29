using System.Text.Json;
using Hotline.Server.Conversations;
using Hotline.Server.Storage;

namespace Hotline.Server.Hosting;

/// <summary>What must be known before anything is built. Features read their own sections later.</summary>
internal sealed record Settings(IConfiguration Configuration, bool Demo)
{
    public StorageOptions Storage { get; } = Configuration.GetSection("Hotline").Get<StorageOptions>() ?? new();

    public HostingOptions Hosting { get; } = Configuration.GetSection("Hotline").Get<HostingOptions>() ?? new();

    public Organisation Organisation { get; } = Organisation.Of(Configuration);

    /// <summary>Where <c>dialogs/</c> and <c>locales/</c> are; by default they travel with the program.</summary>
    public string ContentDirectory => Configuration["Hotline:ContentDirectory"] ?? AppContext.BaseDirectory;

    public static Settings Read(bool demo, Faults faults)
    {
        var file = FindFile(Path.GetFullPath("hotline.json"), faults);
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(file)
            .AddInMemoryCollection(demo ? [new("Hotline:WebChat:Demo", "true"), new("Hotline:Desk:Demo", "true")] : [])
            .AddEnvironmentVariables()
            .Build();
        var settings = new Settings(configuration, demo);
        faults.Add(settings.Hosting.Faults());
        faults.Add(settings.Storage.Faults());
        faults.Add(settings.Organisation.Faults());
        faults.Add(FeatureFaults.Find(configuration));
        return settings;
    }

    private static IConfiguration FindFile(string path, Faults faults)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(path, optional: true).Build();
        }
        catch (InvalidDataException e)
        {
            var line = (e.InnerException?.InnerException ?? e.InnerException) is JsonException { LineNumber: { } zeroBased } ? $":{zeroBased + 1}" : "";
            faults.Add([$"{path}{line}: cannot be read as JSON."]);
            return new ConfigurationBuilder().Build();
        }
    }
}
