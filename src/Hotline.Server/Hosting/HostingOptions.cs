namespace Hotline.Server.Hosting;

/// <summary>The three addresses: chat for callers, desk for caseworkers, ops for machines. Settings <c>Hotline:ChatUrl</c> and so on.</summary>
internal sealed class HostingOptions
{
    public string ChatUrl { get; set; } = "http://127.0.0.1:5080";

    public string DeskUrl { get; set; } = "http://127.0.0.1:5081";

    public string OpsUrl { get; set; } = "http://127.0.0.1:5082";

    /// <summary>Every fault, in words for the person who starts the program.</summary>
    public IEnumerable<string> Faults()
    {
        (string Name, string Value)[] all = [("ChatUrl", ChatUrl), ("DeskUrl", DeskUrl), ("OpsUrl", OpsUrl)];
        foreach (var (name, value) in all)
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                yield return $"Hotline:{name}: not an http or https address.";
            }
        }

        if (all.Select(a => a.Value.TrimEnd('/')).Distinct(StringComparer.OrdinalIgnoreCase).Count() < all.Length)
        {
            yield return "Hotline: ChatUrl, DeskUrl and OpsUrl must differ: callers, caseworkers and machines never share an address.";
        }
    }
}
