using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Hotline.Server.Desk;

/// <summary>The desk's own settings. <c>Hotline:DeskUrl</c> is the address caseworkers type; <c>Hotline:Desk:Demo</c> is set by <c>--demo</c>.</summary>
internal sealed class DeskOptions : IValidatableObject
{
    public const string Section = "Hotline";

    public string DeskUrl { get; set; } = "http://127.0.0.1:5081";

    public DeskDemo Desk { get; set; } = new();

    /// <summary>Lets an enrolment link open the desk without a factor. Never in earnest.</summary>
    public bool Demo => Desk.Demo;

    public Uri Url => new(DeskUrl);

    public bool IsSecure => Url.Scheme == Uri.UriSchemeHttps;

    public bool IsLoopback => Url.IsLoopback;

    /// <summary>The domain passkeys are bound to. They do not exist on a bare IP address, so a loopback desk binds them to <c>localhost</c>.</summary>
    public string PasskeyDomain => IsLoopback ? "localhost" : Url.Host;

    public bool IsOurHost(string host) =>
        string.Equals(host, Url.Host, StringComparison.OrdinalIgnoreCase)
        || IsLoopback && host is "localhost" or "127.0.0.1" or "[::1]";

    public bool CanHavePasskeys(string host) =>
        string.Equals(host, PasskeyDomain, StringComparison.OrdinalIgnoreCase) && !IPAddress.TryParse(PasskeyDomain, out _);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(DeskUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new ValidationResult("Hotline:DeskUrl: not an http or https address.");
        }
        else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            yield return new ValidationResult("Hotline:DeskUrl: http is for this machine only; give an https address.");
        }
        else if (url.PathAndQuery != "/")
        {
            yield return new ValidationResult("Hotline:DeskUrl: the desk has a host of its own; give no path.");
        }
    }
}

internal sealed class DeskDemo
{
    public bool Demo { get; set; }
}
